import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.drawing.lettering import (
    clean_text,
    clusters,
    layouts_of,
    shorten,
    two_lines_of,
    width_ems,
)

FAMILY = "👩\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  放射科 \n 一 ", "放射科 一"),
        ("a\u202egnp\u2066b", "agnpb"),
        ("x\x00\x1b[31m\ufffe\ud800y", "x[31my"),
        ("<script>", "<script>"),
        (FAMILY, FAMILY),
    ],
)
def test_text_is_cleaned(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@given(st.text(max_size=60))
def test_cleaned_text_can_be_encoded_and_stays_clean(text: str) -> None:
    cleaned = clean_text(text)

    assert cleaned.encode("utf-8").decode() == cleaned
    assert clean_text(cleaned) == cleaned


@given(st.text(max_size=40))
def test_clusters_hold_the_whole_text(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_marks_and_joined_emoji_stay_with_their_base() -> None:
    assert clusters("e\u0301" + FAMILY + "🇨🇳👍🏽a") == ["e\u0301", FAMILY, "🇨🇳", "👍🏽", "a"]


def test_text_is_shortened_between_characters() -> None:
    assert shorten("门诊放射科登记处", 5.0) == "门诊放射…"
    assert shorten("Cafe\u0301teria", 3.3) == "Cafe\u0301…"
    assert shorten("放射科", 1.5) == ""


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.floats(0, 20))
def test_shortened_text_fits(text: str, most_ems: float) -> None:
    assert width_ems(shorten(text, most_ems)) <= most_ems + 1e-9


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Radiology department", ("Radiology", "department")),
        ("第一诊室", ("第一", "诊室")),
        ("E047", ("E047",)),
        ("MRT-Untersuchung", ("MRT-", "Untersuchung")),
    ],
)
def test_long_text_breaks_where_a_reader_would(text: str, lines: tuple[str, ...]) -> None:
    assert two_lines_of(text) == lines


def test_layouts_go_from_whole_to_shortened() -> None:
    assert list(layouts_of("放射科登记处", 6.0)) == [("放射科登记处",), ("放射科", "登记处")]
    assert list(layouts_of("放射科登记处", 5.0)) == [("放射科", "登记处"), ("放射科登…",)]
    assert list(layouts_of("放射科登记处", 1.0)) == []
