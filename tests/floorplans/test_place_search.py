"""A typed text finds places by all their texts, in an order that people expect."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.facts import Names
from floorplans.kinds import PlaceKind
from floorplans.model import Department, Place
from floorplans.place_search import LONGEST_SEARCH_CHARACTERS, MatchedOn, MatchQuality, PlaceSearch
from floorplans.place_search.search_words import SearchWords
from floorplans.place_search.sounds import SoundFit
from floorplans.sample_clinic import sample_clinic_plan
from i18n.pinyin_index import PinyinIndex
from tests.floorplans.plan_makers import GROUND, UPPER, plan_of


def place(place_id: str, zh: str = "", en: str = "", ref: str = "", level: str = "L0") -> Place:
    names = Names.from_pairs([("zh-CN", zh), ("en", en)])
    return Place(place_id, level, PlaceKind.ROOM, (0.0, 0.0), names, ref)


RADIOLOGY = place("a", "放射科", "Radiology", "E047")
CARDIOLOGY = place("b", "心内科", "Cardiology", "E04")
WAITING = place("c", "放射科候诊区", "Waiting area of radiology")
ROOM_3 = place("d", "3号诊室", "Consulting room 3", "3")
ROOM_4 = place("e", "4号诊室", "Consulting room 4", "4", "L1")
KIDNEY = replace(place("f", "血液净化室"), synonyms=("透析", "Dialysis"))
WINDOWS = place("g", "取药窗口", "Counter for Café Müller")
HOUSE = plan_of(
    *(RADIOLOGY, CARDIOLOGY, WAITING, ROOM_3, ROOM_4, KIDNEY, WINDOWS),
    Department("imaging", Names.of(zh_CN="影像中心", en="Imaging"), ("a", "c"), ("拍片",)),
    levels=(GROUND, UPPER),
)
SEARCH = PlaceSearch(HOUSE)


def found(text: str, search: PlaceSearch = SEARCH) -> list[str]:
    return [match.place.id for match in search.search(text)]


def test_initials_are_those_of_a_name_before_those_of_a_synonym() -> None:
    plan = plan_of(
        replace(place("a", "泌尿外科"), synonyms=("男科",)),
        replace(place("b", "内科门诊"), synonyms=("内科",)),
        Department("urology", Names.of(zh_CN="泌尿"), ("a",)),
        Department("internal", Names.of(zh_CN="内科"), ("b",)),
        levels=(GROUND,),
    )

    search = PlaceSearch(plan, sounds=PinyinIndex)

    ranks = [match.rank for match in search.search("nk")]
    assert [match.place.id for match in search.search("nk")] == ["b", "a"]
    assert ranks[0] < ranks[1]


@pytest.mark.parametrize(
    ("text", "ids", "quality", "field"),
    [
        ("放射科", ["a", "c"], MatchQuality.EXACT, MatchedOn.NAME),
        ("radiology", ["a", "c"], MatchQuality.EXACT, MatchedOn.NAME),
        ("ＲＡＤＩＯＬＯＧＹ", ["a", "c"], MatchQuality.EXACT, MatchedOn.NAME),
        ("e04", ["b", "a"], MatchQuality.EXACT, MatchedOn.REF),
        ("E 047", ["a"], MatchQuality.EXACT, MatchedOn.REF),
        ("放射", ["a", "c"], MatchQuality.PREFIX, MatchedOn.NAME),
        ("候诊", ["c"], MatchQuality.SUBSTRING, MatchedOn.NAME),
        ("area", ["c"], MatchQuality.WORD_PREFIX, MatchedOn.NAME),
        ("透析", ["f"], MatchQuality.EXACT, MatchedOn.SYNONYM),
        ("拍片", ["a", "c"], MatchQuality.EXACT, MatchedOn.DEPARTMENT),
        ("cafe muller", ["g"], MatchQuality.WORD_PREFIX, MatchedOn.NAME),
        ("muller counter", ["g"], MatchQuality.WORD_PREFIX, MatchedOn.NAME),
        ("counters", ["g"], MatchQuality.WORD_PREFIX, MatchedOn.NAME),
        ("三号诊室", ["d"], MatchQuality.EXACT, MatchedOn.NAME),
        ("第3诊室", ["d"], MatchQuality.EXACT, MatchedOn.NAME),
        ("cardiolgoy", ["b"], MatchQuality.TYPING_ERROR, MatchedOn.NAME),
        ("muller", ["g"], MatchQuality.WORD_PREFIX, MatchedOn.NAME),
        ("3号诊室", ["d"], MatchQuality.EXACT, MatchedOn.NAME),
    ],
)
def test_a_text_finds_its_places_the_best_first(
    text: str, ids: list[str], quality: MatchQuality, field: MatchedOn
) -> None:
    matches = SEARCH.search(text)

    assert [match.place.id for match in matches] == ids
    assert (matches[0].quality, matches[0].matched_on) == (quality, field)


@pytest.mark.parametrize(
    "text",
    ["radology", "radiologgy", "radoilogy", "radiplogy", "radoilo", "fadiology", "放谢科"],
)
def test_one_typing_error_is_forgiven_where_nothing_fits_without(text: str) -> None:
    matches = SEARCH.search(text)

    assert matches[0].place.id == "a"
    assert {match.quality for match in matches} == {MatchQuality.TYPING_ERROR}


@pytest.mark.parametrize(
    "text",
    ["E048", "5号诊室", "rdilogy", "rad1ology2", "xy", "", "   ", "\x00", "放" * 201],
)
def test_two_errors_or_another_number_find_nothing(text: str) -> None:
    assert found(text) == []


class Initials:
    """Knows one text, and how it is shortened."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._number = texts.index("放射科")

    def typed(self, letters: str) -> Sequence[SoundFit]:
        return [(self._number, 1, 0)] if letters == "fsk" else []

    def written(self, text: str) -> Sequence[SoundFit]:
        return [(self._number, 3, 0)] if text == "方射科" else []

    def letters(self, text: str) -> str:
        return text

    def heard(self, letters: str) -> str:
        return letters

    def spoken(self) -> Sequence[tuple[str, int]]:
        return [("fangsheke", self._number)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("guek", ["a"]),
        ("yaofnag", ["b"]),
        ("gukr", ["a"]),
        ("gkue", ["a"]),
        ("gukx", ["a"]),
        ("guk", ["a"]),
        ("laboratry", ["d"]),
        ("labor", ["c"]),
        ("uakf", []),
        ("wuke", []),
        ("guek1", []),
    ],
)
def test_letters_in_the_wrong_order_and_a_long_word_with_an_error(
    text: str, ids: list[str]
) -> None:
    plan = plan_of(
        place("a", "骨科", "Orthopaedics"),
        replace(place("b", "药房"), synonyms=("official stamp",)),
        place("c", "产房", "Labour"),
        place("d", "检验科", "Laboratory"),
        levels=(GROUND,),
    )
    words = SearchWords(fillers=("要", "那个", "a", "trying to find"))

    assert found(text, PlaceSearch(plan, words=words, sounds=PinyinIndex))[: len(ids) or 1] == ids


