"""Rules that change while people wait: each change is a version, in force at once, and audited."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from kiosk_server.core.principals import Principal
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.service.rules_service import RulesService
from kiosk_server.queueing.store.versions import KeptVersion
from tests.kiosk_server.queueing.queue_house import MANAGER, QueueHouse, code_of, queue_house
from tests.kiosk_server.venue.venue_house import run

WRITTEN_AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
NO_PRIORITY = json.dumps({"hospital": {"classes": [{"id": "ordinary"}]}})


def test_other_rules_order_those_who_wait_already(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            for class_id in ("", "", "", "pregnant"):
                await queues.issue(class_id=class_id)
            before = await queues.numbers()

            await change(queues, NO_PRIORITY, seen=1)
            after = await queues.numbers()
            done = await queues.rules.restore(
                1, seen_version=2, asker=MANAGER, request_id="restore"
            )

            assert before == ["A001", "A002", "A004", "A003"]
            assert after == ["A001", "A002", "A003", "A004"]
            assert isinstance(done, KeptVersion)
            assert (done.version, done.note) == (3, "1")
            assert await queues.numbers() == before

    run(work())


def test_of_two_who_change_the_same_rules_one_is_told_so(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            done = await asyncio.gather(*(change(queues, NO_PRIORITY, seen=1) for _ in range(2)))

            refused = [each for each in done if isinstance(each, Refused)]
            assert [each.code for each in refused] == [QueueingRefusal.RULES_CHANGED]
            assert [each.version for each in await queues.rules.list_versions(9)] == [2, 1]

    run(work())


def test_unfit_rules_change_nothing_and_a_change_is_audited(
    sqlite_url: str, tmp_path: Path
) -> None:
    audit: list[tuple[str, str, tuple[str, ...], str]] = []

    def record(
        _: Connection, actor: Principal, action: str, targets: Sequence[str], request_id: str
    ) -> None:
        audit.append((actor.name, action, tuple(targets), request_id))

    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            queues.rules = RulesService(queues.work, record)

            unfit = await change(queues, '{"hospital": {"overtaking": {"atMost": -1}}}', seen=1)
            unknown = await queues.rules.restore(
                7, seen_version=1, asker=MANAGER, request_id="unknown"
            )
            nothing = list(audit)
            first = await change(queues, NO_PRIORITY, seen=1, request_id="once")
            again = await change(queues, NO_PRIORITY, seen=1, request_id="once")

            assert code_of(unfit) is QueueingRefusal.RULES_UNFIT
            assert code_of(unknown) is QueueingRefusal.RULES_VERSION_UNKNOWN
            assert nothing == []
            assert first == again
            assert audit == [("Manager", "queue-rules-changed", ("queue-rules:2",), "once")]

    run(work())


def test_rules_of_a_later_release_are_shown_and_not_put_back(
    sqlite_url: str, tmp_path: Path
) -> None:
    later = KeptVersion(2, '{"hospital": {"moods": 3}}', WRITTEN_AT, "Manager", "")

    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            store = queues.work.stores.rules
            await queues.work.database.write(lambda connection: store.add(connection, later))
            await change(queues, NO_PRIORITY, seen=2)

            refused = await queues.rules.restore(
                2, seen_version=3, asker=MANAGER, request_id="restore"
            )

            assert code_of(refused) is QueueingRefusal.RULES_VERSION_UNKNOWN
            assert await queues.rules.find(2) == later
            assert (await queues.rules.in_force()).version == 3

    run(work())


async def change(
    queues: QueueHouse, rules: str, *, seen: int, request_id: str | None = None
) -> KeptVersion | Refused:
    return await queues.rules.change(
        rules,
        "",
        seen_version=seen,
        asker=MANAGER,
        request_id=request_id or queues.request_id(),
    )
