"""What is told of a zone: estimates as far as anybody can know; all who ask at once share it."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from kiosk_server.core.memory_bus import MemoryBus
from kiosk_server.queueing.room_presence import Absence, AbsenceKind
from kiosk_server.queueing.service.pictures import FRESH
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.queueing.topics import room_topic, ticket_topic, zone_topic
from kiosk_server.queueing.zone_picture import PictureTicket
from tests.kiosk_server.queueing.queue_house import (
    DOCTOR,
    NURSE,
    OTHER_DOCTOR,
    queue_house,
)
from tests.kiosk_server.venue.venue_house import run


def test_estimates_come_with_the_first_room_and_tell_who_comes_later(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            for _ in range(3):
                await queues.issue()
            before = await queues.picture()
            await queues.take()
            after = await queues.picture()

            assert before.estimates == {}
            assert before.newcomer("medicine") is None
            line = after.lines["queue:medicine"]
            times = [after.estimates[each.ticket.id].expected for each in line]
            assert times == sorted(times)
            newcomer = after.newcomer("medicine")
            assert newcomer is not None
            assert newcomer.expected > times[-1]
            assert newcomer.earliest < newcomer.latest

    run(work())


def test_a_room_that_calls_nobody_is_taken_to_have_a_break(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            await queues.take()
            one = await queues.issue()
            at_once = (await queues.picture()).estimates[one.ticket.id]
            queues.house.clock.move(minutes=5)
            later = await queues.picture()

            now = queues.house.clock.now()
            assert at_once.expected <= now
            assert later.estimates[one.ticket.id].expected - now >= timedelta(minutes=2)

    run(work())


def test_how_long_rooms_took_is_learnt(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            for _ in range(3):
                await queues.issue()
            await queues.take()
            for _ in range(3):
                await queues.call()
                queues.house.clock.move(minutes=4)
            last = (await queues.picture()).at_counter()[0]
            await queues.act(TicketAct.FINISH, KeptTicket(last.ticket))

            cycles = (await queues.picture()).cycles

            assert [each.seconds for each in cycles] == [240.0] * 3
            assert {(each.room_id, each.queue_id) for each in cycles} == {("room-1", "medicine")}

    run(work())


def test_a_picture_is_made_once_for_all_until_something_changes(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            await queues.issue()
            first, same = await asyncio.gather(queues.picture(), queues.picture())
            east = await queues.picture("east")
            await queues.issue()
            changed = await queues.picture()
            queues.house.clock.move(seconds=FRESH.total_seconds())
            older = await queues.picture()

            assert first is same
            assert east.version == 0
            assert changed.version == first.version + 1
            assert older is not changed
            assert older.version == changed.version
            assert await queues.pictures.of("nowhere") is None

    run(work())


def test_a_room_has_its_own_order_where_somebody_waits_for_another(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            one = await queues.issue()
            await queues.issue()
            await queues.take("room-1", DOCTOR)
            await queues.take("room-2", OTHER_DOCTOR)
            await queues.act(TicketAct.CORRECT, one, NURSE, room_id="room-2")

            picture = await queues.picture()

            assert [each.number for each in picture.next_for_room("room-1", 9)] == ["A002"]
            assert [each.number for each in picture.next_for_room("room-2", 9)] == ["A001", "A002"]
            assert (await queues.call("room-1")).ticket.number == "A002"

    run(work())


def test_hints_name_nobody_and_reach_all_whom_a_call_concerns(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            one = await queues.issue(name="张小三")
            two = await queues.issue()
            await queues.take()
            bus = queues.house.events
            assert isinstance(bus, MemoryBus)
            topics = [
                zone_topic("west"),
                room_topic("room-2"),
                ticket_topic(one.ticket.id),
                ticket_topic(two.ticket.id),
            ]

            async with bus.subscribe([*topics, zone_topic("east")]) as hints:
                await queues.call()
                heard = await asyncio.wait_for(anext(hints), 5)

            assert heard == frozenset(topics)
            assert not any(one.ticket.id in topic or "张" in topic for topic in heard)

    run(work())


def test_who_goes_without_a_word_is_seen_to_be_away_as_the_rules_have_it(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            await queues.take()
            await queues.issue()
            now = queues.house.clock.now()
            queues.house.clock.move(minutes=4)

            assert (await queues.picture()).absence("room-1") == Absence(AbsenceKind.AWAY, now)
            assert (await queues.picture()).absence("room-2") is None

            await queues.change_rules({"away": {"afterMinutes": 10}})
            assert (await queues.picture()).absence("room-1") is None
            queues.house.clock.move(minutes=7)
            assert (await queues.picture()).absence("room-1") == Absence(AbsenceKind.AWAY, now)

            await queues.change_rules({"opening": {"lunch": {"begins": "00:00", "ends": "23:59"}}})
            at_lunch = (await queues.picture()).absence("room-1")
            assert at_lunch is not None
            assert at_lunch.kind is AbsenceKind.LUNCH

            await queues.call()
            assert (await queues.picture()).absence("room-1") is None

    run(work())


def test_rooms_that_call_from_two_queues_are_shared_by_both(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            await queues.take()
            tickets = [(await queues.issue()).ticket for _ in range(4)]
            own = await queues.picture()
            rooms = tuple(
                replace(room, queue_ids=("medicine", "other")) for room in own.layout.rooms
            )
            others = [
                PictureTicket(replace(each, id=f"other-{each.id}", queue_id="other"))
                for each in tickets
            ]
            shared = replace(
                own,
                layout=replace(own.layout, rooms=rooms),
                open_tickets=[*own.open_tickets, *others],
            )

            alone = own.estimates[tickets[3].id].expected - own.at
            beside = shared.estimates[tickets[3].id].expected - own.at

            assert alone * 1.8 < beside < alone * 2.6

    run(work())
