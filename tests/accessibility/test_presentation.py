"""The forms in which pages are shown are one table, and the sheets hold no other."""

import re

import pytest

from accessibility.presentation import (
    PresentationMode,
    forms,
    forms_sheet,
    root_attributes,
    size_attributes,
)
from kiosk_server.web.pages.npm_assets import BROWSER_FOLDER
from kiosk_server.web.pages.page_texts import PAGES

SHEETS = BROWSER_FOLDER / "css"
USED = re.compile(r"var\(--([\w-]+)")
NAMED = re.compile(r"\[data-(?:mode|contrast|size)[=\]]")
STILL_NAMING_FORMS = {
    *("board/alarm.css", "board/calls.css", "board/page.css"),
    *("kiosk/browse.css", "kiosk/numbers.css", "kiosk/route_choices.css", "kiosk/steps.css"),
    *("phone/actions.css", "ticket/page.css"),
}
"""They lay things out anew in a form, which no token says yet. Only to become fewer."""


def sheets() -> dict[str, str]:
    return {
        path.relative_to(SHEETS).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(SHEETS.rglob("*.css"))
    }


def test_each_size_is_a_form_with_a_meaning() -> None:
    assert set(forms()) >= {mode.value for mode in PresentationMode}
    assert all(form.means and form.attributes for form in forms().values())
    assert size_attributes()["largest"] == {"mode": "large", "size": "largest"}


@pytest.mark.parametrize(
    ("is_large", "is_contrast", "attributes"),
    [
        (False, False, {"mode": "standard", "contrast": "normal"}),
        (True, False, {"mode": "large", "contrast": "normal"}),
        (False, True, {"mode": "standard", "contrast": "high"}),
        (True, True, {"mode": "large", "contrast": "high"}),
    ],
)
def test_root_says_how_it_is_shown(
    is_large: bool, is_contrast: bool, attributes: dict[str, str]
) -> None:
    assert root_attributes(is_large=is_large, is_contrast=is_contrast) == attributes


def test_tokens_of_the_table_are_used_and_its_pages_are_there() -> None:
    used = set(USED.findall("\n".join([*sheets().values(), forms_sheet()])))

    for form in forms().values():
        for each in form.token_sets:
            assert set(each.tokens) <= used, form.name
            assert set(each.pages) <= set(PAGES), form.name


def test_no_sheet_knows_forms_but_those_that_are_named_here() -> None:
    naming = {name for name, text in sheets().items() if NAMED.search(text)}

    assert naming == STILL_NAMING_FORMS
