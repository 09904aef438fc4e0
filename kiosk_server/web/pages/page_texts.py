"""The catalogs' messages that a page shows by itself, as Fluent source for the browser."""

from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Literal

Page = Literal["kiosk", "phone"]
PAGES: tuple[Page, ...] = ("kiosk", "phone")


def texts_path(page: Page, locale: str) -> str:
    """Where a page's messages stand in the static tree."""
    return f"texts/{page}.{locale}.ftl"


def page_texts(page: Page, locale: str) -> str:
    """What every page says and what this one says, without comments."""
    folder = resources.files("i18n") / "catalogs" / locale
    files = (folder / "page_frame.ftl", folder / f"page_{page}.ftl")
    sources = (file.read_text(encoding="utf-8") for file in files if file.is_file())
    lines = (line for source in sources for line in source.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("#"))


def all_page_texts(locales: Sequence[str]) -> Mapping[str, str]:
    """The messages of every page in every language, by their path in the static tree."""
    return {
        texts_path(page, locale): page_texts(page, locale) for page in PAGES for locale in locales
    }
