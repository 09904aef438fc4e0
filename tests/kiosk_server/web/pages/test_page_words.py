"""What the parts that pages share say stands in the texts of each page that has them."""

import json
import re
from functools import cache

import pytest

from i18n.errors import I18nError
from i18n.message_patterns import message_patterns
from kiosk_server.web.pages.npm_assets import BROWSER_FOLDER
from kiosk_server.web.pages.page_texts import PAGES, Page, page_messages, with_named
from kiosk_server.web.pages.static_tree import StaticTree, load_static_tree

SAID = re.compile(r'\bsay\("(frame-[a-z0-9-]+)"')


@cache
def tree() -> StaticTree:
    return load_static_tree({})


def said_by(page: Page) -> set[str]:
    """Messages of shared parts that the modules of the page's scripts name, later ones too."""
    scripts = re.compile(rf"scripts/{page}(\.[a-z]+)?\.json")
    places = (
        json.loads(file.body) for name, file in tree().files.items() if scripts.fullmatch(name)
    )
    paths = (BROWSER_FOLDER / path for modules in places for path in modules)
    texts = [path.read_text("utf-8") for path in paths if path.is_file()]
    return {message for text in texts for message in SAID.findall(text)}


@pytest.mark.parametrize("locale", ["zh-CN", "en", "ug"])
@pytest.mark.parametrize("page", PAGES)
def test_what_shared_parts_say_is_among_the_texts_of_the_page(page: Page, locale: str) -> None:
    said, messages = said_by(page), page_messages(page, locale)

    assert said
    assert said - {*messages["own"], *(messages["lent"] or {"own": {}})["own"]} == set()


def test_a_lent_message_brings_those_that_stand_in_it_and_none_that_is_nowhere() -> None:
    lender = message_patterns(
        "whole = { name }: { $x }\nname = Fire in { place }\nplace = a hall\nother = o", "en"
    )
    lent = {"whole": lender["whole"]}

    told = with_named(lent, lender, "en")

    assert told == {id_: lender[id_] for id_ in ("whole", "name", "place")}
    with pytest.raises(I18nError) as error:
        with_named(lent, {}, "en")
    assert error.value.code == "catalog-broken"
