"""What waits come to: means, what is usual, and how many were within the targets. Pure sums; it
must not know words, nor where waits come from.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median
from typing import TypeVar

from kiosk_server.queueing.waits import CellWaits, WaitCell

DayWaits = Mapping[WaitCell, CellWaits]
Key = TypeVar("Key", str, int)
TargetOf = Callable[[str], float]
"""The seconds within which a queue is to call."""


@dataclass(frozen=True, slots=True)
class WaitFigure:
    """Waits, summed up. Seconds are None where nobody was called; `nine_in_ten_seconds` is what
    nine in ten waits were not longer than.

    `within_target` counts calls after waits not longer than the target of their queue, which is
    `target_seconds` (None: of several queues with different ones). `left_late` of those who `left`
    uncalled had waited longer than that.
    """

    called: int
    left: int
    left_late: int
    waiting: int
    mean_seconds: float | None
    median_seconds: float | None
    nine_in_ten_seconds: float | None
    within_target: int
    target_seconds: float | None

    @property
    def within_target_share(self) -> float | None:
        """Of those who were called or should have been: who went after the target had passed counts
        as not called in time, else a share would grow as people give up. None: nobody was."""
        due = self.called + self.left_late
        return self.within_target / due if due else None


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """The waits that began on some days, both included, in all and by queue, hour and class."""

    first_day: date
    last_day: date
    total: WaitFigure
    queues: Mapping[str, WaitFigure]
    hours: Mapping[int, WaitFigure]
    classes: Mapping[str, WaitFigure]


def figures_of(
    days: Mapping[date, DayWaits], first_day: date, last_day: date, target_of: TargetOf
) -> QueueFigures:
    """The figures of whole days; hours and names in their order."""
    cells = [(cell, waits) for day in days.values() for cell, waits in day.items()]
    return QueueFigures(
        first_day,
        last_day,
        total=figure_of(cells, target_of),
        queues=_grouped(cells, lambda cell: cell.queue_id, target_of),
        hours=_grouped(cells, lambda cell: cell.hour, target_of),
        classes=_grouped(cells, lambda cell: cell.class_id, target_of),
    )


def figure_of(cells: Iterable[tuple[WaitCell, CellWaits]], target_of: TargetOf) -> WaitFigure:
    """The sum of some cells."""
    seconds = array("f")
    left = left_late = waiting = within = 0
    targets: set[float] = set()
    for cell, waits in cells:
        target = target_of(cell.queue_id)
        targets.add(target)
        seconds.extend(waits.seconds)
        left += len(waits.left_seconds)
        left_late += sum(each > target for each in waits.left_seconds)
        waiting += waits.waiting
        within += sum(each <= target for each in waits.seconds)
    in_order = sorted(seconds)
    return WaitFigure(
        called=len(in_order),
        left=left,
        left_late=left_late,
        waiting=waiting,
        mean_seconds=fmean(in_order) if in_order else None,
        median_seconds=median(in_order) if in_order else None,
        nine_in_ten_seconds=in_order[(len(in_order) * 9 - 1) // 10] if in_order else None,
        within_target=within,
        target_seconds=targets.pop() if len(targets) == 1 else None,
    )


def _grouped(
    cells: Iterable[tuple[WaitCell, CellWaits]],
    key_of: Callable[[WaitCell], Key],
    target_of: TargetOf,
) -> dict[Key, WaitFigure]:
    groups: dict[Key, list[tuple[WaitCell, CellWaits]]] = {}
    for cell, waits in cells:
        groups.setdefault(key_of(cell), []).append((cell, waits))
    return {key: figure_of(groups[key], target_of) for key in sorted(groups)}
