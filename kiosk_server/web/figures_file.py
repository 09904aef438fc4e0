"""`/figures.csv`: waits of each day by queue, hour and class, for tables of one's own. It is sent
as it is made, a day at a time, and holds no names of people.
"""

import csv
import io
from collections.abc import AsyncIterator, Sequence
from datetime import date

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from i18n.translator import Translator
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.queueing.figures import DayWaits, figure_of
from kiosk_server.queueing.figures_part import SEES_FIGURES
from kiosk_server.queueing.figures_views import queue_name
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.rules import HospitalRules
from kiosk_server.queueing.service.figures_service import (
    MOST_DAYS,
    FiguresService,
    read_day,
    target_seconds,
)
from kiosk_server.queueing.words import QueueWords
from kiosk_server.web.sign_in_html import SIGN_IN_PATH
from kiosk_server.web.staff_entry import Authenticate, signed_in

FIGURES_FILE_PATH = "/figures.csv"
_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for something else."""
_COLUMNS = (
    *("day", "queue", "hour", "class", "called", "mean", "median", "nine-in-ten"),
    *("within", "target", "left", "waiting"),
)
_BEGIN_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NO_STORE = {"Cache-Control": "private, no-store", "Vary": "Accept-Language, Authorization, Cookie"}


class FiguresFile:
    """Sends the file to those who may see figures, and leads everybody else to sign-in."""

    def __init__(
        self,
        figures: FiguresService,
        words: QueueWords,
        authenticate: Authenticate,
        translator: Translator,
        locales: Sequence[str],
    ) -> None:
        self._figures = figures
        self._words = words
        self._authenticate = authenticate
        self._translator = translator
        self._locales = tuple(locales)

    def routes(self) -> list[Route]:
        """`/figures.csv?from=2026-11-01&to=2026-11-30`."""
        return [Route(FIGURES_FILE_PATH, self._answer, methods=["GET"])]

    async def _answer(self, request: Request) -> Response:
        wish = request.query_params.get("locale") or request.headers.get("accept-language")
        locale = locale_for(wish, self._locales, self._locales[0])
        principal = await signed_in(self._authenticate, request)
        if principal is None:
            return RedirectResponse(f"{SIGN_IN_PATH}?lang={locale}", 303, _NO_STORE)
        if not principal.is_among(SEES_FIGURES):
            return self._told(403, self._say(locale, "figures-not-for-you"), locale)
        first_day = read_day(request.query_params.get("from", ""))
        last_day = read_day(request.query_params.get("to", ""))
        fault: Refused | None = Refused(
            QueueingRefusal.FIGURES_RANGE_UNFIT, {"most": str(MOST_DAYS)}
        )
        if first_day is not None and last_day is not None:
            fault = self._figures.find_fault(first_day, last_day)
        if fault is not None or first_day is None or last_day is None:
            fields = {} if fault is None else dict(fault.fields)
            code = QueueingRefusal.FIGURES_RANGE_UNFIT.value
            text = self._translator.text(locale, f"refusal-{code}", fields)
            return self._told(422, text, locale)
        layout, rules = await self._figures.layout(), await self._figures.rules()
        name = f"figures-{first_day.isoformat()}-{last_day.isoformat()}.csv"
        headers = {
            **_NO_STORE,
            "Content-Language": locale,
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        }
        pieces = self._pieces(first_day, last_day, layout, rules, locale)
        return StreamingResponse(pieces, 200, headers, "text/csv; charset=utf-8")

    async def _pieces(
        self,
        first_day: date,
        last_day: date,
        layout: QueueLayout,
        rules: HospitalRules,
        locale: str,
    ) -> AsyncIterator[str]:
        titles = [self._say(locale, f"figures-column-{column}") for column in _COLUMNS]
        yield _MARK + _written([titles])
        async for day, waits in self._figures.days(first_day, last_day):
            yield _written(self._rows(day, waits, layout, rules, locale))

    def _rows(
        self, day: date, waits: DayWaits, layout: QueueLayout, rules: HospitalRules, locale: str
    ) -> list[list[str]]:
        cells = sorted(waits, key=lambda each: (each.queue_id, each.hour, each.class_id))
        rows: list[list[str]] = []
        for cell in cells:
            found = figure_of(
                [(cell, waits[cell])], lambda queue_id: target_seconds(layout, rules, queue_id)
            )
            rows.append(
                [
                    day.isoformat(),
                    queue_name(layout, cell.queue_id, self._words, locale),
                    f"{cell.hour:02d}:00",
                    self._words.priority_class(cell.class_id, locale),
                    str(found.called),
                    *map(
                        _minutes,
                        (found.mean_seconds, found.median_seconds, found.nine_in_ten_seconds),
                    ),
                    str(found.within_target),
                    _minutes(found.target_seconds),
                    str(found.left),
                    str(found.waiting),
                ]
            )
        return rows

    def _say(self, locale: str, message_id: str) -> str:
        return self._translator.text(locale, message_id)

    @staticmethod
    def _told(status: int, text: str, locale: str) -> Response:
        return PlainTextResponse(f"{text}\n", status, {**_NO_STORE, "Content-Language": locale})


def safe_cell(text: str) -> str:
    """A text that no program of tables takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_BEGIN_FORMULAS) else text


def _written(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _minutes(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds / 60:.1f}"
