"""Tells errors of this package in every language, to see that their messages can be filled."""

from functools import cache

from floorplans.errors import FloorplanError
from i18n.translator import Translator


@cache
def translator() -> Translator:
    """The packaged catalogs, read once."""
    return Translator.load()


def assert_has_words(error: FloorplanError) -> None:
    """Fails unless the error's code has a message whose placeholders its fields fill."""
    arguments: dict[str, str | int] = {}
    for name, value in error.fields.items():
        assert not isinstance(value, float), f"{name} is to be written out"
        arguments[name] = "" if value is None else value
    for locale in translator().locales:
        assert translator().text(locale, f"error-{error.code}", arguments)
