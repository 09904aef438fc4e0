"""Zones, queues and rooms are changed while everything runs, in versions that can be put back."""

import asyncio
import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from kiosk_server.queueing.layout import read_queue_file, written_layout
from kiosk_server.queueing.model import QueueingRefusal, Refused, TicketState
from kiosk_server.queueing.service.layout_service import LayoutService
from kiosk_server.queueing.service.rule_book import RuleBook
from kiosk_server.queueing.service.stores import QueueStores
from kiosk_server.queueing.store.versions import KeptVersion
from kiosk_server.queueing.ticket_history import TicketAct
from tests.kiosk_server.queueing.queue_house import (
    DOCTOR,
    MANAGER,
    NURSE,
    PLAN,
    QUEUES,
    QueueHouse,
    code_of,
    queue_house,
)
from tests.kiosk_server.venue.venue_house import run


def with_rooms(*rooms: str) -> dict[str, Any]:
    """The layout with other rooms for medicine."""
    wanted: dict[str, Any] = deepcopy(dict(QUEUES))
    wanted["queues"][0]["rooms"] = list(rooms)
    named = {each["id"] for each in wanted["rooms"]}
    wanted["rooms"] = [each for each in wanted["rooms"] if each["id"] in {*rooms, "room-3"}]
    new = [room for room in rooms if room not in named]
    wanted["rooms"] += [{"id": room, "names": {"en": room.capitalize()}} for room in new]
    return wanted


async def put(
    queues: QueueHouse, wanted: Mapping[str, Any], seen: int | None = None
) -> KeptVersion | Refused:
    service = LayoutService(queues.work)
    version = (await service.in_force()).version if seen is None else seen
    return await service.change(
        json.dumps(wanted),
        "Another room",
        seen_version=version,
        asker=MANAGER,
        request_id=queues.request_id(),
    )


def test_what_is_written_of_a_layout_is_read_as_the_same() -> None:
    layout = read_queue_file(json.dumps(QUEUES).encode(), PLAN).layout
    again = read_queue_file(json.dumps(written_layout(layout)).encode(), PLAN).layout

    assert again == layout


def test_a_new_room_calls_at_once_and_a_version_is_put_back(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await queues.issue()
            first = await LayoutService(queues.work).in_force()
            before = await queues.picture()
            done = await put(queues, with_rooms("room-1", "room-2", "room-9"))
            assert isinstance(done, KeptVersion), done
            await queues.take("room-9", DOCTOR)

            assert (await queues.picture()).layout is not before.layout
            assert (await queues.call("room-9")).ticket.number == "A001"
            assert queues.book.layout_version == done.version > first.version
            assert "room-9" in done.text

            back = await LayoutService(queues.work).restore(
                first.version, seen_version=done.version, asker=MANAGER, request_id="back"
            )
            assert code_of(back) is QueueingRefusal.LAYOUT_IN_USE, "somebody is there"
            called = (await queues.picture()).at_counter("room-9")[0].ticket
            await queues.act(TicketAct.FINISH, await _kept(queues, called.id))
            back = await LayoutService(queues.work).restore(
                first.version, seen_version=done.version, asker=MANAGER, request_id="back"
            )

            assert isinstance(back, KeptVersion), back
            assert json.loads(back.text) == json.loads(first.text)
            assert "room-9" not in (await queues.picture()).sessions
            notes = [each.note for each in await LayoutService(queues.work).list_versions(9)]
            assert notes == [str(first.version), "Another room", ""]

    run(work())


def test_another_server_heeds_a_layout_that_it_was_not_told_of(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            house = queues.house
            stores = QueueStores.of("main")
            other = RuleBook(house.venue, house.database, house.clock, stores)
            await other.bring_up_to_date()
            await put(queues, with_rooms("room-1"))

            assert "room-2" in other.layout.room_by_id
            assert "room-2" not in (await other.bring_up_to_date()).room_by_id

    run(work())


def test_a_room_that_is_gone_is_left_and_who_waited_for_it_may_go_to_any(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            await queues.take("room-2")
            kept = await queues.issue()
            await queues.act(TicketAct.CORRECT, kept, NURSE, room_id="room-2")
            assert isinstance(await put(queues, with_rooms("room-1")), KeptVersion)

            assert (await queues.now(kept)).ticket.wanted_room_id is None
            assert (await queues.picture()).sessions == {}

    run(work())


def test_nobody_with_a_number_loses_queue_or_room(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            kept = await queues.issue("surgery")
            wanted = with_rooms("room-1", "room-2")
            wanted["queues"] = wanted["queues"][:1]
            wanted["rooms"] = [each for each in wanted["rooms"] if each["id"] != "room-3"]
            refused = await put(queues, wanted)

            assert code_of(refused) is QueueingRefusal.LAYOUT_IN_USE
            assert isinstance(refused, Refused)
            assert refused.fields == {"numbers": kept.ticket.number}
            assert "surgery" in queues.book.layout.queue_by_id
            await queues.act(TicketAct.CANCEL, kept, NURSE)
            assert isinstance(await put(queues, wanted), KeptVersion)
            assert (await queues.now(kept)).ticket.state is TicketState.CANCELLED

    run(work())


@pytest.mark.parametrize("at_once", [False, True])
def test_of_two_who_change_the_same_layout_one_is_refused(
    database_url: str, tmp_path: Path, *, at_once: bool
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            seen = (await LayoutService(queues.work).in_force()).version
            wishes = [with_rooms("room-1"), with_rooms("room-2")]
            if at_once:
                done = await asyncio.gather(*(put(queues, each, seen) for each in wishes))
            else:
                done = [await put(queues, each, seen) for each in wishes]

            refused = [each.code for each in done if isinstance(each, Refused)]
            assert refused == [QueueingRefusal.LAYOUT_CHANGED]

    run(work())


@pytest.mark.parametrize(
    "written",
    [
        "",
        "nothing",
        "[]",
        "{}",
        '{"zones": [], "queues": [{"id": "q", "zone": "nowhere", "rooms": ["r"]}]}',
        '{"zones": [], "queues": [], "rooms": [{"id": "alone", "names": {"en": "Alone"}}]}',
        '{"zones": "\ud800", "queues": []}',
        "9" * 1_000_001,
    ],
    ids=["none", "word", "list", "bare", "zone", "room", "surrogate", "large"],
)
def test_nonsense_changes_nothing(sqlite_url: str, tmp_path: Path, written: str) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            service = LayoutService(queues.work)
            before = await service.in_force()
            assert service.find_fault(written)
            refused = await service.change(
                written, "", seen_version=before.version, asker=MANAGER, request_id="bad"
            )

            assert code_of(refused) is QueueingRefusal.LAYOUT_UNFIT
            assert await service.in_force() == before
            unknown = await service.restore(
                999, seen_version=before.version, asker=MANAGER, request_id="unknown"
            )
            assert code_of(unknown) is QueueingRefusal.LAYOUT_VERSION_UNKNOWN

    run(work())


async def _kept(queues: QueueHouse, ticket_id: str) -> Any:  # noqa: ANN401 - a kept ticket
    found = await queues.tickets.find(ticket_id)
    assert found is not None
    return found
