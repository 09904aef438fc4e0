"""Figures as HTML: what they come to in all, then plots, each with its table beside it. Knows
neither requests nor where figures come from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from i18n.measures import percentage
from i18n.translator import Translator
from kiosk_server.queueing.figures import WaitFigure
from kiosk_server.queueing.figures_views import FiguresView
from kiosk_server.web.pages.figure_charts import ChartValue, bar_chart, column_chart
from kiosk_server.web.pages.figures_heard import heard_list, hour_name

_COLUMNS = ("called", "mean", "median", "nine-in-ten", "share", "target", "left", "waiting")
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table, with a shorter name for its plot."""

    name: str
    figure: WaitFigure
    short: str = ""


def figures_html(view: FiguresView, translator: Translator, locale: str) -> str:
    """The sections of the page."""
    return _Writer(translator, locale).whole(view)


class _Writer:
    """Writes in one language."""

    def __init__(self, translator: Translator, locale: str) -> None:
        self._translator = translator
        self._locale = locale

    def whole(self, view: FiguresView) -> str:
        if not view.queues:
            return f'<p class="none">{self._say("figures-none")}</p>'
        hours = [_Row(hour_name(each.hour), each.figure, str(each.hour)) for each in view.hours]
        queues = [_Row(each.name, each.figure) for each in view.queues]
        classes = [_Row(each.name, each.figure) for each in view.classes]
        basis = "".join(f"<p>{self._say(each)}</p>" for each in ("figures-basis", "figures-legend"))
        sections = (
            self._summary(view.total),
            f'<div class="basis">{basis}</div>',
            self._section("queue", queues, self._bars("queue", queues)),
            self._section("hour", hours, self._columns(hours)),
            self._section("class", classes, self._bars("class", classes)),
        )
        return "\n".join(sections)

    def _summary(self, total: WaitFigure) -> str:
        cells = self._cells(total)
        tiles = "".join(
            f'<div class="tile"><dt>{self._say(f"figures-{name}")}</dt>'
            f"<dd>{escape(cells[name])}</dd></div>"
            for name in ("called", "mean", "median", "nine-in-ten", "share", "left", "waiting")
        )
        heard = self._heard([(self._translator.text(self._locale, "figures-heard-all"), total)])
        return f'<dl class="tiles">{tiles}</dl>{heard}'

    def _section(self, name: str, rows: Sequence[_Row], chart: str) -> str:
        title = self._say(f"figures-by-{name}")
        heads = "".join(f'<th scope="col">{self._say(f"figures-{each}")}</th>' for each in _COLUMNS)
        lines: list[str] = []
        for row in rows:
            cells = self._cells(row.figure)
            values = "".join(f"<td>{escape(cells[each])}</td>" for each in _COLUMNS)
            lines.append(f'<tr><th scope="row">{escape(row.name)}</th>{values}</tr>')
        shown = escape(self._translator.text(self._locale, f"figures-chart-{name}"))
        plot = ""
        if chart:
            plot = (
                f'<div class="chart-room" role="group" aria-label="{shown}" tabindex="0">'
                f"{chart}</div>"
            )
        label = escape(
            self._translator.text(
                self._locale,
                "figures-table",
                {"name": self._translator.text(self._locale, f"figures-by-{name}")},
            )
        )
        return f"""<section class="figure-kind" aria-labelledby="by-{name}">
<h2 id="by-{name}">{title}</h2>
<div class="beside">{plot}
<div class="table-room" role="region" aria-label="{label}" tabindex="0">
<table><thead><tr><th scope="col"><span class="only-heard">{title}</span></th>{heads}</tr></thead>
<tbody>{"".join(lines)}</tbody></table></div>
{self._heard([(row.name, row.figure) for row in rows])}</div>
</section>"""

    def _heard(self, rows: Sequence[tuple[str, WaitFigure]]) -> str:
        return heard_list(rows, self._translator, self._locale)

    def _bars(self, name: str, rows: Sequence[_Row]) -> str:
        values = self._values(rows)
        label = self._translator.text(self._locale, f"figures-chart-{name}")
        return bar_chart(label, values) if values else ""

    def _columns(self, rows: Sequence[_Row]) -> str:
        values = self._values(rows)
        label = self._translator.text(self._locale, "figures-chart-hour")
        unit = self._translator.text(self._locale, "figures-minutes")
        return column_chart(label, unit, values) if values else ""

    def _values(self, rows: Sequence[_Row]) -> list[ChartValue]:
        return [
            ChartValue(
                row.short or row.name,
                row.figure.mean_seconds / 60,
                row.figure.nine_in_ten_seconds / 60,
                None if row.figure.target_seconds is None else row.figure.target_seconds / 60,
                _minutes(row.figure.mean_seconds),
            )
            for row in rows
            if row.figure.mean_seconds is not None and row.figure.nine_in_ten_seconds is not None
        ]

    def _cells(self, figure: WaitFigure) -> dict[str, str]:
        share = figure.within_target_share
        target = figure.target_seconds
        return {
            "called": str(figure.called),
            "mean": _minutes(figure.mean_seconds),
            "median": _minutes(figure.median_seconds),
            "nine-in-ten": _minutes(figure.nine_in_ten_seconds),
            "share": _NOTHING
            if share is None
            else percentage(self._translator, self._locale, share).text,
            "target": self._translator.text(self._locale, "figures-several")
            if target is None
            else f"{target / 60:g}",
            "left": str(figure.left),
            "waiting": str(figure.waiting),
        }

    def _say(self, message_id: str) -> str:
        return escape(self._translator.text(self._locale, message_id))


def _minutes(seconds: float | None) -> str:
    return _NOTHING if seconds is None else f"{seconds / 60:.1f}"
