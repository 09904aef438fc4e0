"""Distances, durations, sizes and levels are rounded and worded as people say them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.measures import (
    distance,
    duration,
    length,
    level_label,
    percentage,
    rounded_metres,
    small_length,
)
from i18n.translator import Translator
from i18n.twin_text import TwinText

TRANSLATOR = Translator.load()


@pytest.mark.parametrize(
    ("metres", "rounded"),
    [(0.0, 1), (1.4, 1), (2.5, 3), (9.4, 9), (9.6, 10), (12.4, 10), (12.5, 15), (47, 45),
     (48, 50), (54.9, 50), (55, 60), (994, 990)],
)  # fmt: skip
def test_distances_are_rounded_as_people_say_them(metres: float, rounded: int) -> None:
    assert rounded_metres(metres) == rounded


@given(st.floats(0, 5000), st.floats(0, 5000))
def test_farther_is_never_said_to_be_nearer(a: float, b: float) -> None:
    near, far = sorted((a, b))

    assert rounded_metres(near) <= rounded_metres(far)


@pytest.mark.parametrize("metres", [-1.0, math.nan, math.inf])
def test_impossible_distances_and_durations_are_refused(metres: float) -> None:
    with pytest.raises(ValueError, match=r"nan|inf|-1"):
        rounded_metres(metres)
    with pytest.raises(ValueError, match=r"nan|inf|-1"):
        duration(TRANSLATOR, "en", metres)


@pytest.mark.parametrize(
    ("locale", "metres", "said"),
    [
        ("en", 1.0, TwinText("about 1 m", "about 1 metre")),
        ("en", 21.0, TwinText("about 20 m", "about 20 metres")),
        ("zh-CN", 2.0, TwinText("约 2 米", "约两米")),
        ("zh-CN", 118.0, TwinText("约 120 米", "约一百二十米")),
        ("en", 1234.0, TwinText("about 1.2 km", "about 1.2 kilometres")),
        ("zh-CN", 2004.0, TwinText("约 2 公里", "约两公里")),
    ],
)
def test_distances_in_words(locale: str, metres: float, said: TwinText) -> None:
    assert distance(TRANSLATOR, locale, metres) == said


@pytest.mark.parametrize(
    ("locale", "seconds", "said"),
    [
        ("en", 20, TwinText("less than a minute", "less than a minute")),
        ("en", 60, TwinText("about 1 min", "about 1 minute")),
        ("zh-CN", 29, TwinText("不到 1 分钟", "不到一分钟")),
        ("zh-CN", 170, TwinText("约 3 分钟", "约三分钟")),
        ("en", 3600, TwinText("about 1 h", "about 1 hour")),
        ("zh-CN", 7320, TwinText("约 2 小时 2 分钟", "约两小时两分钟")),
    ],
)
def test_durations_in_words(locale: str, seconds: float, said: TwinText) -> None:
    assert duration(TRANSLATOR, locale, seconds) == said


def test_exact_sizes_keep_their_digits() -> None:
    assert length(TRANSLATOR, "zh-CN", 0.8) == TwinText("0.80 米", "零点八米")
    assert length(TRANSLATOR, "en", 0.8) == TwinText("0.80 m", "0.8 metres")
    assert small_length(TRANSLATOR, "en", 0.015) == TwinText("1.5 cm", "1.5 centimetres")
    assert percentage(TRANSLATOR, "zh-CN", 1 / 12) == TwinText("8.3%", "百分之八点三")


@pytest.mark.parametrize(
    ("locale", "label", "said"),
    [
        ("en", "3", TwinText("level 3", "level 3")),
        ("zh-CN", "3", TwinText("3 层", "三层")),
        ("zh-CN", "2", TwinText("2 层", "二层")),
        ("zh-CN", "B1", TwinText("地下 1 层", "地下一层")),
        ("zh-CN", "-2", TwinText("地下 2 层", "地下二层")),
        ("en", "-1", TwinText("level −1", "level minus 1")),
        ("en", "b2", TwinText("level B2", "level B 2")),
        ("zh-CN", "0,5", TwinText("0.5 层", "零点五层")),
        ("en", "EG", TwinText("level EG", "level E G")),
        ("zh-CN", "G", TwinText("G 层", "G层")),
    ],
)
def test_levels_are_called_by_their_label(locale: str, label: str, said: TwinText) -> None:
    assert level_label(TRANSLATOR, locale, label) == said


def test_level_labels_that_say_storey_are_not_said_twice() -> None:
    said = {label: level_label(TRANSLATOR, "zh-CN", label).text for label in ("3F", "B1F", "2层")}

    assert said == {"3F": "3 层", "B1F": "地下 1 层", "2层": "2 层"}
    assert level_label(TRANSLATOR, "en", "3F").text == "level 3F"
