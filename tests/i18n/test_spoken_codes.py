"""Room codes are spelled sign by sign, numbers are read as numbers, symbols stay silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.spoken_codes import han_number, spoken_code, spoken_name, spoken_number


@pytest.mark.parametrize(
    ("code", "chinese", "english"),
    [
        ("3096", "三零九六", "3 0 9 6"),
        ("E047", "E零四七", "E 0 4 7"),
        ("a-12.3", "A杠一二点三", "A dash 1 2 point 3"),
        ("−1", "负一", "minus 1"),
        ("Aufzug1", "Aufzug一", "Aufzug 1"),
        ("药1", "药一", "药 1"),
        ("(7)", "七", "7"),
    ],
)
def test_codes_are_spelled(code: str, chinese: str, english: str) -> None:
    assert spoken_code(code, "zh-CN") == chinese
    assert spoken_code(code, "en-GB") == english


@pytest.mark.parametrize(
    ("name", "chinese", "english"),
    [
        ("3号诊室", "三号诊室", "3号诊室"),
        ("CT室（B102）", "CT室，B一零二", "CT室, B 1 0 2"),
        ("Radiology [E047]", "Radiology，E零四七", "Radiology, E 0 4 7"),
        ("Café *Nord*", "Café Nord", "Café Nord"),
    ],
)
def test_names_are_read_without_symbols(name: str, chinese: str, english: str) -> None:
    assert spoken_name(name, "zh-CN") == chinese
    assert spoken_name(name, "en") == english


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "零"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"),
        (1005, "一千零五"), (2022, "二千零二十二"), (10_000, "一万"), (10_010, "一万零一十"),
        (120_300, "十二万零三百"), (20_001_000, "二千万一千"),
    ],
)  # fmt: skip
def test_chinese_numbers(number: int, said: str) -> None:
    assert han_number(number) == said


@pytest.mark.parametrize("number", [-1, 100_000_000])
def test_chinese_numbers_have_bounds(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        han_number(number)


def test_two_things_are_counted_with_their_own_word() -> None:
    assert spoken_number("2", "zh-CN", counts=True) == "两"
    assert spoken_number("2", "zh-CN") == "二"
    assert spoken_number("-0.50", "zh-CN") == "负零点五"
    assert spoken_number("0.80", "en") == "0.8"


@given(st.integers(0, 99_999_999))
def test_different_numbers_sound_different(number: int) -> None:
    assert han_number(number) != han_number((number + 1) % 100_000_000)


@given(st.text(max_size=40))
def test_no_symbol_is_ever_spoken(name: str) -> None:
    for locale in ("zh-CN", "en"):
        assert not set(spoken_name(name, locale)) & set("()（）[]【】{}*_|\\^~@#=")
