"""Names stand where people of a language look for them."""

from hypothesis import given
from hypothesis import strategies as st

from i18n.name_order import name_order


def in_order(locale: str, *names: str) -> list[str]:
    return sorted(names, key=lambda name: name_order(name, locale))


def test_chinese_names_stand_by_pinyin_syllable_by_syllable() -> None:
    names = ["眼科", "产科", "重症医学科", "儿科", "西安", "妇科", "先"]

    assert in_order("zh-CN", *names) == [
        *("产科", "儿科", "妇科", "西安", "先", "眼科", "重症医学科"),
    ]


def test_case_and_accents_do_not_count() -> None:
    assert in_order("en", "café", "Cab", "cast") == ["Cab", "café", "cast"]


def test_numbers_stand_by_their_size() -> None:
    assert in_order("en", "Room 10", "Room 9", "room 1") == ["room 1", "Room 9", "Room 10"]
    assert in_order("zh-CN", "10号诊室", "9号诊室") == ["9号诊室", "10号诊室"]


@given(st.lists(st.text(max_size=20)), st.sampled_from(["en", "zh-CN", "ar"]))
def test_any_names_can_be_ordered(names: list[str], locale: str) -> None:
    assert sorted(in_order(locale, *names)) == sorted(names)
