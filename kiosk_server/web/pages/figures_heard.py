"""Figures as they are read aloud: a line in words for each row of a table, and what each text of
the page is, so that its voice can say it. Knows no request; nothing is spoken here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from i18n.translator import Translator
from kiosk_server.queueing.figures import WaitFigure
from kiosk_server.queueing.figures_views import FiguresView

Origin = Mapping[str, object]
"""A text with what it comes from, in the form of `frame/origins.js`."""
_INITIALS = re.compile(r"[A-Z]{2,3}")
"""Such as CT, which is read letter by letter."""
_MESSAGES = (
    *("title", "back", "from", "to", "show", "today", "yesterday", "week", "month", "save"),
    *("none", "basis", "legend", "by-queue", "by-hour", "by-class", "heard-all"),
    *("not-for-you", "other-account"),
)
_OF_ALARMS = ("alarm-unknown", "signs-page-way-out")


def heard_list(rows: Sequence[tuple[str, WaitFigure]], translator: Translator, locale: str) -> str:
    """Rows as a list, which stands in place of their table where somebody listens."""
    lines: list[str] = []
    for name, figure in rows:
        parts = (translator.text(locale, id_, args) for id_, args in _parts(figure))
        said = " · ".join(f"<span>{escape(part)}</span>" for part in parts)
        lines.append(f"<li><b>{escape(name)}</b> {said}</li>")
    return f'<ul class="rows-heard">{"".join(lines)}</ul>'


def origins_of_page(translator: Translator, locale: str) -> Sequence[Origin]:
    """Of what the page says whatever its figures are."""
    ids = (*(f"figures-{name}" for name in _MESSAGES), *_OF_ALARMS)
    return [{"text": translator.text(locale, id_), "id": id_} for id_ in ids]


def origins_of_figures(view: FiguresView, translator: Translator, locale: str) -> Sequence[Origin]:
    """Of names and numbers."""
    found = [view.total]
    origins = [*_days(view, translator, locale)]
    for queue in view.queues:
        is_initials = _INITIALS.fullmatch(queue.name) is not None
        value = {"code": queue.name} if is_initials else {"queueId": queue.queue_id}
        origins.append({"text": queue.name, "value": value})
        found.append(queue.figure)
    for hour in view.hours:
        minute = {"minuteOfDay": hour.hour * 60}
        origins.append({"text": hour_name(hour.hour), "value": minute})
        found.append(hour.figure)
    for each in view.classes:
        origins.append({"text": each.name, "id": f"priority-class-{each.class_id}"})
        found.append(each.figure)
    parts = {(id_, *args.values()): (id_, args) for one in found for id_, args in _parts(one)}
    for id_, args in parts.values():
        origins.append({"text": translator.text(locale, id_, args), "id": id_, "args": args})
    return origins


def origin_of_refusal(text: str, code: str, fields: Mapping[str, str]) -> Origin:
    """Of why there are no figures."""
    return {"text": text, "id": f"refusal-{code}", "args": fields}


def hour_name(hour: int) -> str:
    """An hour of the day, by its beginning."""
    return f"{hour:02d}:00"


def _days(view: FiguresView, translator: Translator, locale: str) -> Iterator[Origin]:
    args = {"from": view.first_day, "to": view.last_day}
    for day in args.values():
        yield {"text": day, "value": {"date": day}}
    yield {
        "text": translator.text(locale, "figures-days", args),
        "id": "figures-days",
        "args": args,
    }


def _parts(figure: WaitFigure) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Messages with their arguments; what is not known, or nobody, is left out."""
    yield "figures-heard-called", {"called": str(figure.called)}
    for name, seconds in (
        ("mean", figure.mean_seconds),
        ("median", figure.median_seconds),
        ("nine-in-ten", figure.nine_in_ten_seconds),
    ):
        if seconds is not None:
            yield f"figures-heard-{name}", {"minutes": _short(seconds / 60)}
    share, target = figure.within_target_share, figure.target_seconds
    if share is not None and target is not None:
        both = {"percent": _short(share * 100), "minutes": _short(target / 60)}
        yield "figures-heard-share", both
    elif share is not None:
        yield "figures-heard-share-several", {"percent": _short(share * 100)}
    if figure.left:
        yield "figures-heard-left", {"left": str(figure.left)}
    if figure.waiting:
        yield "figures-heard-waiting", {"waiting": str(figure.waiting)}


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
