"""The way out in an emergency, asked of the running server."""

from importlib import resources
from typing import Any

import pytest

from floorplans.evacuation import EvacuationTarget, find_evacuation
from floorplans.route_search import PlaceLocation
from floorplans.travel_needs import Profile, needs_of
from i18n.translator import Translator
from kiosk_server.wayfinding.evacuation import advice
from tests.kiosk_server.live_demo import LiveDemo
from tests.oracles.real_buildings import snapshot_of_sample_hospital

DOCUMENT = (resources.files("kiosk_server.web") / "operations" / "find_way_out.graphql").read_text(
    "utf-8"
)
HAND_OFF = """query ($from: LocationInput!) {
  evacuationRoute(from: $from) { route { ... on Route { handOff { url } } } }
}"""


EXIT = """query ($from: LocationInput!) { evacuationRoute(from: $from) {
  target place { id } goalName isOutdoors
  route { ... on Route { steps { kind text spokenText } } } } }"""


def last_words(answer: dict[str, Any]) -> list[str]:
    """What the last two steps say."""
    return [step["text"] for step in answer["route"]["steps"][-2:]]


def test_a_way_out_passes_the_door_and_says_to_go_on(clinic: LiveDemo) -> None:
    start = {"from": {"placeId": "pharmacy"}}
    english = clinic.data(EXIT, start)["evacuationRoute"]
    chinese = clinic.data(EXIT, start, "zh-CN")["evacuationRoute"]

    assert (english["place"], english["isOutdoors"]) == ({"id": "main-entrance"}, False)
    assert english["goalName"] == "Main entrance"
    leave, last = last_words(english)
    assert english["route"]["steps"][-2]["kind"] == "LEAVE_BUILDING"
    assert "main entrance" in leave.lower()
    assert last == "You are outside: go on, away from the building."
    assert "arrived" not in last
    assert last_words(chinese)[-1] == "您已到室外：请继续走，远离建筑。"


def test_an_exit_that_is_no_place_has_a_name_too(clinic: LiveDemo) -> None:
    answer = clinic.data(EXIT, {"from": {"placeId": "infusion"}})["evacuationRoute"]

    assert (answer["target"], answer["place"], answer["isOutdoors"]) == ("EXIT", None, False)
    assert answer["goalName"] == "East fire exit"
    assert last_words(answer)[-1] == "You are outside: go on, away from the building."


def test_who_is_outdoors_is_told_so(clinic: LiveDemo) -> None:
    answer = clinic.data(EXIT, {"from": {"placeId": "bus-stop"}})["evacuationRoute"]

    assert (answer["target"], answer["isOutdoors"], answer["goalName"]) == ("EXIT", True, None)


def way_out(
    demo: LiveDemo, start: object, profile: str = "WALKING", locale: str = "en"
) -> dict[str, Any]:
    variables = {"from": start, "needs": {"profile": profile}}
    answer: dict[str, Any] = demo.data(DOCUMENT, variables, locale)["evacuationRoute"]
    return answer


def test_a_walker_upstairs_is_led_down_the_stairs_and_out(clinic: LiveDemo) -> None:
    answer = way_out(clinic, {"placeId": "radiology"})

    assert answer["target"] == "EXIT"
    assert answer["route"]["__typename"] == "Route"
    kinds = {step["kind"] for step in answer["route"]["steps"]}
    assert "TAKE_STAIRS" in kinds
    assert "TAKE_LIFT" not in kinds
    assert answer["goalName"]
    assert "clear" in answer["message"]


def test_where_there_is_no_way_it_says_so_and_what_to_do(clinic: LiveDemo) -> None:
    answer = way_out(clinic, {"placeId": "radiology"}, "WHEELCHAIR")

    assert (answer["target"], answer["goalName"]) == (None, None)
    assert answer["route"]["__typename"] == "NoRoute"
    assert "call for help" in answer["message"]


def test_an_unknown_start_is_said_to_be_one(clinic: LiveDemo) -> None:
    answer = way_out(clinic, {"placeId": "no such place"})

    assert answer["target"] is None
    assert answer["route"]["reason"] == "UNKNOWN_START"


def test_it_is_told_in_chinese(clinic: LiveDemo) -> None:
    answer = way_out(clinic, {"placeId": "pharmacy"}, locale="zh-CN")

    assert "最近的出口" in answer["message"]
    assert "请勿乘坐电梯" in answer["spokenMessage"]


def test_a_phone_that_takes_a_way_out_along_is_not_led_by_lift_either(clinic: LiveDemo) -> None:
    answer = clinic.data(HAND_OFF, {"from": {"placeId": "radiology"}})

    url = answer["evacuationRoute"]["route"]["handOff"]["url"]
    assert "mayUseLifts=false" in url
    assert "mayUseEscalators=false" in url


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_every_target_has_words_that_never_promise_a_free_way(locale: str) -> None:
    translator = Translator.load()
    names = [f"evacuation-{target.value.replace('_', '-')}" for target in EvacuationTarget]
    cautious = "nobody here can see" if locale == "en" else "看不到道路是否畅通"

    for name in names:
        assert cautious in translator.text(locale, name)
    for name in ("evacuation-none", "evacuation-outdoors"):
        assert translator.text(locale, name)


@pytest.mark.parametrize(("locale", "fact"), [("en", "clear width"), ("zh-CN", "净宽")])
def test_a_way_by_a_door_that_nobody_measured_says_so(locale: str, fact: str) -> None:
    hospital, wheelchair = snapshot_of_sample_hospital(), needs_of(Profile.WHEELCHAIR)

    measured, unknown = (
        advice(
            find_evacuation(hospital, PlaceLocation(f"mt-2f-ultrasound-{number}"), wheelchair),
            Translator.load(),
            locale,
        )
        for number in (2, 3)
    )

    assert unknown.text.startswith(measured.text)
    assert fact in unknown.text.removeprefix(measured.text)
    assert fact in unknown.spoken.removeprefix(measured.spoken)
