"""Figures out of what is kept, on both databases."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk_server.queueing.figures import QueueFigures
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.service.figures_service import MOST_DAYS, FiguresService, read_day
from kiosk_server.queueing.ticket_history import TicketAct
from tests.kiosk_server.queueing.queue_house import code_of, queue_house

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def fit(found: QueueFigures | Refused) -> QueueFigures:
    assert isinstance(found, QueueFigures), found
    return found


async def test_waits_are_counted_by_the_day_in_which_they_began(
    database_url: str, tmp_path: Path
) -> None:
    async with queue_house(database_url, tmp_path) as house:
        figures = FiguresService(house.work)
        first_day = figures.today
        await house.take()
        for _ in range(3):
            await house.issue()
        await house.act(TicketAct.CANCEL, await house.issue("surgery"))
        house.house.clock.move(minutes=12)
        await house.call()
        house.house.clock.move(minutes=6)
        await house.call()

        today = fit(await figures.figures(first_day, first_day))
        surgery = fit(await figures.figures(first_day, first_day, ["surgery"]))
        house.house.clock.move(days=3)
        later = fit(await figures.figures(first_day, figures.today))
        kept = fit(await figures.figures(first_day, figures.today))
        nothing = fit(await figures.figures(figures.today, figures.today))

        assert (today.total.called, today.total.left, today.total.waiting) == (2, 1, 1)
        assert today.queues["medicine"].mean_seconds == 15 * 60
        assert today.queues["medicine"].within_target == 1
        assert list(surgery.queues) == ["surgery"]
        assert surgery.total.left == 1
        assert (later.total, later.queues) == (today.total, today.queues)
        assert kept.total == later.total
        assert nothing.total.called == 0


async def test_days_that_there_are_not_are_refused(sqlite_url: str, tmp_path: Path) -> None:
    async with queue_house(sqlite_url, tmp_path) as house:
        figures = FiguresService(house.work)
        today, day = figures.today, timedelta(days=1)

        for first, last in (
            (today + day, today + day),
            (today, today - day),
            (today - MOST_DAYS * day, today),
            (date(1999, 1, 1), date(1999, 1, 2)),
            (date.min, date.max),
        ):
            found = await figures.figures(first, last)
            assert code_of(found) is QueueingRefusal.FIGURES_RANGE_UNFIT
        assert isinstance(await figures.figures(today, today + day), QueueFigures)
        assert isinstance(await figures.figures(today - 91 * day, today), QueueFigures)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("2026-13-01", None),
        ("2026-W47-1", None),
        ("20261122", None),
        ("", None),
        ("2026-11-22T00:00", None),
        ("'; drop --", None),
    ],
)
def test_a_day_is_written_in_one_way(written: str, day: date | None) -> None:
    assert read_day(written) == day
