"""What people type leads them to the place they mean: first in 95 %, among three in 99 %."""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

from floorplans.model import Place, Plan
from floorplans.place_search import PlaceSearch
from floorplans.route_search import PlaceLocation
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from floorplans.walking_times import walking_times
from i18n.translator import Translator
from kiosk_server.wayfinding.finder import PlaceFinder
from tests.kiosk_server.wayfinding.typed_queries import typed_queries
from tests.oracles.real_buildings import snapshot_of_building, snapshot_of_sample_hospital

Ask = Callable[[str], Sequence[Place]]
MOST_CALLS = 400_000
"""Functions that a search for 200 signs may call: some 30 ms of a processor."""


def asked_at(snapshot: Snapshot, place_id: str) -> Ask:
    """Asks as somebody does who stands at a place: of equal fits the shortest walk comes first."""
    plan = snapshot.plan
    ids = [place.id for place in plan.places]
    walks = walking_times(snapshot, PlaceLocation(place_id), ids, needs_of(Profile.WALKING))
    search = PlaceFinder(Translator.load()).made(plan)

    def ask(text: str) -> Sequence[Place]:
        matches = search.search(text)
        ordered = sorted(matches, key=lambda m: (m.rank, walks.get(m.place.id, float("inf"))))
        return [match.place for match in ordered]

    return ask


def assert_found(file: str, plan: Plan, ask: Ask) -> None:
    queries = typed_queries(file, plan)
    not_first, not_in_three = [], []
    for query in queries:
        answered = [query.is_answered_by(place) for place in ask(query.text)[:3]]
        if not any(answered[:1]):
            not_first.append(query.text)
        if not any(answered):
            not_in_three.append(query.text)

    assert len(not_first) <= 0.05 * len(queries), not_first
    assert len(not_in_three) <= 0.01 * len(queries), not_in_three


@pytest.fixture(scope="module")
def hospital() -> tuple[Plan, Ask]:
    snapshot = snapshot_of_sample_hospital()
    return snapshot.plan, asked_at(snapshot, "op-1f-main-entrance")


@pytest.mark.parametrize(
    "queries", ["sample_hospital", "complaints", "personas", "plain", "plain_more", "fresh"]
)
def test_at_the_sample_hospital(hospital: tuple[Plan, Ask], queries: str) -> None:
    assert_found(queries, *hospital)


def test_at_the_sample_hospital_with_other_words(hospital: tuple[Plan, Ask]) -> None:
    plan, ask = hospital
    queries = typed_queries("held_out", plan)

    found = [any(query.is_answered_by(place) for place in ask(query.text)[:3]) for query in queries]

    assert sum(found) >= 0.98 * len(queries), [
        query.text for query, is_found in zip(queries, found, strict=True) if not is_found
    ]


def test_emergencies_lead_to_help_without_exception(hospital: tuple[Plan, Ask]) -> None:
    plan, ask = hospital

    wrong = [
        query.text
        for query in typed_queries("emergencies", plan)
        if not any(query.is_answered_by(place) for place in ask(query.text)[:1])
    ]

    assert not wrong


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("stroke", ["op-1f-emergency", "op-1f-stroke"]),
        ("我妈胸痛", ["op-1f-emergency", "op-1f-chest-pain"]),
        ("I want to die", ["op-1f-emergency"]),
    ],
)
def test_the_centre_that_an_emergency_names_comes_second(
    hospital: tuple[Plan, Ask], text: str, first: list[str]
) -> None:
    assert [place.id for place in hospital[1](text)[:2]] == first


@pytest.mark.parametrize("text", ["导医台", "前台", "总服务台", "问询处"])
def test_the_nearest_desk_comes_before_desks_of_departments(
    hospital: tuple[Plan, Ask], text: str
) -> None:
    assert hospital[1](text)[0].id == "op-1f-information"


@pytest.mark.parametrize(
    "text",
    [
        *("asdfgh", "qwerty", "zzzz", "xqzv", "12345678", "aaaaaaaa", "hello world", "lorem ipsum"),
        *("code", "rock", "java", "asdf", "moon", "tree", "hello", "lipstick"),
        *("今天天气怎么样", "你好", "飞机场", "世界杯决赛", "wo ai ni", "jintiantianqi"),
        *("aeroplane tickets to paris", "the quick brown fox", "哈哈哈哈", "？？？"),
    ],
)
def test_what_names_no_place_finds_nothing(hospital: tuple[Plan, Ask], text: str) -> None:
    assert not hospital[1](text)


@pytest.mark.parametrize("text", ["I want to", "to my", "我想要去"])
def test_what_is_said_around_names_finds_nothing(hospital: tuple[Plan, Ask], text: str) -> None:
    assert not hospital[1](text)


@pytest.mark.parametrize("text", ["20楼", "地下三层", "floor 12", "12th floor", "去20楼怎么走"])
def test_a_level_that_the_house_does_not_have_finds_nothing(
    hospital: tuple[Plan, Ask], text: str
) -> None:
    assert not hospital[1](text)


def test_long_texts_cost_little(hospital: tuple[Plan, Ask]) -> None:
    signs = Random(200)
    names = [name for place in hospital[0].places for name in place.names.texts()]
    search = PlaceFinder(Translator.load()).made(hospital[0])
    search.search("放射科")

    for text in (
        "".join(chr(signs.randint(0x4E00, 0x9FA5)) for _ in range(200)),
        "".join(signs.choice(names)[:4] for _ in range(60))[:200],
    ):
        assert _calls_of(search, text) < MOST_CALLS


def _calls_of(search: PlaceSearch, text: str) -> int:
    """How many functions a search calls: its work, whatever else the machine does."""
    calls = Counter[str]()
    sys.setprofile(lambda _frame, event, _found: calls.update((event,)))
    try:
        search.search(text)
    finally:
        sys.setprofile(None)
    return calls["call"] + calls["c_call"]


def test_at_the_sample_clinic() -> None:
    plan = sample_clinic_plan()

    assert_found("sample_clinic", plan, asked_at(Snapshot(plan), "main-entrance"))


@pytest.mark.building
def test_in_a_building_without_names(buildings: Path) -> None:
    snapshot = snapshot_of_building(buildings / "tud_apb_dresden.osm")
    plan = snapshot.plan
    entrance = next(place.id for place in plan.places if place.id.startswith("entrance-"))

    assert_found("dresden", plan, asked_at(snapshot, entrance))