def test_a_gate_by_its_side_is_any_only_where_none_is_called_so() -> None:
    gates = [
        replace(place(gate, zh), kind=PlaceKind.ENTRANCE)
        for gate, zh in (("a", "正门"), ("b", "门诊北门"))
    ]
    search = PlaceSearch(
        plan_of(*gates, levels=(GROUND,)), words=SearchWords(some_entrances=("北门", "东门"))
    )

    assert found("北门", search) == ["b"]
    assert found("东门", search) == ["a", "b"]


def test_titles_and_sounds_are_searched_too() -> None:
    search = PlaceSearch(
        HOUSE, titles=lambda place: ["Sickroom"] if place.id == "d" else [], sounds=Initials
    )

    by_title, by_sound = search.search("sickroom"), search.search("fsk")

    assert [(match.place.id, match.matched_on) for match in by_title] == [("d", MatchedOn.TITLE)]
    assert [(m.place.id, m.matched_on, m.text) for m in by_sound] == [
        ("a", MatchedOn.READING, "放射科")
    ]
    assert found("sickromo", search) == ["d"]
    assert found("fangshkee", search) == found("方射科", search) == ["a"]
    assert found("fsx", search) == []


def test_a_name_alone_or_with_its_level_names_a_place() -> None:
    twins = plan_of(
        place("one", en="Toilet"), place("two", en="Toilet", level="L1"), levels=(GROUND, UPPER)
    )
    search = PlaceSearch(twins)

    assert [each.id for each in search.named("toilet")] == ["one", "two"]
    assert [each.id for each in search.named("Toilet@2")] == ["two"]
    assert [each.id for each in search.named("toilet@L0")] == ["one"]
    assert search.named("toile") == ()
    assert [each.id for each in search.named("two")] == ["two"]


