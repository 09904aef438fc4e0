"""A call and its announcement are one: neither is kept without the other, and it is said once."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from kiosk_server.announcements.model import MOST_WAITING, Announcement
from kiosk_server.announcements.orders import Order
from kiosk_server.announcements.service import AnnouncementService
from kiosk_server.announcements.speaking import announcement_topic
from kiosk_server.announcements.zones import waiting_zone
from kiosk_server.queueing.service.announcing import WaitingZonesOfLayout
from kiosk_server.queueing.service.room_service import CallWish
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct
from tests.kiosk_server.announcements.speakers import PARTS, Heard
from tests.kiosk_server.queueing.queue_house import (
    DOCTOR,
    NURSE,
    OTHER_DOCTOR,
    PLACE,
    QueueHouse,
    queue_house,
)
from tests.kiosk_server.venue.venue_house import TRANSLATOR, run

ZONE, EAST = waiting_zone("west"), waiting_zone("east")


class CutOffError(Exception):
    """The server dies here."""


def test_a_server_that_dies_after_the_commit_has_announced_its_call(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await queues.issue()
            await queues.take()

            async def die(_: Iterable[str]) -> None:
                raise CutOffError

            with monkeypatch.context() as death:
                death.setattr(queues.house.events, "publish", die)
                with pytest.raises(CutOffError):
                    await queues.rooms.call_next(
                        CallWish("room-1"), asker=DOCTOR, request_id="press-1"
                    )
            again = await queues.rooms.call_next(
                CallWish("room-1"), asker=DOCTOR, request_id="press-1"
            )

            assert isinstance(again, KeptTicket)
            assert again.ticket.number == "A001"
            assert len(await _shown(queues)) == 1

    run(work())


def test_a_started_server_tells_of_what_nobody_heard_of(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await _call_one(queues)
            after = _service_over(queues)

            async with queues.house.events.subscribe([announcement_topic(ZONE)]) as hints:
                await after.tell_of_kept()
                topics = await anext(aiter(hints))
            said = await after.claim(ZONE, "player-1")

            assert topics is not None
            assert said is not None
            assert said.parts[1].text == "Number A001, please come to Room 1."

    run(work())


def test_a_call_that_is_too_old_is_not_said(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await _call_one(queues)
            queues.house.clock.move(minutes=4)
            assert await _service_over(queues).claim(ZONE, "player-1") is None

    run(work())


def test_a_call_that_is_refused_announces_nothing(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            called = await _call_one(queues)
            await queues.act(TicketAct.START, called)
            await queues.try_act(TicketAct.RECALL, called)
            await queues.rooms.call_next(
                CallWish("room-1"), asker=DOCTOR, request_id=queues.request_id()
            )
            assert await _shown(queues) == (), "who came before their call was said needs none"

    run(work())


def test_people_are_called_where_too_much_is_to_be_said(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            order = Order("announcement-test", PARTS, (ZONE,))
            for number in range(MOST_WAITING):
                await queues.announcements.announce(
                    order, principal=NURSE.principal, request_id=f"noise-{number}"
                )
            called = await _call_one(queues)
            assert called.ticket.number == "A001"
            assert len(await _shown(queues)) == MOST_WAITING

    run(work())


def test_a_call_that_is_undone_before_it_is_said_is_not_said(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            called = await _call_one(queues)
            recalled = await queues.act(TicketAct.RECALL, called)

            async with queues.house.events.subscribe([announcement_topic(ZONE)]) as hints:
                await queues.act(TicketAct.UNDO, recalled)
                topics = await anext(aiter(hints))
            of_the_call = await _shown(queues)
            await queues.act(TicketAct.UNDO, recalled)

            assert topics == {announcement_topic(ZONE)}
            assert len(of_the_call) == 1, "the call itself holds until it is undone too"
            assert await _shown(queues) == ()
            assert await queues.announcements.claim(ZONE, "player-1") is None
            again = await queues.call()
            said = await queues.announcements.claim(ZONE, "player-1")
            assert said is not None
            assert (again.ticket.id, said.created_at) == (
                called.ticket.id,
                queues.house.clock.now(),
            )

    run(work())


@pytest.mark.parametrize("is_said_to_its_end", [True, False])
def test_a_call_that_is_undone_while_it_is_said_is_not_said_again(
    database_url: str, tmp_path: Path, is_said_to_its_end: bool
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            called = await _call_one(queues)
            said = await queues.announcements.claim(ZONE, "player-1")
            assert said is not None
            if is_said_to_its_end:
                assert await queues.announcements.finish(ZONE, "player-1", said.id)

            await queues.act(TicketAct.UNDO, called)

            is_finished = await queues.announcements.finish(ZONE, "player-1", said.id)
            assert is_finished is not is_said_to_its_end
            queues.house.clock.move(seconds=30)
            assert await queues.announcements.claim(ZONE, "player-1") is None
            assert [each.said for each in await _shown(queues)] == [1]

    run(work())


@pytest.mark.parametrize("act", [TicketAct.START, TicketAct.MARK_NO_SHOW, TicketAct.HOLD, None])
def test_whoever_came_or_is_waited_for_no_more_is_not_called_again(
    database_url: str, tmp_path: Path, act: TicketAct | None
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            called = await _call_one(queues)
            said = await queues.announcements.claim(ZONE, "player-1")
            assert said is not None
            assert await queues.announcements.finish(ZONE, "player-1", said.id)
            recalled = await queues.act(TicketAct.RECALL, called)
            queues.house.clock.move(seconds=6)
            assert await queues.announcements.claim(ZONE, "player-1") is not None

            async with queues.house.events.subscribe([announcement_topic(ZONE)]) as hints:
                if act is None:
                    await queues.issue()
                    await queues.call()
                else:
                    await queues.act(act, recalled, NURSE)
                assert await anext(aiter(hints)) == {announcement_topic(ZONE)}

            # What is being said is said to its end; neither it nor the first call is repeated.
            times = [each.rule.times for each in await _shown(queues)]
            assert times == ([1, 1, 2] if act is None else [1, 1])

    run(work())


def test_who_goes_on_being_called_is_called_again(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            called = await _call_one(queues)
            await queues.act(TicketAct.CORRECT, called, NURSE, person_name="Li Si")
            assert [each.rule.times for each in await _shown(queues)] == [2]

    run(work())


def test_a_call_is_said_in_its_own_hall_or_by_its_level_where_only_that_is_heard(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            level = PLACE.level_id

            async def shown_in(zone_id: str) -> int:
                return len((await queues.announcements.zone_now(zone_id)).shown)

            queues.heard.now = [Heard(ZONE), Heard(level)]
            called = await _call_one(queues)
            assert [await shown_in(zone) for zone in (ZONE, EAST, level)] == [1, 0, 0]
            queues.heard.now = [Heard(level)]
            recalled = await queues.act(TicketAct.RECALL, called)
            assert [await shown_in(zone) for zone in (ZONE, EAST, level)] == [1, 0, 1]
            await queues.act(TicketAct.UNDO, recalled)
            assert [await shown_in(zone) for zone in (ZONE, EAST, level)] == [1, 0, 0]

    run(work())


def test_a_hall_says_what_is_for_all_beside_its_calls_and_tells_how_far_it_is(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            service = queues.announcements
            order = Order("announcement-visiting-ends", PARTS, (PLACE.level_id,))
            await service.announce(order, principal=NURSE.principal, request_id="for-all")
            queues.house.clock.move(seconds=1)
            await _call_one(queues)
            since = queues.house.clock.now()

            before = {each.zone_id: each for each in await service.list_voices()}
            for _ in range(2):
                turn = await service.claim(ZONE, "player-1")
                assert turn is not None
                assert await service.finish(ZONE, "player-1", turn.id)
            after = {each.zone_id: each for each in await service.list_voices()}

            assert await service.claim(ZONE, "player-1") is None, "the repeat is later"
            assert (before[ZONE].unsaid, before[ZONE].unsaid_since) == (1, since)
            assert (after[ZONE].unsaid, after[ZONE].unsaid_since) == (0, None)
            assert (before[PLACE.level_id].unsaid, after[PLACE.level_id].unsaid) == (1, 0)

    run(work())


def test_a_hall_that_is_on_no_level_of_the_plan_says_its_own_calls(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await queues.issue("surgery")
            await queues.take("room-3", OTHER_DOCTOR)
            await queues.call("room-3", OTHER_DOCTOR)

            assert await queues.announcements.claim(EAST, "player-1") is not None
            assert await _shown(queues) == ()

    run(work())


async def _call_one(queues: QueueHouse) -> KeptTicket:
    await queues.issue()
    await queues.take()
    return await queues.call()


async def _shown(queues: QueueHouse) -> tuple[Announcement, ...]:
    return (await queues.announcements.zone_now(ZONE)).shown


def _service_over(queues: QueueHouse) -> AnnouncementService:
    """The announcements of a server that is started over what is kept."""
    house = queues.house
    service = AnnouncementService(
        *(house.venue, house.database, house.events, house.clock, TRANSLATOR, ("zh-CN", "en")),
        new_id=lambda: "f" * 32,
    )
    service.zones.take_in(WaitingZonesOfLayout(house.venue, queues.book))
    return service
