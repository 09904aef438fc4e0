"""Waits of a way as steps of their own."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from accessibility.step_phrases import StepPhrases
from floorplans.guidance import GuidancePlan, Step, StepKind
from floorplans.locations import PlaceLocation
from floorplans.model import Plan
from floorplans.route import Route
from floorplans.snapshot import Snapshot
from floorplans.timed_search import find_route_at
from floorplans.timed_snapshots import TimedSnapshots
from floorplans.travel_needs import TravelNeeds
from i18n.translator import Translator
from tests.floorplans.plan_makers import two_storeys
from tests.floorplans.test_timetable import with_hours

SOON = datetime(2026, 3, 2, 7, 27, tzinfo=ZoneInfo("Asia/Shanghai"))


def steps_of(start: str, goal: str, **hours: str) -> tuple[Plan, Route, tuple[Step, ...]]:
    plan = with_hours(two_storeys(), **hours)
    needs = TravelNeeds(may_use_stairs=False, may_use_escalators=False)
    answer = find_route_at(
        TimedSnapshots(Snapshot(plan)), PlaceLocation(start), PlaceLocation(goal), needs, SOON
    )
    assert isinstance(answer, Route)
    return plan, answer, GuidancePlan(plan).steps_of(answer)


@pytest.mark.parametrize(
    ("hours", "goal"),
    [({"d2": "07:30-18:00"}, "r2"), ({"d1": "07:29-18:00", "d2": "07:30-18:00"}, "r2")],
)
def test_waits_are_told_and_steps_share_out_the_whole_way(hours: dict[str, str], goal: str) -> None:
    _, route, steps = steps_of("r1", goal, **hours)

    assert [step.wait for step in steps if step.kind is StepKind.WAIT] == list(route.waits)
    assert len(route.waits) == len(hours)
    ends = [step.end_leg for step in steps[:-1]]
    assert ends == [step.first_leg for step in steps[1:]]
    assert steps[-1].kind is StepKind.ARRIVE
    assert sum(step.duration_seconds for step in steps) == pytest.approx(route.duration_seconds)
    assert sum(step.distance_metres for step in steps) == pytest.approx(route.distance_metres)


def test_who_waits_for_a_lift_waits_before_the_step_that_takes_it() -> None:
    _, _, steps = steps_of("r1", "r3", lift="07:30-18:00")

    kinds = [step.kind for step in steps]
    assert kinds.index(StepKind.TAKE_LIFT) == kinds.index(StepKind.WAIT) + 1


def test_who_arrives_early_waits_at_the_destination() -> None:
    _, route, steps = steps_of("r2", "r1", r1="07:30-18:00")

    assert [step.kind for step in steps].count(StepKind.WAIT) == 1
    assert route.waits[0].element_id == "r1"


@pytest.mark.parametrize(
    ("locale", "said", "spoken"),
    [("en", "07:30", "07:30"), ("zh-CN", "等候", "等候")],
)
def test_a_wait_is_said_and_spoken(locale: str, said: str, spoken: str) -> None:
    plan, _, steps = steps_of("r1", "r2", d2="07:30-18:00")
    (wait,) = [step for step in steps if step.kind is StepKind.WAIT]

    words = StepPhrases(Translator.load()).phrase(wait, plan, locale)

    assert said in words.text
    assert spoken in words.spoken
