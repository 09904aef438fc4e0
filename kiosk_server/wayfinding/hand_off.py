"""The address by which a phone takes a way along, to and from its parts. Knows no web and no plan.

    <public_url>/go/<spot>#<fragment>

`spot` is where the way starts: an anchor's code, or a place's id where there is no anchor of that
code. The fragment, which browsers never send to a server, says everything else. It is written as
`application/x-www-form-urlencoded`, so `new URLSearchParams(location.hash.slice(1))` reads it:

    to=<place id>         the destination; without it there is none yet
    via=<place id>        a stop on the way; as often as there are stops, in their order
    needs=<profile>       a TravelProfile of the schema that anybody may have, such as WHEELCHAIR;
                          left out: WALKING
    evidence=MEASURED     left out: ASSUMED
    <field>=<value>       a field of TravelNeedsInput that is not as the profile has it, by its
                          name there: bodyWidthMetres=0.9, mayUseLifts=false; an empty value is null
    locale=<tag>          the page's language, a BCP 47 tag
    mode=large|largest    left out: standard
    contrast=high         left out: normal
    voice=<pace>          the page reads itself aloud at one of PACES; left out: it does not

Keys may come in any order; unknown ones, and values that cannot be meant, are passed over, so that
an address printed today still opens a page of tomorrow.
"""

import math
from dataclasses import dataclass, fields
from urllib.parse import parse_qsl, quote

from accessibility.presentation import PresentationMode
from floorplans.facts import Evidence
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from kiosk_server.wayfinding.needs_input import MAY_BE_NULL, SIGNED_IN_PROFILES, needs_from

MOST_STOPS_READ = 8
_PROFILES = {each.name: each for each in Profile if each not in SIGNED_IN_PROFILES}
_HIDDEN = (
    *("is_wheeled", "access", "lift_uses", "stairs_effort"),
    *("leaves_hazards", "prefers_green_channels"),
)
"""What only a profile can say."""
_WORDS_OF_FLAGS = {True: "true", False: "false"}
_FLAGS = {word: flag for flag, word in _WORDS_OF_FLAGS.items()}


PACES = (0.75, 0.85, 1.0, 1.15, 1.3)
"""How fast a page may read itself aloud, as parts of the voice's own pace."""
_MODES = {each.value for each in PresentationMode}
_PACES = {f"{pace:g}": pace for pace in PACES}


@dataclass(frozen=True, slots=True)
class HandOffWish:
    """All that a phone needs to know beside the spot. `to` is None where nothing is chosen yet."""

    to: str | None = None
    via: tuple[str, ...] = ()
    needs: TravelNeeds = TravelNeeds()
    locale: str | None = None
    mode: PresentationMode = PresentationMode.STANDARD
    is_high_contrast: bool = False
    voice_pace: float | None = None
    """One of PACES; None: it does not read itself aloud."""


def nearest_pace(wish: float | None) -> float | None:
    """The one of PACES that is nearest to a wish; None for none."""
    if wish is None or not math.isfinite(wish):
        return None
    return min(PACES, key=lambda pace: abs(pace - wish))


def hand_off_address(public_url: str, spot: str, wish: HandOffWish) -> str:
    """The whole address. Raises UnsaidNeedsError as `fragment_of` does."""
    return f"{public_url.rstrip('/')}/go/{quote(spot, safe='')}#{fragment_of(wish)}"


class UnsaidNeedsError(ValueError):
    """Needs that no profile that anybody may have comes to, with other numbers."""


def fragment_of(wish: HandOffWish) -> str:
    """What stands behind the `#`. Raises UnsaidNeedsError for needs that were not made from a
    profile that anybody may have."""
    pairs: list[tuple[str, str]] = []
    if wish.to is not None:
        pairs.append(("to", wish.to))
    pairs.extend(("via", place_id) for place_id in wish.via)
    pairs.extend(_needs_pairs(wish.needs))
    if wish.locale is not None:
        pairs.append(("locale", wish.locale))
    if wish.mode is not PresentationMode.STANDARD:
        pairs.append(("mode", wish.mode.value))
    if wish.is_high_contrast:
        pairs.append(("contrast", "high"))
    if wish.voice_pace is not None:
        pairs.append(("voice", f"{wish.voice_pace:g}"))
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs)


def wish_of(fragment: str) -> HandOffWish:
    """What a fragment says, as far as it can be understood; never raises."""
    to: str | None = None
    via: list[str] = []
    needs: dict[str, object] = {"profile": Profile.WALKING, "evidence": Evidence.ASSUMED}
    locale: str | None = None
    mode, is_high_contrast = PresentationMode.STANDARD, False
    voice_pace: float | None = None
    for key, value in parse_qsl(fragment.removeprefix("#"), keep_blank_values=True):
        match key, value:
            case "to", _ if value:
                to = value
            case "via", _ if value and len(via) < MOST_STOPS_READ:
                via.append(value)
            case "needs", _ if value in _PROFILES:
                needs["profile"] = _PROFILES[value]
            case "evidence", "MEASURED" | "ASSUMED":
                needs["evidence"] = Evidence[value]
            case "locale", _ if value:
                locale = value
            case "mode", _ if value in _MODES:
                mode = PresentationMode(value)
            case "contrast", "high" | "normal":
                is_high_contrast = value == "high"
            case "voice", _:
                voice_pace = _PACES.get(value)
            case _ if key in _NAMES:
                found = _meant(_NAMES[key], value)
                if found is not _NOTHING:
                    needs[_NAMES[key]] = found
    return HandOffWish(
        to, tuple(via), needs_from(needs), locale, mode, is_high_contrast, voice_pace
    )


def _needs_pairs(needs: TravelNeeds) -> list[tuple[str, str]]:
    """The profile with the fewest other numbers, and those."""
    told: list[tuple[Profile, list[tuple[str, str]]]] = []
    for profile in _PROFILES.values():
        preset = needs_of(profile)
        if all(getattr(preset, name) == getattr(needs, name) for name in _HIDDEN):
            told.append((profile, _others(needs, preset)))
    if not told:
        raise UnsaidNeedsError
    profile, others = min(told, key=lambda each: len(each[1]))
    pairs = [] if profile is Profile.WALKING else [("needs", profile.name)]
    if needs.evidence is not Evidence.ASSUMED:
        pairs.append(("evidence", needs.evidence.name))
    return pairs + others


def _others(needs: TravelNeeds, preset: TravelNeeds) -> list[tuple[str, str]]:
    return [
        (key, _written(getattr(needs, name)))
        for key, name in _NAMES.items()
        if getattr(needs, name) != getattr(preset, name)
    ]


def _written(value: float | bool | None) -> str:
    if value is None:
        return ""
    return _WORDS_OF_FLAGS[value] if isinstance(value, bool) else repr(float(value))


_NOTHING = object()


def _meant(name: str, text: str) -> object:
    """The value that a text stands for, or _NOTHING."""
    if not text:
        return None if name in MAY_BE_NULL else _NOTHING
    if name.startswith("may_use_"):
        return _FLAGS.get(text, _NOTHING)
    try:
        number = float(text)
    except ValueError:
        return _NOTHING
    return number if math.isfinite(number) else _NOTHING


def _in_schema(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


_NAMES = {
    _in_schema(field.name): field.name
    for field in fields(TravelNeeds)
    if field.name not in {*_HIDDEN, "evidence"}
}
"""The fields of TravelNeedsInput, each by its name there."""
