"""What the parts that pages share say stands in the texts of each page that has them."""

import re
from functools import cache

import pytest

from kiosk_server.web.pages.page_texts import PAGES, Page, page_texts
from kiosk_server.web.pages.static_tree import StaticTree, load_static_tree

SAID = re.compile(r'\bsay\("(frame-[a-z0-9-]+)"')
MESSAGE = re.compile(r"^([a-z0-9-]+) =", re.MULTILINE)


@cache
def tree() -> StaticTree:
    return load_static_tree({})


def said_by(page: Page) -> set[str]:
    """Messages of shared parts that the page's scripts name, those that come later too."""
    scripts = re.compile(rf"scripts/{page}(\.[a-z]+)?\.js")
    texts = (file.body.decode() for name, file in tree().files.items() if scripts.fullmatch(name))
    return {message for text in texts for message in SAID.findall(text)}


@pytest.mark.parametrize("locale", ["zh-CN", "en", "ug"])
@pytest.mark.parametrize("page", PAGES)
def test_what_shared_parts_say_is_among_the_texts_of_the_page(page: Page, locale: str) -> None:
    said = said_by(page)

    assert said
    assert said - set(MESSAGE.findall(page_texts(page, locale))) == set()