def test_a_number_goes_before_the_same_name() -> None:
    search = PlaceSearch(plan_of(place("x", en="12"), place("y", ref="12"), levels=(GROUND,)))

    assert [each.id for each in search.named("12")] == ["y"]
    assert found("12", search) == ["y", "x"]


def test_a_few_letters_must_begin_a_word() -> None:
    search = PlaceSearch(
        plan_of(
            place("papers", en="Film archive"),
            place("room", en="Treatment room"),
            place("heart", en="除颤器AED"),
            levels=(GROUND,),
        )
    )

    assert found("hiv", search) == found("atm", search) == []
    assert found("arch", search) == ["papers"]
    assert found("aed", search) == ["heart"]
    assert found("reatm", search) == ["room"]


@given(st.text(max_size=30))
def test_any_text_is_answered_each_place_once_best_first(text: str) -> None:
    matches = SEARCH.search(text)

    qualities = [match.quality for match in matches]
    assert qualities == sorted(qualities)
    assert len({match.place.id for match in matches}) == len(matches)


CLINIC = sample_clinic_plan()
CLINIC_SEARCH = PlaceSearch(CLINIC)
NAMES = sorted({name for each in CLINIC.places for name in each.names.texts()})


@given(st.sampled_from(NAMES), st.data())
def test_every_name_and_each_of_its_beginnings_finds_the_place(
    name: str, data: st.DataObject
) -> None:
    length = data.draw(st.integers(1, min(len(name), LONGEST_SEARCH_CHARACTERS)))

    ids = found(name[:length], CLINIC_SEARCH)

    wanted = {each.id for each in CLINIC.places if name in each.names.texts()}
    assert wanted <= set(ids)
    if length == len(name):
        assert ids[0] in {each.id for each in CLINIC_SEARCH.named(name)}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        *(("labb", ["a"]), ("cofe", ["b"]), ("coke", ["c"]), ("ckoe", ["c"])),
        *(("code", []), ("lamp", []), ("cake", [])),
    ],
)
def test_few_letters_with_one_changed_are_another_word(text: str, ids: list[str]) -> None:
    plan = plan_of(
        *(place("a", en="Lab"), place("b", en="Coffee"), place("c", en="Coke")), levels=(GROUND,)
    )

    assert found(text, PlaceSearch(plan)) == ids


def test_a_name_without_its_ending_fits_as_well_as_what_some_call_another_place() -> None:
    plan = plan_of(
        replace(place("a", "分诊台"), synonyms=("导诊",)), place("b", "导诊台"), levels=(GROUND,)
    )
    ending, without = SearchWords(name_endings=("台",)), SearchWords()

    equal = PlaceSearch(plan, words=ending).search("导诊")
    before, behind = PlaceSearch(plan, words=without).search("导诊")

    assert equal[0].rank == equal[1].rank
    assert (before.place.id, behind.place.id) == ("a", "b")
    assert before.rank < behind.rank
