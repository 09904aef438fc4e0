"""A no is honest and says what to do; what an answer rests on is told fact by fact."""

from dataclasses import replace

import pytest

from accessibility.answer_phrases import AnswerPhrases
from floorplans.facts import Access, Evidence, FactName
from floorplans.route import (
    Blocker,
    Limit,
    NoRoute,
    NoRouteReason,
    StepFree,
    Unverified,
)
from floorplans.travel_needs import Profile
from i18n.translator import Translator
from i18n.twin_text import TwinText
from tests.floorplans.guidance_house import HOUSE, ROOM_3096, by_lift

TRANSLATOR = Translator.load()
PHRASES = AnswerPhrases(TRANSLATOR)


def test_no_route_tells_reason_blockers_nearest_and_advice() -> None:
    narrow = Blocker("door-3096", Limit.DOOR_WIDTH, None, 0.8)
    answer = NoRoute(NoRouteReason.NEEDS_NOT_MET, (narrow, narrow), "place-toilets")

    said = PHRASES.no_route(answer, HOUSE, "zh-CN", "place-E01", "place-3096")

    assert [line.text for line in said.lines()] == [
        "有路可到 3096 室，但没有符合您需要的路。",
        "3096 室的门未注明净宽，需要 0.80 米",
        "您能到达的最近地点是卫生间。",
        "请找工作人员或志愿者带您前往。",
    ]
    assert said.blockers[0].spoken.endswith("未注明净宽，需要 零点八米")


def test_a_room_for_staff_is_told_once_and_by_its_door() -> None:
    door, room = (Blocker(id_, Limit.ACCESS) for id_ in ("door-3096", ROOM_3096.id))
    answer = NoRoute(NoRouteReason.NEEDS_NOT_MET, (door, room, door))

    def told(locale: str) -> list[str]:
        return [line.text for line in PHRASES.no_route(answer, HOUSE, locale).blockers]

    assert told("zh-CN") == ["3096 室的门只对工作人员开放"]
    assert told("en") == ["The door of room 3096 is for staff only"]
    assert PHRASES.blockers_to_tell((room,), HOUSE) == (room,)


def test_what_is_for_emergencies_is_not_said_to_be_for_staff() -> None:
    (door,) = (each for each in HOUSE.doors if each.id == "door-main")
    others = tuple(each for each in HOUSE.doors if each is not door)
    house = replace(HOUSE, doors=(*others, replace(door, access=Access.EMERGENCY)))

    said = PHRASES.blocker(Blocker(door.id, Limit.ACCESS), house, "en")

    assert said.text == "The main entrance is for emergencies only"


def test_known_value_is_set_against_the_wanted_one() -> None:
    known = Blocker("door-main", Limit.DOOR_WIDTH, 0.7, 0.8, Evidence.MEASURED)
    steep = Blocker("stairs", Limit.INCLINE, 0.1, 1 / 12, Evidence.MEASURED)

    assert PHRASES.blocker(known, HOUSE, "en").text == (
        "The main entrance is 0.70 m wide; 0.80 m is needed"
    )
    assert PHRASES.blocker(steep, HOUSE, "en").text == (
        "The stairs from level 1 to level 3 slopes by 10%; at most 8.3% is possible"
    )


def test_no_route_without_places_still_reads() -> None:
    answer = NoRoute(NoRouteReason.NOT_CONNECTED, nearest_reachable_place_id="gone")

    said = PHRASES.no_route(answer, HOUSE, "en")

    assert said.reason.text == (
        "The plan shows no way from the starting point to your destination."
    )
    assert said.nearest is None
    assert len(said.lines()) == 2


def test_unverified_fact_names_element_value_evidence_and_source() -> None:
    fact = Unverified(
        "door-main", FactName.CLEAR_WIDTH, Evidence.ASSUMED, 0.9, "house:door_clear_width"
    )

    assert PHRASES.unverified(fact, HOUSE, "en") == TwinText(
        "The main entrance: clear width 0.90 m, assumed by the house (house:door_clear_width)",
        "The main entrance, clear width 0.9 metres, assumed by the house",
    )
    assert PHRASES.unverified(fact, HOUSE, "zh-CN") == TwinText(
        "主入口：净宽 0.90 米，按院方假定（house:door_clear_width）",
        "主入口，净宽零点九米，按院方假定",
    )


def test_summary_gives_metres_and_minutes() -> None:
    assert PHRASES.summary(by_lift(), "zh-CN").text == "约 60 米，约 2 分钟"


@pytest.mark.parametrize("locale", TRANSLATOR.locales)
def test_every_code_has_words_in_every_language(locale: str) -> None:
    said = [
        *(PHRASES.no_route(NoRoute(reason), HOUSE, locale).reason for reason in NoRouteReason),
        *(
            PHRASES.blocker(Blocker("lift", limit, value, 0.8), HOUSE, locale)
            for limit in Limit
            for value in (None, 0.5)
        ),
        *(PHRASES.step_free(step_free, locale) for step_free in StepFree),
        *(PHRASES.evidence(evidence, locale) for evidence in Evidence),
        *(PHRASES.profile(profile, locale) for profile in Profile),
        *(
            PHRASES.unverified(Unverified("lift", fact, Evidence.UNKNOWN, value, ""), HOUSE, locale)
            for fact in FactName
            for value in (None, 0.0, 1.0)
        ),
    ]

    assert all(one.text and one.spoken for one in said)
    assert not any(set(one.spoken) & set("()（）{}[]") for one in said)


def test_an_assumed_value_is_said_to_be_assumed() -> None:
    blocker = Blocker("door-3096", Limit.DOOR_WIDTH, 0.9, 0.8, Evidence.ASSUMED)

    assert "0.90 米（假定，未经实测）" in PHRASES.blocker(blocker, HOUSE, "zh-CN").text
    assert "(assumed, not measured)" in PHRASES.blocker(blocker, HOUSE, "en").text


def test_the_same_fact_of_several_doors_is_told_once() -> None:
    facts = [
        Unverified(door, FactName.CLEAR_WIDTH, Evidence.ASSUMED, 0.9, "house")
        for door in ("door-3096", "door-main")
    ]

    (line,) = PHRASES.unverified_by_fact(facts, HOUSE, "en")

    assert line.text.startswith("Clear width 0.90 m, assumed by the house (house): ")
    assert line.text.count(", ") == 2


def test_a_destination_without_a_door_is_named_with_what_is_not_drawn() -> None:
    answer = NoRoute(NoRouteReason.DESTINATION_ISOLATED)

    english = PHRASES.no_route(answer, HOUSE, "en", end_place_id="place-3096")
    chinese = PHRASES.no_route(answer, HOUSE, "zh-CN", end_place_id="place-3096")

    assert english.reason.text == (
        "No door or way into room 3096 is drawn on the plan, so it cannot show the way."
    )
    assert chinese.reason.text == "平面图上没有画出 3096 室的门或入口，无法给出路线。"
