"""The catalogs' messages that a page shows by itself, read for the browser."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Literal, TypedDict, get_args

from i18n.errors import I18nError
from i18n.locale_folder import catalog_names, fallback_of, lent_text, own_text
from i18n.message_patterns import Message, message_patterns, named_messages

Page = Literal[
    "kiosk",
    "phone",
    "facilities",
    "report",
    "ticket",
    "board",
    "counter",
    "screens",
    "directory",
    "figures",
]
PAGES: tuple[Page, ...] = get_args(Page)

STAFF_PAGES: frozenset[Page] = frozenset({"facilities", "counter", "screens"})
"""They ask as whoever signed in."""
_SILENT_PAGES: frozenset[Page] = frozenset({"facilities", "screens"})


def texts_path(page: Page, locale: str) -> str:
    """Where a page's messages stand in the static tree."""
    return f"texts/{page}.{locale}.json"


class LentMessages(TypedDict):
    """What a language lacks, in the words of another, whose tag that is."""

    tag: str | None
    own: Mapping[str, Message]


class PageMessages(TypedDict):
    """What a page says, by the messages' ids."""

    own: Mapping[str, Message]
    lent: LentMessages | None


@cache
def page_messages(page: Page, locale: str) -> PageMessages:
    """What every page says and what this one says.

    Raises I18nError `catalog-broken` for a message in which one stands that the page does not have.
    """
    names = _catalogs_of(page, locale)
    own, lent = (
        {id_: told for name in names for id_, told in _messages(locale, name, source).items()}
        for source in ("own", "lent")
    )
    lender = fallback_of(resources.files("i18n") / "catalogs" / locale)
    if lender and lent:
        lent = with_named(lent, page_messages(page, lender)["own"], lender)
    with_named(own, own | lent, locale)
    return {"own": own, "lent": {"tag": lender, "own": lent} if lent else None}


def with_named(
    told: Mapping[str, Message], there: Mapping[str, Message], locale: str
) -> dict[str, Message]:
    """Messages with those of `there` that stand in them: a sentence is said in one language.

    Raises I18nError `catalog-broken` for one that is not there.
    """
    whole = dict(told)
    waiting = [*told.values()]
    while waiting:
        for id_ in sorted(named_messages(waiting.pop()) - whole.keys()):
            if id_ not in there:
                raise I18nError("catalog-broken", file=locale, near=id_)
            whole[id_] = there[id_]
            waiting.append(there[id_])
    return whole


@cache
def _messages(locale: str, name: str, source: Literal["own", "lent"]) -> Mapping[str, Message]:
    """What stands in one file, or is lacking there; most pages share most files."""
    catalogs = resources.files("i18n") / "catalogs"
    text = {"own": own_text, "lent": lent_text}[source](catalogs, locale, name)
    return message_patterns(text, f"{locale}/{name}")


def _catalogs_of(page: Page, locale: str) -> Sequence[str]:
    """The names of the files with what a page says."""
    shared = ["page_frame.ftl", "page_alarm.ftl"]
    if page not in _SILENT_PAGES:
        shared.append("page_voice.ftl")
    if page in {"kiosk", "phone"}:
        shared += ["page_listen.ftl", "page_stops.ftl"]
    if page in {"phone", "report", "ticket"}:
        shared.append("page_person.ftl")
    if page == "report":
        shared.append("page_cover.ftl")
    if page in {"facilities", "report"}:
        shared.append("page_faults.ftl")
    if page in {"kiosk", "ticket"}:
        shared.append("page_numbers.ftl")
    if page in {"kiosk", "directory"}:
        shared.append("page_idle.ftl")
    names = catalog_names(resources.files("i18n") / "catalogs", locale)
    return [*shared, *(name for name in names if _is_of(page, name))]


def _is_of(page: Page, file_name: str) -> bool:
    """Whether a catalog's file is the page's own: `page_kiosk.ftl`, `page_kiosk_....ftl`."""
    return file_name == f"page_{page}.ftl" or file_name.startswith(f"page_{page}_")


def all_page_texts(locales: Sequence[str]) -> Mapping[str, str]:
    """The messages of every page in every language as JSON, by their path in the static tree."""
    return {
        texts_path(page, locale): json.dumps(page_messages(page, locale), ensure_ascii=False)
        for page in PAGES
        for locale in locales
    }
