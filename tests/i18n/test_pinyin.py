"""Chinese texts are found however one types them with Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.pinyin import joined, southern, syllables
from i18n.pinyin_index import (
    BEGINNING,
    BEGINNING_SOUTHERN,
    COMPLETE,
    FULL,
    FULL_SOUTHERN,
    INSIDE,
    PinyinIndex,
)


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        *(("银行", "yinhang"), ("调剂室", "tiaojishi"), ("重症", "zhongzheng"), ("胸", "xiong")),
        *(("行政楼", "xingzhenglou"), ("血液", "xueye"), ("血压", "xueya"), ("便民", "bianmin")),
        *(("供应室", "gongyingshi"), ("卒中中心", "cuzhongzhongxin"), ("B超", "bchao")),
        *(("ＣＴ 1室", "ct1shi"), ("檢驗科", "jianyanke"), ("Café", "cafe"), ("（）", "")),
    ],
)
def test_a_text_is_read_by_its_phrases(text: str, pinyin: str) -> None:
    assert joined(text) == pinyin


def test_some_signs_are_typed_in_several_ways() -> None:
    assert syllables("女3二血") == (("nv", "nu", "nyu"), ("3", "san"), ("er", "2"), ("xue", "xie"))


TEXTS = ("放射科", "放射治疗科", "女卫生间", "检验科", "CT1室", "妇科", "第三诊室", "Radiology")
INDEX = PinyinIndex(TEXTS)


@pytest.mark.parametrize(
    ("letters", "fits"),
    [
        ("fangsheke", {"放射科": FULL}),
        ("fsk", {"放射科": COMPLETE}),
        ("fangsk", {"放射科": COMPLETE}),
        ("fangshek", {"放射科": COMPLETE}),
        ("fshek", {"放射科": COMPLETE}),
        ("fangshe", {"放射科": BEGINNING, "放射治疗科": BEGINNING}),
        ("fszlk", {"放射治疗科": COMPLETE}),
        ("nvws", {"女卫生间": BEGINNING}),
        ("nuweisheng", {"女卫生间": BEGINNING}),
        ("nws", {"女卫生间": BEGINNING}),
        ("disanzs", {"第三诊室": COMPLETE}),
        ("d3zs", {"第三诊室": COMPLETE}),
        ("3zs", {"第三诊室": INSIDE}),
        ("zhiliao", {"放射治疗科": INSIDE}),
        ("fanseke", {"放射科": FULL_SOUTHERN}),
        ("huke", {"妇科": FULL_SOUTHERN}),
        ("fanse", {"放射科": BEGINNING_SOUTHERN, "放射治疗科": BEGINNING_SOUTHERN}),
        ("ct1s", {"CT1室": COMPLETE}),
        ("radiology", {}),
        ("xyzzy", {}),
    ],
)
def test_letters_stand_for_texts(letters: str, fits: dict[str, int]) -> None:
    assert {TEXTS[number]: fit for number, fit, _ in INDEX.typed(letters)} == fits


def test_traditional_characters_and_those_of_one_sound_are_heard() -> None:
    assert [TEXTS[number] for number, *_ in INDEX.written("檢驗科")] == ["检验科"]
    assert [TEXTS[number] for number, *_ in INDEX.written("付科")] == ["妇科"]
    assert INDEX.written("眼科") == []


def test_those_who_merge_sounds_type_the_same() -> None:
    assert southern("zhongzheng") == southern("zongzen")
    assert southern("nvlan") == southern("lunan")
    assert southern("fangshe") != southern("tangshe")


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_can_be_indexed_and_typed(text: str, typed: str) -> None:
    index = PinyinIndex([text])

    for number, fit, left in (*index.typed(typed), *index.written(typed)):
        assert number == 0
        assert FULL <= fit <= BEGINNING_SOUTHERN
        assert left >= 0


@given(st.text("放射科女卫生间检验科妇第三诊室重症血", min_size=1, max_size=6), st.data())
def test_every_mixture_of_beginnings_of_syllables_fits(text: str, data: st.DataObject) -> None:
    typed = "".join(
        way[: data.draw(st.integers(1, len(way)))]
        for way in (data.draw(st.sampled_from(ways)) for ways in syllables(text))
    )

    (fit,) = [fit for _, fit, _ in PinyinIndex([text]).typed(typed)]

    # Jia and n, for 检女, are jian, for 检 alone, too.
    assert fit in (FULL, COMPLETE, BEGINNING)
