"""The fire system starts and ends alarms with its key, and nobody else does."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from httpx2 import ASGITransport, AsyncClient, Response
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.types import Message

from kiosk_server.core.errors import ServerError
from kiosk_server.web.alarm_signal import MOST_WRONG_KEYS, AlarmSignal
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import VenueHouse, run, venue_house
from tests.services.sqlite import migrated_sqlite

KEY = "0123456789abcdef0123456789abcdef"
BUILDING = next(level.building_id for level in two_storeys().levels if level.building_id)


@dataclass
class Panel:
    """The fire system of a house."""

    house: VenueHouse
    client: AsyncClient
    signal: AlarmSignal

    async def say(self, body: object = None, key: str = f"Bearer {KEY}") -> Response:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return await self.client.post("/alarm", content=content, headers={"Authorization": key})

    @property
    def signals(self) -> list[str | None]:
        return [alarm.signal for alarm in self.house.alarms.in_force]


@asynccontextmanager
async def panel(folder: Path) -> AsyncIterator[Panel]:
    url = migrated_sqlite(folder)
    async with venue_house(url, folder, two_storeys()) as house:
        signal = AlarmSignal(house.alarms, house.clock, KEY)
        transport = ASGITransport(Starlette(routes=signal.routes()))
        async with AsyncClient(transport=transport, base_url="http://kiosk") as client:
            yield Panel(house, client, signal)


def test_a_line_goes_on_and_off(tmp_path: Path) -> None:
    async def work() -> None:
        async with panel(tmp_path) as fire:
            on = await fire.say({"state": "on", "signal": "zone-3", "building": BUILDING})
            again = await fire.say({"state": "on", "signal": "zone-3", "building": BUILDING})
            during = list(fire.house.alarms.in_force)
            off = await fire.say({"state": "off", "signal": "zone-3"})
            late = await fire.say({"state": "off", "signal": "zone-3"})

            assert on.json() == again.json() == {"inForce": True, "alarmId": during[0].id}
            assert [(each.building_id, each.signal) for each in during] == [(BUILDING, "zone-3")]
            assert off.json() == late.json() == {"inForce": False, "alarmId": None}
            assert fire.signals == []

    run(work())


def test_the_shortest_message_is_an_alarm_for_everybody(tmp_path: Path) -> None:
    async def work() -> None:
        async with panel(tmp_path) as fire:
            answer = await fire.say({"state": "on"})

            (alarm,) = fire.house.alarms.in_force
            assert answer.status_code == 200
            assert (alarm.building_id, alarm.is_drill, alarm.started_by) == (
                None,
                False,
                "fire-system",
            )

    run(work())


@pytest.mark.parametrize(
    "key", ["", "Bearer", f"Bearer {KEY[:-1]}", f"Bearer {KEY}0", f"Basic {KEY}", KEY]
)
def test_a_wrong_key_does_nothing(tmp_path: Path, key: str) -> None:
    async def work() -> None:
        async with panel(tmp_path) as fire:
            answer = await fire.say({"state": "on"}, key)

            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
            assert fire.signals == []

    run(work())


def test_who_guesses_is_shut_out_for_a_minute_and_the_fire_system_is_not(tmp_path: Path) -> None:
    async def work() -> None:
        async with panel(tmp_path) as fire:
            guesses = [
                await fire.say({"state": "on"}, f"Bearer {number}")
                for number in range(MOST_WRONG_KEYS + 2)
            ]
            right = await fire.say({"state": "on"})
            fire.house.clock.move(seconds=61)
            later = await fire.say({"state": "on"}, "Bearer wrong")

            statuses = [guess.status_code for guess in guesses]
            assert statuses == [401] * MOST_WRONG_KEYS + [429] * 2
            assert guesses[-1].headers["retry-after"] == "60"
            assert (right.status_code, later.status_code) == (200, 401)

    run(work())


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"\xff\xfe", 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"state": "on', 400),
        ({"state": "maybe"}, 400),
        ({"state": True}, 400),
        ({"state": "on", "zone": "3"}, 400),
        ({"state": "on", "signal": ""}, 400),
        ({"state": "on", "signal": "x" * 101}, 400),
        ({"state": "on", "event": "a\nb"}, 400),
        ({"state": "on", "signal": "a\0b"}, 400),
        ({"state": "on", "building": 7}, 400),
        (b" " * 5_000, 413),
    ],
)
def test_nonsense_starts_nothing_and_is_told_what_is_wrong(
    tmp_path: Path, body: object, status: int
) -> None:
    async def work() -> None:
        async with panel(tmp_path) as fire:
            answer = await fire.say(body)

            assert answer.status_code == status
            assert answer.json()["error"]
            assert fire.signals == []

    run(work())


def test_a_drill_gives_way_to_an_alarm_in_earnest(tmp_path: Path) -> None:
    async def work() -> None:
        async with panel(tmp_path) as fire:
            await fire.say({"state": "on", "signal": "practice", "drill": True})
            await fire.say({"state": "on"})

            answer = await fire.say({"state": "on", "signal": "practice", "drill": True})

            assert (answer.status_code, answer.json()) == (409, {"error": "alarm-in-earnest"})
            assert fire.signals == ["main"]

    run(work())


def test_two_lines_may_number_their_events_alike(tmp_path: Path) -> None:
    async def work() -> None:
        async with panel(tmp_path) as fire:
            answers = [
                await fire.say({"state": "on", "signal": line, "event": "1"})
                for line in ("zone-1", "zone-2")
            ]

            assert [answer.status_code for answer in answers] == [200, 200]
            assert all(answer.json()["inForce"] for answer in answers)
            assert sorted(str(each) for each in fire.signals) == ["zone-1", "zone-2"]

    run(work())


def test_what_cannot_be_kept_is_to_be_sent_again(tmp_path: Path) -> None:
    async def work() -> None:
        async with panel(tmp_path) as fire:
            await fire.house.database.close()

            answer = await fire.say({"state": "on"})

            assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
            assert fire.signals == ["main"], "the pages turn all the same"

    run(work())


def test_who_leaves_in_the_middle_has_said_nothing(tmp_path: Path) -> None:
    async def leave() -> Message:
        return {"type": "http.disconnect"}

    async def work() -> None:
        async with panel(tmp_path) as fire:
            key = (b"authorization", f"Bearer {KEY}".encode())
            request = Request({"type": "http", "method": "POST", "headers": [key]}, leave)

            answer = await fire.signal.take(request)

            assert answer.status_code == 400
            assert fire.signals == []

    run(work())


def test_a_key_that_could_be_guessed_is_refused(tmp_path: Path) -> None:
    async def work() -> None:
        async with panel(tmp_path) as fire:
            with pytest.raises(ServerError) as refused:
                AlarmSignal(fire.house.alarms, fire.house.clock, KEY[:31])

            assert refused.value.code == "alarm-key-short"

    run(work())
