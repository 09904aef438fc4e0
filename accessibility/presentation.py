"""How pages may be shown: the forms of presentation.toml, by which attributes of a page's root they
are known, and the style sheet that they come to. Knows no page and no request.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources

_TABLE = "presentation.toml"
_EVERY_PAGE = "every"
_USUAL = "standard"


class PresentationMode(Enum):
    """How large a page is set; each is a form of the table."""

    STANDARD = "standard"
    LARGE = "large"
    LARGEST = "largest"


@dataclass(frozen=True, slots=True)
class TokenSet:
    """Tokens that a form changes on some pages: on all where none is named. `screen` is the media
    query of the screens that they are for, or empty."""

    pages: tuple[str, ...]
    screen: str
    tokens: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """One form; its attributes are those of `data-…` on a page's root."""

    name: str
    means: str
    attributes: Mapping[str, str]
    token_sets: tuple[TokenSet, ...]


@cache
def forms() -> Mapping[str, Form]:
    """All forms by their names, in the order in which the later one counts."""
    text = (resources.files("accessibility") / _TABLE).read_text(encoding="utf-8")
    return {
        name: Form(
            name,
            told["means"],
            told["attributes"],
            tuple(_token_set(where, tokens) for where, tokens in told.get("tokens", {}).items()),
        )
        for name, told in tomllib.loads(text)["forms"].items()
    }


def root_attributes(*, is_large: bool, is_contrast: bool) -> Mapping[str, str]:
    """The attributes of a page's root, each by its name behind `data-`."""
    shown = [_USUAL, *(["large"] if is_large else []), *(["contrast"] if is_contrast else [])]
    return {key: value for name in shown for key, value in forms()[name].attributes.items()}


def size_attributes() -> Mapping[str, Mapping[str, str]]:
    """What each size sets on a page's root, by its name: for browsers, which change it."""
    return {
        mode.value: {
            key: value for key, value in forms()[mode.value].attributes.items() if key != "contrast"
        }
        for mode in PresentationMode
    }


def forms_sheet() -> str:
    """The style sheet of all forms: a rule for each set of tokens."""
    return "\n".join(rule for form in forms().values() for rule in _rules(form))


def _rules(form: Form) -> Iterator[str]:
    shown = "".join(f'[data-{key}="{value}"]' for key, value in form.attributes.items())
    for each in form.token_sets:
        selectors = [f':root[data-page="{page}"]{shown}' for page in each.pages] or [
            f":root{shown}"
        ]
        tokens = "".join(f"  --{name}: {value};\n" for name, value in each.tokens.items())
        rule = ",\n".join(selectors) + f" {{\n{tokens}}}\n"
        yield f"@media {each.screen} {{\n{rule}}}\n" if each.screen else rule


def _token_set(where: str, tokens: Mapping[str, str]) -> TokenSet:
    pages, _, screen = (part.strip() for part in where.partition("@"))
    return TokenSet(() if pages == _EVERY_PAGE else tuple(pages.split()), screen, tokens)
