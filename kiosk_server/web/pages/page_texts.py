"""The catalogs' messages that a page shows by itself, as Fluent source for the browser."""

from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Literal, get_args

from i18n.locale_folder import catalog_names, catalog_text

Page = Literal[
    "kiosk", "phone", "facilities", "report", "ticket", "board", "counter", "screens", "directory"
]
PAGES: tuple[Page, ...] = get_args(Page)

STAFF_PAGES: frozenset[Page] = frozenset({"facilities", "counter", "screens"})
"""They ask as whoever signed in, and are not spoken."""


def texts_path(page: Page, locale: str) -> str:
    """Where a page's messages stand in the static tree."""
    return f"texts/{page}.{locale}.ftl"


def page_texts(page: Page, locale: str) -> str:
    """What every page says and what this one says, without comments."""
    catalogs = resources.files("i18n") / "catalogs"
    shared = ["page_frame.ftl", "page_alarm.ftl"]
    if page not in STAFF_PAGES:
        shared.append("page_voice.ftl")
    if page in {"kiosk", "phone"}:
        shared += ["page_listen.ftl", "page_stops.ftl"]
    if page in {"phone", "report", "ticket"}:
        shared.append("page_person.ftl")
    if page in {"facilities", "report"}:
        shared.append("page_faults.ftl")
    if page in {"kiosk", "ticket"}:
        shared.append("page_numbers.ftl")
    if page in {"kiosk", "directory"}:
        shared.append("page_idle.ftl")
    own = (name for name in catalog_names(catalogs, locale) if _is_of(page, name))
    sources = (catalog_text(catalogs, locale, name) for name in (*shared, *own))
    lines = (line for source in sources for line in source.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("#"))


def _is_of(page: Page, file_name: str) -> bool:
    """Whether a catalog's file is the page's own: `page_kiosk.ftl`, `page_kiosk_....ftl`."""
    return file_name == f"page_{page}.ftl" or file_name.startswith(f"page_{page}_")


def all_page_texts(locales: Sequence[str]) -> Mapping[str, str]:
    """The messages of every page in every language, by their path in the static tree."""
    return {
        texts_path(page, locale): page_texts(page, locale) for page in PAGES for locale in locales
    }
