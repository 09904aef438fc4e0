"""Who was sent for tests comes back when the records know of results, and staff are told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk_server.queueing.model import QueueingRefusal, Refused, ResultsState, TicketState
from kiosk_server.queueing.results_news import ResultsNews, news_of
from kiosk_server.queueing.service.history_service import HistoryService
from kiosk_server.queueing.service.issue_service import CheckInWish
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.queueing.words import QueueWords
from kiosk_server.records.model import (
    BookedAppointment,
    ExaminationResult,
    IdentificationKind,
    Patient,
    PatientBookings,
)
from tests.kiosk_server.queueing.queue_house import (
    MEDICINE,
    NURSE,
    PHONE,
    QueueHouse,
    code_of,
    queue_house,
)
from tests.kiosk_server.venue.venue_house import TRANSLATOR, run

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def result(ready_in: float | None, *, ordered_at: datetime = NOON) -> ExaminationResult:
    ready_at = None if ready_in is None else ordered_at + timedelta(minutes=ready_in)
    return ExaminationResult("result", "patient-1", "laboratory", ordered_at, ready_at)


def test_results_are_there_when_all_of_them_are() -> None:
    later = NOON + timedelta(minutes=10)

    assert news_of([], later) == ResultsNews(ResultsState.UNKNOWN)
    assert news_of([result(5), result(10)], later) == ResultsNews(ResultsState.READY)
    assert news_of([result(5), result(30)], later) == ResultsNews(
        ResultsState.PARTLY, NOON + timedelta(minutes=30)
    )
    assert news_of([result(20), result(30)], later) == ResultsNews(
        ResultsState.WAITING, NOON + timedelta(minutes=30)
    )
    assert news_of([result(20), result(None)], later) == ResultsNews(ResultsState.WAITING)


@asynccontextmanager
async def sent_for_tests(
    url: str, folder: Path
) -> AsyncIterator[tuple[QueueHouse, KeptTicket, datetime]]:
    """A house with somebody who was sent for tests, and when they were called."""
    async with queue_house(url, folder) as queues:
        now = queues.house.clock.now()
        booked = BookedAppointment(
            "booked", "patient-1", MEDICINE.id, now, now + timedelta(minutes=30)
        )
        patient = Patient("patient-1", "示范甲", None)
        queues.records.bookings["90000001"] = PatientBookings(patient, (booked,))
        wish = CheckInWish(IdentificationKind.CARD, "90000001")
        kept = await queues.issuing.check_in(wish, asker=PHONE, request_id=queues.request_id())
        assert isinstance(kept, KeptTicket), kept
        await queues.take()
        called = await queues.call()
        queues.house.clock.move(minutes=5)
        sent = await queues.act(TicketAct.SEND_FOR_RESULTS, called)
        yield queues, sent, now


def test_who_has_no_results_yet_is_told_when_to_come_and_staff_may_take_them_back(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with sent_for_tests(database_url, tmp_path) as (queues, sent, called_at):
            queues.records.results["patient-1"] = [result(20, ordered_at=called_at)]

            early = await queues.try_act(TicketAct.RETURN, sent, PHONE)
            assert code_of(early) is QueueingRefusal.RESULTS_NOT_READY
            assert isinstance(early, Refused)
            local = (called_at + timedelta(minutes=20)).astimezone(queues.book.zone)
            assert early.fields == {"time": f"{local:%H:%M}"}
            assert (await queues.now(sent)).ticket.state is TicketState.AWAY_FOR_RESULTS

            back = await queues.act(TicketAct.RETURN, sent, NURSE)
            assert back.ticket.results is ResultsState.WAITING
            entries = await HistoryService(queues.work, QueueWords(TRANSLATOR)).entries(
                sent.ticket.id, queues.book.layout, "en"
            )
            told = "Came back with results: Room 1, The results are not there yet"
            assert entries[-1].text == told

    run(work())


def test_who_has_results_comes_back_and_it_is_said_why(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with sent_for_tests(database_url, tmp_path) as (queues, sent, called_at):
            queues.records.results["patient-1"] = [
                result(-60, ordered_at=called_at),
                result(10, ordered_at=called_at),
            ]
            queues.house.clock.move(minutes=10)
            back = await queues.act(TicketAct.RETURN, sent, PHONE)

            assert back.ticket.state is TicketState.IN_ZONE
            assert back.ticket.results is ResultsState.READY
            undone = await queues.act(TicketAct.UNDO, back, NURSE)
            assert undone.ticket.results is None

    run(work())


def test_records_that_do_not_answer_keep_nobody_away(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with sent_for_tests(database_url, tmp_path) as (queues, sent, _):
            queues.records.is_away = True
            back = await queues.act(TicketAct.RETURN, sent, PHONE)

            assert back.ticket.results is ResultsState.UNKNOWN

    run(work())
