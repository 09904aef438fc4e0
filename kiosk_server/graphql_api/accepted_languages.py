"""The locale for an Accept-Language header."""

from collections.abc import Sequence
from functools import lru_cache

from i18n.negotiation import negotiate

_MOST_WISHES = 16
_MOST_CHARACTERS = 1_000


def locale_for(accept_language: str | None, locales: tuple[str, ...], default: str) -> str:
    """The offered locale that suits an Accept-Language header best; `default` without a wish.

    What stands behind the 1,000th character does not count.
    """
    return _locale_for((accept_language or "")[:_MOST_CHARACTERS], locales, default)


@lru_cache(maxsize=512)
def _locale_for(accept_language: str, locales: tuple[str, ...], default: str) -> str:
    wishes = wished_languages(accept_language)
    return negotiate(wishes, locales, default) if wishes else default


def wished_languages(accept_language: str) -> Sequence[str]:
    """The languages of an Accept-Language header, the most wished first; q=0 is left out."""
    wishes: list[tuple[float, str]] = []
    for item in accept_language.split(",")[:_MOST_WISHES]:
        tag, *parameters = (part.strip() for part in item.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "q":
                try:
                    quality = float(value)
                except ValueError:
                    quality = 0.0
        if tag and quality > 0.0:
            wishes.append((quality, tag))
    return [tag for _, tag in sorted(wishes, key=lambda wish: -wish[0])]
