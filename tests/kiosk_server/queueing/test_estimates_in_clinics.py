"""Ranges of call times in clinics that are built otherwise than the simulated days."""

from collections.abc import Iterable
from itertools import pairwise
from math import sqrt
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

OUT_OF_REACH = {"at doors": 0.72, "walk-in": 0.7}
"""Kinds of clinics in which ranges that hold are wider than three fifths of the wait, with how wide
they may be: one doctor's door is less even than a line for all, and of three doctors each break
counts for a third."""


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


def most_width_minutes(kind: ClinicKind, wait_minutes: float) -> float:
    """How wide ranges may be on the mean: three fifths of the wait or, if that is more, 1.6 times
    what four in five calls need if nothing is unknown but how long each visit before takes. That
    grows with the root of the wait: with four doctors and six minutes a visit it is 19 minutes of
    range for a wait of 20, and 23 for one of 30."""
    chance_minutes = 2.56 * variation(kind.times) * sqrt(interval_minutes(kind) * wait_minutes)
    return max(OUT_OF_REACH.get(kind.name, 0.6) * wait_minutes, 1.6 * chance_minutes)


def interval_minutes(kind: ClinicKind) -> float:
    """From one call to the next while all doctors are there."""
    return mean(kind.times) / kind.doctors / 60


def variation(table: Table) -> float:
    """The standard deviation of what is drawn, as a part of its mean."""
    pieces = pairwise(table)
    squares = sum(
        (part - before) * (value**2 + value * last + last**2) / 3
        for (before, last), (part, value) in pieces
    )
    return sqrt(squares / mean(table) ** 2 - 1)


@pytest.mark.bench
@pytest.mark.parametrize("kind", [*LONG_DAYS, *SHORT_DAYS], ids=lambda each: each.name)
def test_in_each_kind_of_clinic_four_in_five_calls_fall_within_the_range(kind: ClinicKind) -> None:
    found = spread_in([kind], range(6000, 6048))

    assert found.coverage >= STATED_COVERAGE
    width_minutes = found.width_of_wait * found.wait_minutes
    assert width_minutes <= most_width_minutes(kind, found.wait_minutes)
