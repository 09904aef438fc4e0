"""The values that mappers write, in all their spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.facts import Names
from floorplans.importers.osm_tags import (
    MOST_NAME_CHARACTERS,
    UnparsableLevelError,
    clean_text,
    copies_of,
    levels_of,
    names_of,
    parse_count,
    parse_incline,
    parse_levels,
    parse_metres,
    rises_forward,
    synonyms_of,
)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("0", (0.0,)),
        ("-1", (-1.0,)),
        ("0;1", (0.0, 1.0)),
        ("0; 1 ;", (0.0, 1.0)),
        ("1;0;1", (0.0, 1.0)),
        ("0-3", (0.0, 1.0, 2.0, 3.0)),
        ("3-0", (0.0, 1.0, 2.0, 3.0)),
        ("-1-3", (-1.0, 0.0, 1.0, 2.0, 3.0)),
        ("-2--1", (-2.0, -1.0)),
        ("−2–−1", (-2.0, -1.0)),
        ("1;3-5", (1.0, 3.0, 4.0, 5.0)),
        ("0.5", (0.5,)),
        ("0,5", (0.5,)),
        ("-0,5;0,5", (-0.5, 0.5)),
        ("0,5-2,5", (0.5, 1.5, 2.5)),
        ("0-1.5", (0.0, 1.0, 1.5)),
        ("0,1", (0.0, 1.0)),
        ("0, 5", (0.0, 5.0)),
        ("-3,-2,-1", (-3.0, -2.0, -1.0)),
        ("-3;-2;-1;0", (-3.0, -2.0, -1.0, 0.0)),
        ("+1", (1.0,)),
        ("01", (1.0,)),
        ("1.0", (1.0,)),
        ("0；1", (0.0, 1.0)),
    ],
)
def test_level_spellings(text: str, levels: tuple[float, ...]) -> None:
    assert parse_levels(text) == levels


@pytest.mark.parametrize(
    "text", ["", ";", "EG", "1;x", "1--", "-", "0-100000", "1e9", "nan", "9" * 50, "0..", "²"]
)
def test_unreadable_levels_are_refused(text: str) -> None:
    with pytest.raises(UnparsableLevelError):
        parse_levels(text)


def test_more_than_200_levels_are_refused() -> None:
    with pytest.raises(UnparsableLevelError):
        parse_levels(";".join(str(level) for level in range(300)))


@given(st.text(max_size=40))
def test_any_text_is_levels_in_order_or_refused(text: str) -> None:
    try:
        levels = parse_levels(text)
    except UnparsableLevelError:
        return

    assert 1 <= len(levels) <= 200
    assert list(levels) == sorted(set(levels))


@given(st.integers(-50, 50), st.integers(0, 40))
def test_a_range_holds_both_ends_and_every_level_between(low: int, count: int) -> None:
    levels = parse_levels(f"{low}-{low + count}")

    assert levels == tuple(float(level) for level in range(low, low + count + 1))


def test_repeats_add_to_the_levels_of_a_flat_feature() -> None:
    assert levels_of({"level": "-1", "repeat_on": "1-3"}) == (-1.0, 1.0, 2.0, 3.0)
    assert levels_of({}) == ()


def test_repeats_move_a_feature_that_spans_levels() -> None:
    copies = copies_of({"level": "0-1", "repeat_on": "1;2"})

    assert copies == ((0.0, 1.0), (1.0, 2.0), (2.0, 3.0))
    assert copies_of({"level": " "}) == ()


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("0.9", 0.9), ("0,9", 0.9), (".9", 0.9), ("1.2 m", 1.2), ("1.2m", 1.2), ("90 cm", 0.9),
        ("900mm", 0.9), ("3'", 0.9144), ("2'11\"", 0.889), ("36 in", 0.9144), ("3 ft", 0.9144),
        ("0.8-1.2", 0.8), ("1.2;0.9", 0.9), ("~0.9", 0.9), ("5.50", 5.5),
    ],
)  # fmt: skip
def test_length_spellings(text: str, metres: float) -> None:
    assert parse_metres(text) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["", "wide", "-1", "nan", "inf", "1e3", "0.9;wide", "1 km"])
def test_unreadable_lengths_are_none(text: str) -> None:
    assert parse_metres(text) is None


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("6%", 0.06), ("-4 %", -0.04), ("4,5%", 0.045), ("5°", 0.0875), ("-5°", -0.0875),
        ("1:12", 0.0833), ("0", 0.0), ("up", None), ("down", None), ("steep", None),
        ("200%", None), ("1:0", None), ("", None),
    ],
)  # fmt: skip
def test_incline_spellings(text: str, ratio: float | None) -> None:
    assert parse_incline(text) == (None if ratio is None else pytest.approx(ratio, abs=1e-4))


def test_incline_says_which_way_is_up() -> None:
    assert rises_forward({"incline": "up"}) is True
    assert rises_forward({"incline": "down"}) is False
    assert rises_forward({"incline": "-30%"}) is False
    assert rises_forward({"incline": "0%"}) is None
    assert rises_forward({}) is None


def test_counts_are_plain_numbers() -> None:
    assert parse_count("18") == 18
    assert parse_count("18-20") is None
    assert parse_count("١٢") is None


def test_names_lose_what_cannot_be_seen_and_keep_markup() -> None:
    hostile = "  <b>X</b>\u202e\u2066ray\u0007\n\t&\u200b room  "

    assert clean_text(hostile) == "<b>X</b>ray & room"
    assert len(clean_text("长" * 5_000)) == MOST_NAME_CHARACTERS


@given(st.text(max_size=300))
def test_a_clean_name_is_short_stays_clean_and_holds_no_control_characters(text: str) -> None:
    cleaned = clean_text(text)

    assert clean_text(cleaned) == cleaned
    assert len(cleaned) <= MOST_NAME_CHARACTERS
    assert not any(
        ord(character) < 32 or 0x202A <= ord(character) <= 0x202E for character in cleaned
    )


def test_names_in_several_languages() -> None:
    tags = {"name": "Röntgen", "name:zh": "放射科", "name:en": "X-ray", "name:left": "x",
            "name:etymology:wikidata": "Q1"}  # fmt: skip

    names = names_of(tags)

    assert names.find("zh-CN") == "放射科"
    assert names.find("en") == "X-ray"
    assert dict(names.by_locale)["und"] == "Röntgen"
    assert names_of({"official_name": "Clinic"}) == Names((("und", "Clinic"),))


def test_other_names_are_synonyms() -> None:
    tags = {"name": "A", "alt_name": "B;C", "loc_ref": "APB", "short_name:en": "D", "old_ref": "A"}

    assert synonyms_of(tags) == ("APB", "B", "C", "D")
