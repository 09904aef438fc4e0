"""What a language's folder says of itself: whether it has all messages, and who speaks where it
has none.

A folder without `locale.toml` has all messages of all others. With it, `falls_back_to` names a
language that has all, and speaks what this one lacks.
"""

import tomllib
from importlib.resources.abc import Traversable

from fluent.syntax import FluentParser, FluentSerializer, ast

from i18n.errors import I18nError

_ABOUT = "locale.toml"


def fallback_of(folder: Traversable) -> str | None:
    """The language that stands in for missing files; None: none is missing.

    Raises I18nError `catalog-broken` for a `locale.toml` that does not say it.
    """
    about = folder / _ABOUT
    if not about.is_file():
        return None
    where = f"{folder.name}/{_ABOUT}"
    try:
        fallback = tomllib.loads(about.read_text(encoding="utf-8")).get("falls_back_to")
    except tomllib.TOMLDecodeError as error:
        raise I18nError("catalog-broken", file=where, near=str(error)) from error
    if not isinstance(fallback, str) or not fallback or fallback == folder.name:
        raise I18nError("catalog-broken", file=where, near="falls_back_to")
    return fallback


def catalog_names(catalogs: Traversable, locale: str) -> tuple[str, ...]:
    """The names of all files that a language has, itself or by what stands in for it, in order."""
    own = {file.name for file in (catalogs / locale).iterdir() if file.name.endswith(".ftl")}
    fallback = fallback_of(catalogs / locale)
    return tuple(sorted(own if fallback is None else own | {*catalog_names(catalogs, fallback)}))


def own_text(catalogs: Traversable, locale: str, name: str) -> str:
    """The Fluent source of a file of a language; empty where it does not have the file."""
    own = catalogs / locale / name
    return own.read_text(encoding="utf-8") if own.is_file() else ""


def lent_text(catalogs: Traversable, locale: str, name: str) -> str:
    """The Fluent source of what a language lacks of a file, in the words of who speaks for it;
    empty where it lacks nothing."""
    fallback = fallback_of(catalogs / locale)
    if fallback is None:
        return ""
    parser, serializer = FluentParser(with_spans=False), FluentSerializer()
    own = parser.parse(own_text(catalogs, locale, name)).body
    there = {entry.id.name for entry in own if isinstance(entry, ast.Message)}
    lacking = [
        entry
        for entry in parser.parse(own_text(catalogs, fallback, name)).body
        if isinstance(entry, ast.Message) and entry.id.name not in there
    ]
    return serializer.serialize(ast.Resource(list(lacking)))
