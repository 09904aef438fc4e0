"""Ranges of call times in clinics that are built otherwise than the simulated days."""

from collections.abc import Iterable
from random import Random
from statistics import fmean

import pytest

from kiosk_server.queueing.estimates import STATED_COVERAGE
from tests.kiosk_server.queueing.clinic_days import (
    BLOOD,
    CONSULTATION,
    LONG_DAYS,
    SHORT_DAYS,
    ClinicKind,
    Table,
    clinic_day,
    draw,
    mean,
)
from tests.kiosk_server.queueing.clinic_play import ClinicPlay
from tests.kiosk_server.queueing.clinic_rooms import Spread, Told, spread_of


def told_in(kinds: Iterable[ClinicKind], seeds: range) -> list[Told]:
    return [
        told
        for kind in kinds
        for seed in seeds
        for told in ClinicPlay(clinic_day(kind, seed), seed).run()
    ]


def spread_in(kinds: Iterable[ClinicKind], seeds: range) -> Spread:
    return spread_of(told_in(kinds, seeds))


@pytest.mark.parametrize("table", [CONSULTATION, BLOOD])
def test_what_is_drawn_from_a_table_has_its_mean(table: Table) -> None:
    chance = Random(7)

    drawn = [draw(chance, table) for _ in range(20_000)]

    assert fmean(drawn) == pytest.approx(mean(table), rel=0.02)
    assert min(drawn) >= table[0][1]
    assert max(drawn) <= table[-1][1]


def test_a_clinic_day_is_the_same_for_the_same_seed() -> None:
    kind = ClinicKind("small", CONSULTATION, 2, 0.7, leaves=True)

    first, again, other = (told_in([kind], range(seed, seed + 1)) for seed in (3, 3, 4))

    assert first == again != other
    assert len(first) > 20


def test_where_people_wait_long_four_in_five_calls_fall_within_the_range() -> None:
    found = spread_in(LONG_DAYS[:3], range(5001, 5003))

    assert found.wait_minutes > 40
    assert found.coverage >= STATED_COVERAGE
    assert found.width_of_wait <= 0.66


@pytest.mark.bench
def test_on_many_long_days_ranges_hold_and_are_not_wider_than_three_fifths_of_the_wait() -> None:
    found = spread_in(LONG_DAYS, range(6000, 6012))

    assert found.wait_minutes > 45
    assert found.coverage >= STATED_COVERAGE
    assert found.width_of_wait <= 0.6


@pytest.mark.bench
def test_on_many_short_days_ranges_hold_but_are_wide() -> None:
    found = spread_in(SHORT_DAYS, range(6000, 6020))

    assert found.coverage >= STATED_COVERAGE
    assert found.width_of_wait <= 0.9
