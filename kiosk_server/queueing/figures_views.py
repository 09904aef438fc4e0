"""Figures as they are shown: with the names of queues and classes, in the order of the hospital's
lists. It must not know pages, nor where figures come from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiosk_server.queueing.figures import QueueFigures, WaitFigure
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.rules import HospitalRules
from kiosk_server.queueing.words import QueueWords

_LAST = 10**9


@dataclass(frozen=True, slots=True)
class QueueWaitView:
    queue_id: str
    name: str
    figure: WaitFigure


@dataclass(frozen=True, slots=True)
class HourWaitView:
    hour: int
    figure: WaitFigure


@dataclass(frozen=True, slots=True)
class ClassWaitView:
    class_id: str
    name: str
    figure: WaitFigure


@dataclass(frozen=True, slots=True)
class FiguresView:
    """Days are written `2026-11-22`."""

    first_day: str
    last_day: str
    total: WaitFigure
    queues: Sequence[QueueWaitView]
    hours: Sequence[HourWaitView]
    classes: Sequence[ClassWaitView]


def figures_view(
    figures: QueueFigures,
    layout: QueueLayout,
    rules: HospitalRules,
    words: QueueWords,
    locale: str,
) -> FiguresView:
    """Figures in one language."""
    queue_order = _order(each.id for each in layout.queues)
    class_order = _order(each.id for each in rules.hospital.classes)
    queues = sorted(figures.queues, key=lambda each: (queue_order.get(each, _LAST), each))
    classes = sorted(figures.classes, key=lambda each: (class_order.get(each, _LAST), each))
    return FiguresView(
        figures.first_day.isoformat(),
        figures.last_day.isoformat(),
        figures.total,
        [QueueWaitView(q, queue_name(layout, q, words, locale), figures.queues[q]) for q in queues],
        [HourWaitView(hour, figure) for hour, figure in figures.hours.items()],
        [ClassWaitView(c, words.priority_class(c, locale), figures.classes[c]) for c in classes],
    )


def queue_name(layout: QueueLayout, queue_id: str, words: QueueWords, locale: str) -> str:
    """What a queue is called now; the id of one that there is not any more."""
    queue = layout.queue_by_id.get(queue_id)
    named = "" if queue is None else words.names.title(queue.names, locale).text
    return named or queue_id


def _order(ids: Iterable[str]) -> Mapping[str, int]:
    return {each: place for place, each in enumerate(ids)}
