"""Which of the locales there are fits what somebody asks for."""

from collections.abc import Sequence

_SCRIPT_OF_REGION = {
    "CN": "Hans",
    "SG": "Hans",
    "MY": "Hans",
    "TW": "Hant",
    "HK": "Hant",
    "MO": "Hant",
}


def negotiate(
    requested: Sequence[str], available: Sequence[str], default: str | None = None
) -> str:
    """The available locale that suits the wishes best, the first wish first.

    For each wish in turn: the same tag, then lookup by shortening it (RFC 4647 section 3.4), then
    any locale of its language, the same script first. A wish of `*` or none that fits gives the
    default, which is the first available one unless named. Raises ValueError if none is available.
    """
    if not available:
        raise ValueError("no locale is available")
    tags = {locale.lower(): locale for locale in available}
    for wish in requested:
        parts = wish.strip().replace("_", "-").lower().split("-")
        for length in range(len(parts), 0, -1):
            tag = "-".join(parts[:length])
            if tag in tags:
                return tags[tag]
        kin = [locale for locale in available if locale.lower().split("-")[0] == parts[0]]
        if kin:
            return min(kin, key=lambda locale: _script(locale) != _script(wish))
    return default if default is not None else available[0]


def _script(tag: str) -> str:
    """The script of a tag, stated or implied by its region; Chinese is Hans unless it says so."""
    parts = tag.replace("_", "-").split("-")
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            return part.title()
        if part.upper() in _SCRIPT_OF_REGION:
            return _SCRIPT_OF_REGION[part.upper()]
    return "Hans" if parts[0].lower() == "zh" else ""
