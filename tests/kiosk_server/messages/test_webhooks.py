"""Other systems are told of each change of the venue, and of nothing else."""

import hashlib
import hmac
from dataclasses import replace
from pathlib import Path

import pytest

from floorplans.facts import Names
from floorplans.plan_version import plan_version
from kiosk_server.storage import Database
from kiosk_server.venue.alarm import Alarm, AlarmOrder
from kiosk_server.venue.alarm_service import Signal
from kiosk_server.venue.model import Closure, Refused
from tests.kiosk_server.messages.receiver import answer, receiver
from tests.kiosk_server.messages.telling_house import (
    DOOR,
    HOUSE,
    SECRET,
    close_door,
    house_that_tells,
    rows,
    webhooks,
    worker,
)
from tests.kiosk_server.venue.venue_house import (
    FACILITIES,
    SetClock,
)

pytestmark = pytest.mark.anyio


async def test_a_plan_and_a_closure_are_told_signed_and_whole(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    clock = SetClock()
    with receiver() as other:
        hooks = webhooks(clock, other.url)
        outbox = worker(database, clock, hooks)
        async with house_that_tells(database_url, tmp_path, database, hooks) as house:
            await outbox.work_once()
            closure = await close_door(house, "r1")
            assert isinstance(closure, Closure)
            await outbox.work_once()
            house.clock.move(minutes=10)
            clock.move(minutes=10)
            await house.closures.end_closure(closure.id, principal=FACILITIES, request_id="r2")
            await outbox.work_once()
        plan, added, ended = other.received

    version = plan_version(HOUSE)
    assert plan.body == {
        "event": "plan.changed",
        "id": "event-1",
        "at": "2026-11-22T12:00:00+00:00",
        "planVersion": version,
        "dataVersion": f"{version}+0",
    }
    told = {
        "id": closure.id,
        "elementId": DOOR,
        "levelId": None,
        "reason": "消毒",
        "from": "2026-11-22T12:00:00+00:00",
        "until": "2026-11-22T14:00:00+00:00",
    }
    assert added.body == {
        **plan.body,
        "event": "closure.added",
        "id": "event-2",
        "dataVersion": f"{version}+1",
        "closure": told,
    }
    assert ended.body == {
        **plan.body,
        "event": "closure.ended",
        "id": "event-3",
        "at": "2026-11-22T12:10:00+00:00",
        "dataVersion": f"{version}+2",
        "closure": {**told, "until": "2026-11-22T12:10:00+00:00"},
    }
    for request in (plan, added, ended):
        stamped = request.headers["x-kiosk-timestamp"].encode() + b"." + request.content
        digest = hmac.new(SECRET.encode(), stamped, hashlib.sha256).hexdigest()
        assert request.headers["x-kiosk-signature"] == f"sha256={digest}"
    assert ended.headers["x-kiosk-timestamp"] == str(int(clock.now().timestamp()))
    assert FACILITIES.name not in added.content.decode()
    assert await database.read(rows) == []


async def test_what_did_not_happen_is_not_told(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    hooks = webhooks(SetClock(), "http://127.0.0.1:1/")
    async with house_that_tells(database_url, tmp_path, database, hooks) as house:
        await house.venue.publish(HOUSE, by="somebody else")
        refused = await close_door(house, "r1", reason="")
        closure = await close_door(house, "r2")
        again = await close_door(house, "r2")
        assert isinstance(closure, Closure)
        for request_id in ("r3", "r3", "r4"):
            await house.closures.end_closure(
                closure.id, principal=FACILITIES, request_id=request_id
            )
        kept = await database.read(rows)

    assert isinstance(refused, Refused)
    assert again == closure
    assert [payload["body"]["event"] for _, payload in kept] == [  # type: ignore[index]  # JSON
        "plan.changed",
        "closure.added",
        "closure.ended",
    ]


async def test_a_rollback_is_told(database: Database, database_url: str, tmp_path: Path) -> None:
    hooks = webhooks(SetClock(), "http://127.0.0.1:1/")
    async with house_that_tells(database_url, tmp_path, database, hooks) as house:
        await house.venue.publish(replace(HOUSE, names=Names.of(en="Renamed")), by="planner")
        await house.venue.rollback(plan_version(HOUSE), by="manager")
        kept = await database.read(rows)

    versions = [payload["body"]["planVersion"] for _, payload in kept]  # type: ignore[index]  # JSON
    assert len(versions) == 3
    assert versions[0] == versions[2] == plan_version(HOUSE) != versions[1]


async def test_each_address_has_a_row_of_its_own_that_does_not_tell_it(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    with receiver(answer(500)) as first, receiver() as second:
        clock = SetClock()
        hooks = webhooks(clock, f"{first.url}&key=token", second.url, second.url)
        async with house_that_tells(database_url, tmp_path, database, hooks):
            kept = await database.read(rows)
            worked = await worker(database, clock, hooks).work_once()
            left = await database.read(rows)
        (told_first,), (told_second,) = first.received, second.received

    assert len(kept) == worked == 2
    assert "token" not in str(kept)
    assert "127.0.0.1" not in str(kept)
    assert told_first.body == told_second.body
    assert told_first.delivery != told_second.delivery
    assert [key for key, _ in left] == [told_first.delivery]


async def test_an_alarm_is_told_as_it_begins_and_as_it_ends_and_once(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    clock = SetClock()
    with receiver() as other:
        hooks = webhooks(clock, other.url)
        async with house_that_tells(database_url, tmp_path, database, hooks) as house:
            order = AlarmOrder(reason="Smoke on level 2", signal="zone-3")
            signal = Signal(order, is_on=True)
            alarm = await house.alarms.heed(signal, principal=FACILITIES)
            assert await house.alarms.heed(signal, principal=FACILITIES) == alarm
            assert isinstance(alarm, Alarm)
            house.clock.move(minutes=10)
            for _ in range(2):
                await house.alarms.heed(Signal(order, is_on=False), principal=FACILITIES)
        clock.move(minutes=10)
        outbox = worker(database, clock, hooks)
        while await outbox.work_once():
            pass
        _, started, ended = other.received

    told = {
        "id": alarm.id,
        "buildingId": None,
        "isDrill": False,
        "reason": "Smoke on level 2",
        "signal": "zone-3",
        "startedAt": "2026-11-22T12:00:00+00:00",
        "endedAt": None,
    }
    assert (started.body["event"], started.body["alarm"]) == ("alarm.started", told)
    assert (ended.body["event"], ended.body["alarm"]) == (
        "alarm.ended",
        {**told, "endedAt": "2026-11-22T12:10:00+00:00"},
    )
