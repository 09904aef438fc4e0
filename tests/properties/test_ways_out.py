"""A way out rides no lift to an exit, and to a haven no lift that is not kept for escape; no
escalator ever, and no closed element."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorplans.closed_parts import ClosedPart
from floorplans.evacuation import EvacuationTarget, find_evacuation
from floorplans.kinds import ConnectorKind, LiftUse
from floorplans.locations import PlaceLocation
from floorplans.model import Connector, Plan
from floorplans.route import LegKind, Route
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.sample_hospital import sample_hospital_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of

_EXAMPLES = settings().max_examples // 10
_HOSPITAL_WALKS = 60


def check(
    plan: Plan, snapshot: Snapshot, place_id: str, profile: Profile, closed: frozenset[str]
) -> EvacuationTarget | None:
    """Asks for a way out and looks at everything that it rides; what it leads to."""
    found = find_evacuation(snapshot, PlaceLocation(place_id), needs_of(profile))
    if not isinstance(found.answer, Route):
        return None
    for leg in found.answer.legs:
        assert leg.kind is not LegKind.ESCALATOR
        assert leg.element_id not in closed or leg.kind is LegKind.WALK, "floor may be left"
        if leg.kind is LegKind.LIFT:
            lift = plan.element_by_id[leg.element_id]
            assert isinstance(lift, Connector)
            assert found.target is not EvacuationTarget.EXIT
            assert lift.lift_use is LiftUse.EVACUATION
    return found.target


@given(st.randoms(use_true_random=False))
@settings(max_examples=_EXAMPLES)
def test_in_a_clinic_whose_lifts_are_for_anything(chance: random.Random) -> None:
    plan = sample_clinic_plan()
    lifts = tuple(
        replace(each, lift_use=chance.choice([None, *LiftUse]))
        if each.kind is ConnectorKind.LIFT
        else each
        for each in plan.connectors
    )
    plan = replace(plan, connectors=lifts)
    elements = [*(each.id for each in plan.connectors), *(each.id for each in plan.doors)]
    closed = frozenset(chance.sample(elements, 3))
    parts = tuple(ClosedPart(f"c-{id_}", element_id=id_) for id_ in sorted(closed))
    opened = Snapshot(plan)
    snapshot = opened.with_closures(parts)

    walker = check(plan, opened, "radiology", Profile.WALKING, frozenset())
    assert walker is EvacuationTarget.EXIT
    for _ in range(8):
        place = chance.choice(plan.places)
        check(plan, snapshot, place.id, chance.choice(list(Profile)), closed)


@pytest.mark.bench
def test_in_the_sample_hospital() -> None:
    plan, chance = sample_hospital_plan(), random.Random(8)
    snapshot = Snapshot(plan)
    profiles = [Profile.WALKING, Profile.WHEELCHAIR]

    targets = {
        check(plan, snapshot, chance.choice(plan.places).id, chance.choice(profiles), frozenset())
        for _ in range(_HOSPITAL_WALKS)
    }

    assert {EvacuationTarget.EXIT, EvacuationTarget.REFUGE} <= targets
