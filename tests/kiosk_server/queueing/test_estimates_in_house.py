"""What patients are told by the running product is what the ranges promise."""

from pathlib import Path

import pytest

from kiosk_server.queueing.estimates import STATED_COVERAGE
from tests.kiosk_server.queueing.clinic_days import CONSULTATION, ClinicKind, clinic_day
from tests.kiosk_server.queueing.clinic_in_house import ClinicInHouse, queues_of
from tests.kiosk_server.queueing.clinic_rooms import Told, spread_of
from tests.kiosk_server.queueing.queue_house import queue_house
from tests.kiosk_server.venue.venue_house import run
from tests.services.sqlite import migrated_sqlite

SMALL = ClinicKind("small", CONSULTATION, 2, 1.1, booked=0.4)
MIDDLE = ClinicKind("middle", CONSULTATION, 4, 1.2, booked=0.4)
AT_DOORS = ClinicKind("doors", CONSULTATION, 4, 1.2, booked=0.3, at_door=1)


def told_on(kind: ClinicKind, seeds: range, folder: Path) -> list[Told]:
    told: list[Told] = []
    for seed in seeds:
        own = folder / str(seed)
        own.mkdir()
        told += run(told_in(kind, seed, migrated_sqlite(own), own))
    return told


async def told_in(kind: ClinicKind, seed: int, url: str, folder: Path) -> list[Told]:
    async with queue_house(url, folder, queues_of(kind)) as queues:
        return await ClinicInHouse(queues, clinic_day(kind, seed), seed).run()


def test_on_a_morning_of_the_running_queues_calls_fall_within_what_tickets_showed(
    tmp_path: Path,
) -> None:
    found = spread_of(told_on(SMALL, range(20, 21), tmp_path))

    assert found.told > 40
    assert found.coverage >= STATED_COVERAGE
    assert found.width_of_wait <= 1.0, "two doctors: see test_estimates_in_clinics"


@pytest.mark.bench
@pytest.mark.parametrize("kind", [MIDDLE, AT_DOORS], ids=lambda each: each.name)
def test_on_many_mornings_of_the_running_queues_four_in_five_calls_fall_within_the_range(
    kind: ClinicKind, tmp_path: Path
) -> None:
    found = spread_of(told_on(kind, range(20, 28), tmp_path))

    assert found.told > 400
    assert found.coverage >= STATED_COVERAGE
    assert found.width_of_wait <= 0.75
