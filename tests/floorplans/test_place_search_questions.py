"""Questions are understood: what is said around a name, levels, buildings, common words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.facts import Access, Names
from floorplans.kinds import PlaceKind
from floorplans.model import Building, Department, Level, Place, Plan
from floorplans.place_search import Concept, MatchedOn, MatchQuality, PlaceSearch, SearchWords
from i18n.pinyin_index import PinyinIndex
from tests.floorplans.plan_makers import plan_of

WORDS = SearchWords(
    concepts=(
        Concept("eye", ("眼科", "eye clinic", "ophthalmology"), ("看眼睛", "eye doctor")),
        Concept("heart", ("心血管内科", "cardiology"), ("心脏", "heart")),
        Concept("medicine", ("内科", "internal medicine"), ("看内科",)),
    ),
    kinds={PlaceKind.TOILET: ("厕所", "loo"), PlaceKind.PHARMACY: ("取药", "chemist")},
    fillers=("where is the", "where is", "please", "我要去", "在哪里", "的地方", "怎么走", "去"),
    nearest=("nearest", "最近的"),
    general_words=("department", "科"),
    small_words=("and",),
    name_endings=("科", "clinic"),
    same_words=(("卫生间", "厕所", "洗手间"), ("lift", "elevator")),
    level_after=("楼", "层", "floor", "f"),
    level_before=("level", "floor"),
    level_below=("负", "basement"),
    ground_level=("ground floor",),
    level_numbers=(("1", "first"), ("2", "second")),
    building_endings=("楼", "部", "building"),
)


def place(
    place_id: str,
    kind: PlaceKind,
    zh: str = "",
    en: str = "",
    level: str = "a1",
    access: Access = Access.PUBLIC,
) -> Place:
    names = Names.from_pairs([("zh-CN", zh), ("en", en)])
    return Place(place_id, level, kind, (0.0, 0.0), names, access=access)


def house() -> Plan:
    out, inn = Names.of(zh_CN="门诊楼", en="Outpatient building"), Names.of(zh_CN="住院楼")
    plan = plan_of(
        place("eyes", PlaceKind.DEPARTMENT, "眼科", "Ophthalmology"),
        place("eyes-office", PlaceKind.OFFICE, "眼科办公室", access=Access.STAFF),
        place("eyes-waiting", PlaceKind.WAITING_AREA, "眼科候诊区", "Eye clinic waiting area"),
        place("heart", PlaceKind.DEPARTMENT, "心血管内科", level="a2"),
        place("medicine", PlaceKind.DEPARTMENT, "内科", level="a2"),
        place("ent", PlaceKind.DEPARTMENT, "", "Ear, nose and throat", level="a2"),
        place("wc-a1", PlaceKind.TOILET, "卫生间", level="a1"),
        place("wc-a2", PlaceKind.TOILET, "卫生间", level="a2"),
        place("wc-b1", PlaceKind.TOILET, "卫生间", level="b1"),
        place("men-b2", PlaceKind.TOILET, "男卫生间", level="b2"),
        place("lift", PlaceKind.LIFT, "", "Lift 1", level="a0"),
        Department("heart", Names.of(en="Heart centre"), ("heart",)),
        levels=(
            Level("a0", -1.0, "B1", "a"),
            Level("a1", 0.0, "1F", "a"),
            Level("a2", 1.0, "2F", "a"),
            Level("b1", 0.0, "1", "b"),
            Level("b2", 1.0, "2", "b"),
        ),
    )
    return replace(plan, buildings=(Building("a", out), Building("b", inn)))


SEARCH = PlaceSearch(house(), words=WORDS)


def found(text: str) -> list[str]:
    return [match.place.id for match in SEARCH.search(text)]


@pytest.mark.parametrize(
    "text",
    [
        *("我要去眼科", "眼科在哪里", "我要去眼科怎么走", "眼科的地方", "去 眼科 在哪里？"),
        *("where is ophthalmology", "Where is the OPHTHALMOLOGY, please?", "eye doctor", "看眼睛"),
        *("nearest ophthalmology", "ophthalmology department", "眼睛的地方看眼睛", "opthalmology"),
        *("ofthalmology", "门诊楼眼科", "眼科 1楼", "outpatient building eye doctor"),
    ],
)
def test_the_name_is_found_in_the_question(text: str) -> None:
    assert found(text)[0] == "eyes"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("2楼厕所", {"wc-a2", "men-b2"}),
        ("二楼洗手间", {"wc-a2", "men-b2"}),
        ("loo level 2", {"wc-a2", "men-b2"}),
        ("second floor loo", {"wc-a2", "men-b2"}),
        ("2f loo", {"wc-a2", "men-b2"}),
        ("住院楼厕所", {"wc-b1", "men-b2"}),
        ("住院部厕所", {"wc-b1", "men-b2"}),
        ("住院部一楼厕所", {"wc-b1"}),
        ("ground floor loo", {"wc-a1", "wc-b1"}),
        ("门诊楼2楼", {"heart", "medicine", "ent", "wc-a2"}),
        ("2楼在哪里", {"heart", "medicine", "ent", "wc-a2", "men-b2"}),
    ],
)
def test_levels_and_buildings_are_heeded(text: str, ids: set[str]) -> None:
    assert set(found(text)) == ids


def test_a_level_that_the_house_lacks_is_no_reason_to_find_nothing() -> None:
    assert set(found("9楼厕所")) >= {"wc-a1"}


def test_common_words_mean_what_a_name_says_and_not_what_it_holds() -> None:
    assert found("看内科")[0] == "medicine"
    assert "heart" not in found("看内科")
    assert found("心脏") == ["heart"]


def test_what_a_common_word_fits_is_told() -> None:
    match = SEARCH.search("看眼睛")[0]

    assert (match.quality, match.matched_on) == (MatchQuality.EXACT, MatchedOn.COMMON_WORD)
    assert match.text == "看眼睛"


def test_departments_come_before_what_lies_beside_and_staff_last() -> None:
    assert found("眼") == ["eyes", "eyes-waiting", "eyes-office"]


def test_words_of_one_meaning_stand_for_each_other() -> None:
    assert found("男厕所") == ["men-b2"]
    assert found("elevator 1") == ["lift"]


def test_small_words_may_be_left_out() -> None:
    assert found("ear nose throat") == ["ent"]
    assert found("throat ear") == ["ent"]


def test_parts_of_a_question_name_the_place_that_has_most_of_them() -> None:
    assert found("取了药去男厕所洗手")[:1] == ["men-b2"]
    assert found("please my throat and ears") == ["ent"]


def test_a_number_that_no_place_has_is_not_overlooked() -> None:
    assert found("lift 7") == []
    assert found("7号眼科") == []


@pytest.mark.parametrize(
    "text", ["", " ", "？！", "去", "please", "0", "\x00", "去" * 201, "的" * 200]
)
def test_a_text_that_asks_for_nothing_finds_nothing(text: str) -> None:
    assert found(text) == []


@given(st.text(max_size=30))
def test_any_question_is_answered_each_place_once_in_order_of_rank(text: str) -> None:
    matches = SEARCH.search(text)

    assert [m.rank for m in matches] == sorted(m.rank for m in matches)
    assert len({m.place.id for m in matches}) == len(matches)


@given(st.lists(st.sampled_from(sorted({*WORDS.fillers, *WORDS.level_after, "眼科", "2", " "}))))
def test_any_mixture_of_what_is_said_is_answered(parts: list[str]) -> None:
    assert len(SEARCH.search("".join(parts))) <= len(house().places)


def test_an_emergency_comes_before_all_but_names() -> None:
    words = replace(WORDS, emergencies=("stroke", "burn", "不想活"))
    plan = plan_of(
        place("burns", PlaceKind.DEPARTMENT, "烧伤科", "Burn"),
        place("strokes", PlaceKind.DEPARTMENT, "", "Stroke advice"),
        place("help", PlaceKind.EMERGENCY, "急诊", "Emergency", level="a2"),
        levels=house().levels,
    )
    search = PlaceSearch(plan, words=words)
    others = tuple(each for each in plan.places if each.id != "help")
    no_help = PlaceSearch(replace(plan, places=others), words=words)

    def first(text: str) -> str:
        return search.search(text)[0].place.id

    assert first("stroke") == first("I had a stroke") == first("我不想活了") == "help"
    assert first("burn") == first("where is the burn") == "burns"
    assert first("stroke advice") == first("strokes") == "strokes"
    assert [match.place.id for match in no_help.search("stroke")] == ["strokes"]


ILLNESSES = SearchWords(
    concepts=(
        Concept("x-ray", ("拍片室", "X-ray"), ("拍片", "x-ray", "chest x-ray")),
        Concept("dental", ("口腔科", "dental"), ("牙疼", "bleeding gums", "toothache")),
        Concept("skin", ("皮肤科", "dermatology"), ("长痘", "rash", "itchy skin")),
        Concept("films", ("取片处", "film collection"), ("拿片子", "pick up films")),
        Concept("heart", ("心内科", "cardiology"), ("心脏", "heart")),
        Concept("child", ("儿科", "paediatrics"), ("小孩咳嗽",)),
        Concept("ward", ("病房", "ward"), ("病房",)),
    ),
    fillers=("我", "我要", "在哪", "在哪里", "where is the", "i have a", "and", "of"),
    emergencies=("bleeding", "出血", "中毒"),
    general_words=("室", "房", "疼", "doctor", "test"),
    loose_words=("老", "一直", "很", "really", "my", "on"),
    verbs=("拿",),
    small_words=("a", "of", "the"),
    name_endings=("室", "科", "处"),
    same_asked=(("小孩", "娃"), ("pick up", "collect")),
    kinds={PlaceKind.WARD: ("病房", "ward")},
)


def hospital() -> PlaceSearch:
    plan = plan_of(
        place("x-ray", PlaceKind.IMAGING, "1号拍片室", "X-ray room 1"),
        place("dental-x-ray", PlaceKind.IMAGING, "口腔拍片室", "Dental X-ray"),
        place("dental", PlaceKind.DEPARTMENT, "口腔科", "Dental"),
        place("skin", PlaceKind.DEPARTMENT, "皮肤科", "Dermatology"),
        place("films", PlaceKind.OTHER, "取片处", "Film collection"),
        place("heart", PlaceKind.DEPARTMENT, "心内科", "Cardiology"),
        place("heart-ward", PlaceKind.WARD, "心内科病房", "Cardiology ward"),
        place("child", PlaceKind.DEPARTMENT, "儿科", "Paediatrics"),
        place("help", PlaceKind.EMERGENCY, "急诊", "Emergency"),
        levels=house().levels,
    )
    return PlaceSearch(plan, words=ILLNESSES, sounds=PinyinIndex)


HOSPITAL = hospital()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # A room of its own for some is not where all people go.
        *(("拍片", "x-ray"), ("x-ray", "x-ray"), ("口腔拍片", "dental-x-ray")),
        # What is to be done stands last in a question.
        *(("片子在哪拿", "films"), ("collect films", "films"), ("films picked up", "films")),
        # Words that say nothing of the place stand anywhere.
        *(
            ("我一直长痘", "skin"),
            ("i have a really itchy skin", "skin"),
            ("rash on my arm", "skin"),
        ),
        *(("娃咳嗽", "child"), ("娃咳嗽很厉害", "child"), ("心脏病房", "heart-ward")),
        *(
            ("itchey skins", "skin"),
            ("toothacke", "dental"),
            ("wherre is the cardiologie", "heart"),
        ),
        # Pinyin, scripts mixed, no spaces, other signs of the same sound.
        *(("woyaopaipian", "x-ray"), ("erkezainali", "child"), ("paipian室在哪", "x-ray")),
        *(("whereisthecardiology", "heart"), ("牙疼在哪裡", "dental"), ("皮夫科", "skin")),
        # An illness of which an emergency is but a part.
        *(("bleeding gums", "dental"), ("bleeding", "help"), ("zhongdu", "help"), ("出血", "help")),
    ],
)
def test_what_is_meant_comes_first(text: str, first: str) -> None:
    assert [match.place.id for match in HOSPITAL.search(text)][:1] == [first]


def test_what_was_guessed_is_told_to_be_a_guess() -> None:
    assert HOSPITAL.search("wherre is the cardiologie")[0].quality is MatchQuality.TYPING_ERROR
    assert HOSPITAL.search("rash on my arm")[0].quality >= MatchQuality.WORD_PREFIX


@given(st.text("科室牙疼在哪出血娃片子拿abx ", max_size=30))
def test_any_mixture_of_scripts_is_answered(text: str) -> None:
    matches = HOSPITAL.search(text)

    assert [m.rank for m in matches] == sorted(m.rank for m in matches)
