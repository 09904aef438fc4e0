"""Of many texts those are found that hold a part or nearly begin with one, overlooking none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.place_search.ordered_texts import OrderedTexts
from floorplans.place_search.typing_errors import errors_in

_LETTERS = st.text("abc1科", max_size=12)


@given(st.lists(_LETTERS, max_size=30), _LETTERS)
def test_parts_and_beginnings_are_those_of_a_look_at_each(texts: list[str], part: str) -> None:
    known = sorted(set(texts))
    ordered = OrderedTexts(texts)

    assert list(ordered.holding(part)) == [text for text in known if part in text]
    assert list(ordered.beginning(part)) == [text for text in known if text.startswith(part)]


@given(st.lists(_LETTERS, max_size=30), st.text("abc1科", min_size=2, max_size=12))
def test_no_text_that_is_nearly_begun_is_overlooked(texts: list[str], typed: str) -> None:
    found = dict(OrderedTexts(texts).beginning_but_for_errors(typed))

    near = {text: errors for text in texts if (errors := errors_in(text, typed)) is not None}
    mixed = {text for text in texts if sorted(text) == sorted(typed)}
    assert near.keys() <= found.keys() <= near.keys() | mixed


@pytest.mark.parametrize(
    ("typed", "errors"),
    [("asthma", 0), ("asthm", 0), ("astma", 1), ("athsma", 1), ("pharmasy", 1), ("farmacy", None)],
)
def test_errors_are_counted_and_letters_in_another_order_are_one(
    typed: str, errors: int | None
) -> None:
    found = dict(OrderedTexts(["asthma", "pharmacy"]).beginning_but_for_errors(typed))

    assert list(found.values()) == ([] if errors is None else [errors])
