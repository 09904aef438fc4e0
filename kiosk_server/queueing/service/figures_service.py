"""The use case of figures: how long people waited on some days. Who may see them is not its
business.
"""

import asyncio
import re
from collections import OrderedDict
from collections.abc import AsyncIterator, Collection
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from kiosk_server.queueing.figures import DayWaits, QueueFigures, figures_of
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.rules import HospitalRules
from kiosk_server.queueing.service.queue_work import QueueWork
from kiosk_server.queueing.waits import merged, waits_of

MOST_DAYS = 92
_PIECE = timedelta(hours=1)
"""Histories are read so much at a time, so that nobody else waits for it."""
_SETTLED = timedelta(days=1)
"""After its end a day may still change for so long: what was done last can be undone."""
_MOST_KEPT_DAYS = 400
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class FiguresService:
    """Figures of one hospital's queues. Days that are over are kept in memory, as sums."""

    def __init__(self, work: QueueWork) -> None:
        self._work = work
        self._kept: OrderedDict[tuple[date, str], DayWaits] = OrderedDict()
        self._one_at_a_time = asyncio.Lock()

    @property
    def today(self) -> date:
        """By the hospital's clocks."""
        return self._work.clock.now().astimezone(self._work.book.zone).date()

    async def layout(self) -> QueueLayout:
        """The queues that there are, for their names and order."""
        return await self._work.book.bring_up_to_date()

    async def rules(self) -> HospitalRules:
        """The rules in force, for their targets."""
        return await self._work.database.read(self._work.book.rules_in)

    def find_fault(self, first_day: date, last_day: date) -> Refused | None:
        """Why there are no figures for these days; None: there are."""
        days = (last_day - first_day).days + 1
        if 1 <= days <= MOST_DAYS and date(2000, 1, 1) <= first_day <= self.today:
            return None
        return Refused(QueueingRefusal.FIGURES_RANGE_UNFIT, {"most": str(MOST_DAYS)})

    async def figures(
        self, first_day: date, last_day: date, queue_ids: Collection[str] | None = None
    ) -> QueueFigures | Refused:
        """The waits that began on whole days of the hospital's wall calendar, both included; of
        some queues, or all (None). Targets are those of the rules in force now."""
        fault = self.find_fault(first_day, last_day)
        if fault is not None:
            return fault
        layout, rules = await self.layout(), await self.rules()
        days: dict[date, DayWaits] = {}
        async for day, waits in self.days(first_day, last_day):
            days[day] = {
                cell: found
                for cell, found in waits.items()
                if queue_ids is None or cell.queue_id in queue_ids
            }
        return await asyncio.to_thread(
            figures_of, days, first_day, last_day, partial(target_seconds, layout, rules)
        )

    async def days(self, first_day: date, last_day: date) -> AsyncIterator[tuple[date, DayWaits]]:
        """The waits of each day, one after the other; days to come are left out."""
        day = first_day
        while day <= min(last_day, self.today):
            async with self._one_at_a_time:
                waits = await self._waits(day)
            yield day, waits
            day += timedelta(days=1)

    async def _waits(self, day: date) -> DayWaits:
        zone = self._work.book.zone
        key = (day, zone.key)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        begins, ends = _moment(day, zone), _moment(day + timedelta(days=1), zone)
        parts: list[DayWaits] = []
        while begins < min(ends, self._work.clock.now()):
            piece = (begins, min(begins + _PIECE, ends))
            parts.append(await self._work.database.read(partial(self._read, piece, zone)))
            begins += _PIECE
        waits = merged(parts)
        if self._work.clock.now() >= ends + _SETTLED:
            self._kept[key] = waits
            while len(self._kept) > _MOST_KEPT_DAYS:
                self._kept.popitem(last=False)
        return waits

    def _read(
        self, piece: tuple[datetime, datetime], zone: ZoneInfo, connection: Connection
    ) -> DayWaits:
        found = self._work.stores.histories.list_histories(connection, *piece)
        return waits_of((history for _, history in found), zone)


def target_seconds(layout: QueueLayout, rules: HospitalRules, queue_id: str) -> float:
    """Within how many seconds a queue is to call, by the rules of its zone."""
    queue = layout.queue_by_id.get(queue_id)
    own = rules.hospital if queue is None else rules.of_zone(queue.zone_id)
    return own.wait_targets.seconds(queue_id)


def _moment(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def read_day(written: str) -> date | None:
    """A day as `2026-11-22`; None: that is none."""
    try:
        return date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:
        return None
