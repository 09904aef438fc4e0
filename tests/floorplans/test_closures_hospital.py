"""Over a thousand random closures on the sample hospital: beside a plan that is drawn closed and
compiled anew, the answers are the same. The everyday form takes two of its states."""

from collections.abc import Sequence
from random import Random

import pytest

from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from tests.oracles.closed_plans import closed_plan, differing_answers, random_parts
from tests.oracles.real_buildings import snapshot_of_sample_hospital

MOST_AT_ONCE, PAIRS = 22, 25
STAIRS_PAST_A_CLOSED_LEVEL = 20


@pytest.mark.parametrize(
    ("seeds", "least_closures"),
    [
        ((STAIRS_PAST_A_CLOSED_LEVEL - 1, STAIRS_PAST_A_CLOSED_LEVEL), 20),
        pytest.param(range(120), 1_000, marks=pytest.mark.bench),
    ],
    ids=["few", "thousand"],
)
def test_answers_are_those_of_a_hospital_drawn_closed(
    seeds: Sequence[int], least_closures: int
) -> None:
    now = snapshot_of_sample_hospital()
    closures, differing = 0, []
    for seed in seeds:
        random = Random(seed)
        parts = random_parts(now.plan, random, MOST_AT_ONCE)
        needs = needs_of(random.choice((Profile.WALKING, Profile.WHEELCHAIR)))
        now = now.with_closures(parts)
        anew = Snapshot(closed_plan(now.plan, parts))

        found = differing_answers(now, anew, needs, random, PAIRS)

        differing += [f"seed {seed}: {line}" for line in found]
        closures += len(parts)
    assert differing == []
    assert closures >= least_closures
