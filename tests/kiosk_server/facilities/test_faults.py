"""Reports of something broken are taken once, answered, and forgotten when it is time."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import Connection

from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import VISITOR
from kiosk_server.facilities.fault_limits import PeerLimits
from kiosk_server.facilities.faults import (
    KEPT_FOR_NEWCOMERS,
    LEAST_SHARE,
    MOST_BY_ONE_AN_HOUR,
    MOST_REPORTS_AN_HOUR,
    MOST_WORDS,
    FaultKind,
    FaultRefusal,
    FaultRefused,
    FaultReport,
    FaultState,
    share_of_hour,
)
from kiosk_server.facilities.store import FaultStore
from kiosk_server.people.attempts import AttemptLimits
from tests.kiosk_server.facilities.fault_house import (
    REQUEST,
    SPOT,
    FaultHouse,
    fault_house,
    photo,
)
from tests.kiosk_server.venue.venue_house import NOON, run
from tests.services.sqlite import migrated_sqlite


def test_a_report_is_kept_as_it_was_sent_and_says_nothing_of_who_sent_it(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with fault_house(database_url, tmp_path) as house:
            report = await house.reported(sent=photo())

            assert (report.words, report.spot_code, report.state, report.answer) == (
                "The door sticks",
                SPOT,
                FaultState.RECEIVED,
                "",
            )
            assert (report.received_at, report.changed_by, report.has_photo) == (NOON, None, True)
            assert await house.faults.list_open() == [report]
            assert house.told == [(VISITOR.name, "fault-reported", ("fault:fault-1",), "")]
            kept = await house.faults.find_photo(report.id)
            assert kept is not None
            assert Image.open(BytesIO(kept)).size == (64, 48)

    run(work())


def test_the_same_report_sent_twice_is_one(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(database_url, tmp_path) as house:
            first = await house.reported(sent=photo())
            house.venue.clock.move(minutes=2)
            again = await house.reported(sent=photo())

            assert again == first
            assert len(await house.faults.list_open()) == 1
            assert len(house.told) == 1

    run(work())


def test_a_request_id_is_not_used_for_two_reports(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(database_url, tmp_path) as house:
            first = await house.reported(sent=photo())
            other = await house.report(sent=photo((65, 48)))

            assert other == FaultRefused(FaultRefusal.REQUEST_ID_REUSED)
            assert await house.faults.list_open() == [first]

    run(work())


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"spot": "NOWHERE"}, FaultRefused(FaultRefusal.FAULT_SPOT_UNKNOWN)),
        ({"spot": ""}, FaultRefused(FaultRefusal.FAULT_SPOT_UNKNOWN)),
        ({"spot": "x" * 10_000}, FaultRefused(FaultRefusal.FAULT_SPOT_UNKNOWN)),
        ({"words": "x" * 501}, FaultRefused(FaultRefusal.FAULT_WORDS_UNFIT, MOST_WORDS)),
        ({"words": "a\0b"}, FaultRefused(FaultRefusal.FAULT_WORDS_UNFIT, MOST_WORDS)),
        ({"words": "a\ud800b"}, FaultRefused(FaultRefusal.FAULT_WORDS_UNFIT, MOST_WORDS)),
        ({"sent": b"no picture"}, FaultRefused(FaultRefusal.FAULT_PHOTO_UNREADABLE)),
        ({"sent": b""}, FaultRefused(FaultRefusal.FAULT_PHOTO_UNREADABLE)),
        (
            {"sent": b"x" * (6 * 1024 * 1024 + 1)},
            FaultRefused(FaultRefusal.FAULT_PHOTO_TOO_LARGE, 6),
        ),
        ({"request_id": "short"}, FaultRefused(FaultRefusal.FAULT_REQUEST_ID_UNFIT)),
        ({"request_id": "r" * 129}, FaultRefused(FaultRefusal.FAULT_REQUEST_ID_UNFIT)),
    ],
)
def test_an_unfit_report_is_refused_and_may_be_put_right(
    tmp_path: Path, wrong: dict[str, str], refusal: FaultRefused
) -> None:
    async def work() -> None:
        async with fault_house(migrated_sqlite(tmp_path), tmp_path) as house:
            assert await house.report(**wrong) == refusal  # type: ignore[arg-type]  # one of its arguments
            assert await house.faults.list_open() == []
            assert house.told == []

            assert isinstance(await house.report(), FaultReport)

    run(work())


def test_one_peer_cannot_send_without_end_and_others_still_can(tmp_path: Path) -> None:
    async def work() -> None:
        url = migrated_sqlite(tmp_path)
        async with fault_house(url, tmp_path) as house:
            limits = AttemptLimits(
                most=2, window=timedelta(hours=1), first_lock=timedelta(minutes=10)
            )
            house.faults._peers = PeerLimits(house.venue.clock, secret=b"s", limits=limits)
            too_many = FaultRefused(FaultRefusal.FAULT_REPORTS_TOO_MANY)

            def ids() -> list[str]:
                return [f"request-000000000{number}" for number in range(5)]

            sent = [await house.report(request_id=each) for each in ids()[:3]]
            other = await house.report(request_id=ids()[3], peer="192.0.2.8")
            house.venue.clock.move(minutes=11)
            later = await house.report(request_id=ids()[4])

            assert [isinstance(each, FaultReport) for each in sent] == [True, True, False]
            assert sent[2] == too_many
            assert isinstance(other, FaultReport)
            assert isinstance(later, FaultReport)

    run(work())


def test_all_peers_together_cannot_fill_the_inbox(tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(migrated_sqlite(tmp_path), tmp_path) as house:
            await filled(house, MOST_REPORTS_AN_HOUR + KEPT_FOR_NEWCOMERS)

            full = await house.report(request_id="request-0000000002")
            house.venue.clock.move(minutes=61)
            later = await house.report(request_id="request-0000000002")

            assert full == FaultRefused(FaultRefusal.FAULT_REPORTS_TOO_MANY)
            assert isinstance(later, FaultReport)

    run(work())


def test_who_sends_many_in_a_full_hour_is_refused_before_who_sent_none(tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(migrated_sqlite(tmp_path), tmp_path) as house:
            await house.reported()
            await filled(house, MOST_REPORTS_AN_HOUR - 1)

            again = await house.report(request_id="request-0000000002")
            newcomer = await house.report(request_id="request-0000000003", peer="192.0.2.99")

            assert again == FaultRefused(FaultRefusal.FAULT_REPORTS_TOO_MANY)
            assert isinstance(newcomer, FaultReport)

    run(work())


def test_a_few_addresses_never_use_up_the_hour_of_all() -> None:
    taken = [0] * 5
    for _ in range(1_000):
        for address, own in enumerate(taken):
            taken[address] += own < share_of_hour(sum(taken))

    assert max(taken) <= MOST_BY_ONE_AN_HOUR
    assert sum(taken) <= MOST_REPORTS_AN_HOUR // 2 + len(taken)
    assert share_of_hour(sum(taken)) >= LEAST_SHARE


async def filled(house: FaultHouse, count: int) -> None:
    """As many reports of others in this hour."""
    known = FaultReport(
        *("known", "receipt", FaultKind.DOOR, "", SPOT, False, house.venue.clock.now()),
        *(FaultState.RECEIVED, "", None, house.venue.clock.now(), None),
    )
    store = FaultStore("main")

    def fill(connection: Connection) -> None:
        for number in range(count):
            store.add(
                connection, replace(known, id=f"more-{number}", receipt=f"other-{number}"), None
            )

    await house.venue.database.write(fill)


def test_another_hospital_sees_nothing_of_it(tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(migrated_sqlite(tmp_path), tmp_path) as house:
            report = await house.reported(sent=photo())
            other = FaultStore("other")

            found = await house.venue.database.read(
                lambda c: (
                    other.find(c, report.id),
                    other.find_photo(c, report.id),
                    other.list_in_order(c, FaultState, 10),
                    other.list_by_receipts(c, [report.receipt]),
                    other.count_since(c, NOON),
                )
            )

            assert found == (None, None, [], [], 0)

    run(work())


def test_when_too_many_photos_wait_the_next_is_told_so(tmp_path: Path) -> None:
    async def work() -> None:
        async with fault_house(migrated_sqlite(tmp_path), tmp_path) as house:
            house.faults._photos._waiting = house.faults._photos._most_waiting

            with pytest.raises(ServerError) as raised:
                await house.report(sent=photo())

            assert raised.value.code == "fault-photos-busy"
            house.faults._photos._waiting = 0
            assert isinstance(await house.report(sent=photo(), request_id=REQUEST), FaultReport)

    run(work())
