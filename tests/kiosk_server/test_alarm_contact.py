"""The fire system's contact starts and ends its alarm, whatever happens to its wire."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk_server.app.alarm_contact import LOOK_SECONDS, AlarmContact
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Principal
from kiosk_server.venue.alarm_contact_state import AlarmContactState
from kiosk_server.venue.alarm_service import AlarmService, Signal
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.conftest import sqlite_url
from tests.kiosk_server.venue.venue_house import NOON, SetClock, VenueHouse, run, venue_house

__all__ = ["sqlite_url"]

HOUSE = two_storeys()
GONE = "gone"
"""Stands for a port that was pulled out."""


class Over(Exception):  # noqa: N818 - the script's end, no error
    """Nothing is left to be read."""


@dataclass
class Wire:
    """Gives one reading after the other, a quarter of a second apart; then it is over."""

    readings: Sequence[bool | str]
    seconds: float = 0.0
    read: int = 0
    opened: int = 0

    def open(self) -> "Wire":
        if self.read < len(self.readings) and self.readings[self.read] == GONE and self.opened:
            self.read += 1
            raise FileNotFoundError("no such port")
        self.opened += 1
        return self

    def close(self) -> None:
        """A port that is gone is closed, too."""

    def is_closed(self) -> bool:
        if self.read == len(self.readings):
            raise Over
        reading = self.readings[self.read]
        self.read += 1
        if isinstance(reading, str):
            raise OSError("input/output error")
        return reading


def signals_after_each(
    url: str, folder: Path, readings: Sequence[bool | str], *, rests_closed: bool = False
) -> list[list[str | None]]:
    """The lines in alarm after each look at the contact."""
    seen: list[list[str | None]] = []

    async def work() -> None:
        async with venue_house(url, folder, HOUSE) as house:
            wire = Wire(readings)
            with pytest.raises(Over):
                await following(house, wire, seen, rests_closed=rests_closed).run()

    run(work())
    return seen


def following(
    house: VenueHouse, wire: Wire, seen: list[list[str | None]], *, rests_closed: bool
) -> AlarmContact:
    async def look(_: float) -> None:
        wire.seconds += 0.25
        seen.append([alarm.signal for alarm in house.alarms.in_force])
        await asyncio.sleep(0)

    now: Callable[[], float] = lambda: wire.seconds  # noqa: E731 - a clock
    return AlarmContact(
        house.alarms, wire.open, rests_closed=rests_closed, sleep=look, now_seconds=now
    )


def test_it_goes_on_and_off_with_the_contact(sqlite_url: str, tmp_path: Path) -> None:
    readings = [False] * 3 + [True] * 3 + [False] * 3

    seen = signals_after_each(sqlite_url, tmp_path, readings)

    assert seen == [[]] * 5 + [["contact"]] * 3 + [[]]


def test_a_wire_that_rests_closed_alarms_when_it_is_cut(sqlite_url: str, tmp_path: Path) -> None:
    readings = [True] * 3 + [False] * 3

    seen = signals_after_each(sqlite_url, tmp_path, readings, rests_closed=True)

    assert seen == [[]] * 5 + [["contact"]]


def test_a_port_that_goes_away_neither_starts_nor_ends_anything(
    sqlite_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    readings = [True] * 3 + [GONE, GONE, GONE] + [True] * 3 + [False] * 3

    seen = signals_after_each(sqlite_url, tmp_path, readings)

    assert seen[2:-1] == [["contact"]] * (len(seen) - 3)
    assert seen[-1] == []
    told = [record.message for record in caplog.records if "contact" in record.message]
    assert told == [
        "the contact of the fire system is away",
        "the contact of the fire system is back",
    ]


def test_what_cannot_be_kept_is_told_again_and_logged_once(
    sqlite_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    heed, left = AlarmService.heed, iter([False, False, True])

    async def heed_at_last(alarms: AlarmService, signal: Signal, **by: Principal) -> object:
        if not next(left):
            raise ServerError("storage-full")
        return await heed(alarms, signal, **by)

    monkeypatch.setattr(AlarmService, "heed", heed_at_last)

    seen = signals_after_each(sqlite_url, tmp_path, [True] * 6)

    assert seen == [[]] * 4 + [["contact"]] * 2
    told = [record.message for record in caplog.records if "contact" in record.message]
    assert told == ["the contact's signal is not kept"]


def test_whoever_looks_sees_since_when_the_contact_is_away(sqlite_url: str, tmp_path: Path) -> None:
    state, clock = AlarmContactState(), SetClock()
    seen: list[object] = []

    async def look(seconds: float) -> None:
        clock.move(seconds=seconds)
        seen.append(state.away_since)
        await asyncio.sleep(0)

    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            contact = AlarmContact(
                *(house.alarms, Wire([True, GONE, GONE, True, True]).open),
                rests_closed=True,
                state=state,
                clock=clock,
                sleep=look,
            )
            with pytest.raises(Over):
                await contact.run()

    run(work())
    assert state.is_set_up
    went_away = NOON + timedelta(seconds=LOOK_SECONDS)
    assert seen == [None, went_away, went_away, None, None]
