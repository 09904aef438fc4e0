"""What people type leads them to the place they mean: first in 95 %, among three in 99 %."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from floorplans.model import Place, Plan
from floorplans.plan_opening import open_plan
from floorplans.route_search import PlaceLocation
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.sample_hospital import sample_hospital_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from floorplans.walking_times import walking_times
from i18n.translator import Translator
from kiosk_server.wayfinding.finder import PlaceFinder
from tests.kiosk_server.wayfinding.typed_queries import typed_queries

Ask = Callable[[str], Sequence[Place]]


def asked_at(plan: Plan, place_id: str) -> Ask:
    """Asks as somebody does who stands at a place: of equal fits the shortest walk comes first."""
    ids = [place.id for place in plan.places]
    walks = walking_times(Snapshot(plan), PlaceLocation(place_id), ids, needs_of(Profile.WALKING))
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
    plan = sample_hospital_plan()
    return plan, asked_at(plan, "op-1f-main-entrance")


def test_at_the_sample_hospital(hospital: tuple[Plan, Ask]) -> None:
    assert_found("sample_hospital", *hospital)


def test_at_the_sample_hospital_with_other_words(hospital: tuple[Plan, Ask]) -> None:
    plan, ask = hospital
    queries = typed_queries("held_out", plan)

    found = [any(query.is_answered_by(place) for place in ask(query.text)[:3]) for query in queries]

    assert sum(found) >= 0.9 * len(queries), [
        query.text for query, is_found in zip(queries, found, strict=True) if not is_found
    ]


def test_at_the_sample_clinic() -> None:
    plan = sample_clinic_plan()

    assert_found("sample_clinic", plan, asked_at(plan, "main-entrance"))


@pytest.mark.building
def test_in_a_building_without_names(buildings: Path) -> None:
    plan = open_plan(buildings / "tud_apb_dresden.osm").plan
    entrance = next(place.id for place in plan.places if place.id.startswith("entrance-"))

    assert_found("dresden", plan, asked_at(plan, entrance))
