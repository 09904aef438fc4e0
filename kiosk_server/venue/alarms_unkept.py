"""Alarms in earnest that could not be written: pages show them all the same, from memory, until
they are written or ended. Knows no database; gone with the process.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk_server.core.principals import Principal
from kiosk_server.venue.alarm import MOST_REASONS, Alarm, AlarmOrder
from kiosk_server.venue.alarm_changes import order_of


@dataclass(frozen=True, slots=True)
class Unkept:
    """An alarm that is still to be written, who asked for it, and by which request or event."""

    alarm: Alarm
    by: Principal
    request_id: str


class UnkeptAlarms:
    """Those of one process."""

    def __init__(self) -> None:
        self._by_order: dict[AlarmOrder, Unkept] = {}

    def __bool__(self) -> bool:
        return bool(self._by_order)

    def all(self) -> tuple[Unkept, ...]:
        """Those that are still to be written, the first first."""
        return tuple(self._by_order.values())

    def hold(self, unkept: Unkept) -> bool:
        """Shows an alarm from now on; whether that changes anything. Asked for twice, the first one
        stays and gets the reason of the second."""
        order = order_of(unkept.alarm)
        known = self._by_order.get(order)
        if known is None:
            self._by_order[order] = unkept
            return True
        new = tuple(each for each in unkept.alarm.reasons if each not in known.alarm.reasons)
        if not new or len(known.alarm.reasons) >= MOST_REASONS:
            return False
        alarm = replace(known.alarm, reasons=(*new, *known.alarm.reasons))
        self._by_order[order] = replace(known, alarm=alarm)
        return True

    def find(self, alarm_id: str) -> Unkept | None:
        """The one of an id."""
        return next((each for each in self.all() if each.alarm.id == alarm_id), None)

    def drop(self, alarm: Alarm) -> bool:
        """Forgets an alarm, or another that does the same; whether there was one."""
        return self._by_order.pop(order_of(alarm), None) is not None

    def drop_line(self, signal: str | None) -> bool:
        """Forgets what a line has asked for; whether that was anything."""
        gone = [order for order in self._by_order if order.signal == signal]
        for order in gone:
            del self._by_order[order]
        return bool(gone)

    def over(self, kept: Sequence[Alarm]) -> tuple[Alarm, ...]:
        """What is in force by rows and memory together; one in earnest hides the drills."""
        if not self._by_order:
            return tuple(kept)
        in_earnest = [alarm for alarm in kept if not alarm.is_drill]
        unwritten = [
            each.alarm
            for order, each in self._by_order.items()
            if not any(alarm.answers(order) for alarm in in_earnest)
        ]
        return (*reversed(unwritten), *in_earnest)
