"""What cannot be done with queues: each has its name, and changes nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk_server.queueing.device_limits import (
    ADDRESS_TICKETS_AN_HOUR,
    GUESSES_AN_HOUR,
    KIOSK_TICKETS_AN_HOUR,
)
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.service.act_wishes import ActWish
from kiosk_server.queueing.service.issue_service import CheckInWish, IssueWish
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.records.model import (
    IdentificationKind,
)
from tests.kiosk_server.queueing.queue_house import (
    DOCTOR,
    KIOSK,
    NURSE,
    PHONE,
    QueueHouse,
    code_of,
    queue_house,
)
from tests.kiosk_server.venue.venue_house import run


def test_who_guesses_codes_is_stopped_and_records_that_are_away_stop_no_walk_in(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            queues.records.namesakes.add("000001")

            async def check_in(typed: str) -> QueueingRefusal:
                wish = CheckInWish(IdentificationKind.APPOINTMENT_CODE, typed)
                done = await queues.issuing.check_in(
                    wish, asker=KIOSK, request_id=queues.request_id()
                )
                return code_of(done)

            assert await check_in("?") is QueueingRefusal.IDENTIFICATION_UNFIT
            for _ in range(GUESSES_AN_HOUR):
                assert await check_in("000001") is QueueingRefusal.PATIENT_AMBIGUOUS
            for number in range(2, GUESSES_AN_HOUR + 2):
                assert await check_in(f"{number:06}") is QueueingRefusal.PATIENT_UNKNOWN
            assert await check_in("999999") is QueueingRefusal.TICKETS_TOO_MANY
            queues.house.clock.move(minutes=61)
            queues.records.is_away = True
            assert await check_in("999999") is QueueingRefusal.RECORDS_AWAY
            assert (await queues.issue(asker=KIOSK)).ticket.number == "A001"

    run(work())


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (IssueWish("x"), QueueingRefusal.QUEUE_UNKNOWN),
        (IssueWish(""), QueueingRefusal.QUEUE_UNKNOWN),
        (IssueWish("medicine", "x"), QueueingRefusal.PRIORITY_CLASS_UNKNOWN),
        (IssueWish("medicine", "emergency"), QueueingRefusal.PRIORITY_PROOF_NEEDED),
        (IssueWish("medicine", "older"), QueueingRefusal.PRIORITY_PROOF_NEEDED),
        (IssueWish("medicine", "", "x" * 101), QueueingRefusal.PERSON_NAME_UNFIT),
        (IssueWish("medicine", "", "a\0b"), QueueingRefusal.PERSON_NAME_UNFIT),
        (IssueWish("medicine", "", "a\u202eb"), QueueingRefusal.PERSON_NAME_UNFIT),
    ],
)
def test_a_wish_that_cannot_be_met_says_why_and_changes_nothing(
    sqlite_url: str, tmp_path: Path, wish: IssueWish, code: QueueingRefusal
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            assert code_of(await _try(queues, wish)) is code
            assert await queues.numbers() == []
            assert (await queues.issue()).ticket.number == "A001"

    run(work())


def test_closed_hours_stale_versions_and_foreign_tickets_are_refused(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            one = await queues.issue(request_id="one-and-the-same")
            other = await _try(queues, IssueWish("surgery"), "one-and-the-same")
            short = replace(PHONE, device="another phone")
            mine = await queues.issue(request_id="1")
            theirs = await queues.issue(request_id="1", asker=short)
            await queues.change_rules({"opening": {"hours": "Mo 00:00-00:01"}})
            closed = await _try(queues, IssueWish("medicine"))
            nameless = await _try(queues, IssueWish("medicine"), "")
            stale = await queues.try_act(TicketAct.CANCEL, one, PHONE, version=7)
            forged = await queues.tickets.act(
                ActWish(TicketAct.CANCEL, "0" * 32), asker=PHONE, request_id="forged"
            )
            wrong_state = await queues.try_act(TicketAct.RETURN, one, PHONE)
            by_visitor = await queues.try_act(TicketAct.HOLD, one, PHONE)
            by_doctor = await queues.try_act(TicketAct.MERGE, one, DOCTOR, into_ticket_id="x")
            long = await queues.try_act(TicketAct.HOLD, one, NURSE, reason="x" * 201)

            assert mine.ticket.id != theirs.ticket.id
            assert [code_of(each) for each in (other, closed, nameless, stale, forged)] == [
                QueueingRefusal.REQUEST_ID_REUSED,
                QueueingRefusal.QUEUE_CLOSED,
                QueueingRefusal.REQUEST_ID_UNFIT,
                QueueingRefusal.TICKET_CHANGED,
                QueueingRefusal.TICKET_UNKNOWN,
            ]
            assert code_of(wrong_state) is QueueingRefusal.TICKET_STATE_UNFIT
            assert code_of(by_visitor) is QueueingRefusal.TICKET_ACT_NOT_YOURS
            assert code_of(by_doctor) is QueueingRefusal.TICKET_UNKNOWN
            assert code_of(long) is QueueingRefusal.TICKET_REASON_UNFIT
            assert await queues.now(one) == one

    run(work())


def test_one_kiosk_takes_no_ten_thousand_numbers_an_hour(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            for _ in range(3):
                await queues.issue(asker=KIOSK)
            _note_taken(queues, KIOSK.device, KIOSK_TICKETS_AN_HOUR - 3)
            _note_taken(queues, PHONE.device, ADDRESS_TICKETS_AN_HOUR)

            kiosk = await queues.issuing.issue(
                IssueWish("medicine"), asker=KIOSK, request_id="one-more"
            )
            phone = await _try(queues, IssueWish("medicine"))

            assert code_of(kiosk) is QueueingRefusal.TICKETS_TOO_MANY
            assert code_of(phone) is QueueingRefusal.TICKETS_TOO_MANY
            assert (await queues.issue(asker=NURSE)).ticket.number == "A004"
            queues.house.clock.move(minutes=61)
            assert (await queues.issue(asker=KIOSK)).ticket.number == "A005"

    run(work())


def _note_taken(queues: QueueHouse, device: str, times: int) -> None:
    for _ in range(times):
        queues.taken.note(device)


async def _try(
    queues: QueueHouse, wish: IssueWish, request_id: str | None = None
) -> KeptTicket | Refused:
    return await queues.issuing.issue(
        wish,
        asker=PHONE,
        request_id=queues.request_id() if request_id is None else request_id,
    )
