"""Fault reports as they are told: to staff with all that is known, to who has the receipt its
outcome.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from i18n.translator import Translator
from kiosk_server.facilities.faults import FaultKind, FaultReport, FaultState
from kiosk_server.venue.closure_views import ClosureView, ClosureViews
from kiosk_server.venue.model import Closure
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.spots import find_spot, spot_name
from kiosk_server.venue.views import MapPoint, map_point

PHOTO_PATH = "/fault-photos"


@dataclass(frozen=True, slots=True)
class ClosuresNow:
    """What became, by `now`, of the closures that reports led to: those by id that are kept."""

    by_id: Mapping[str, Closure]
    now: datetime

    def find(self, report: FaultReport) -> Closure | None:
        """The closure that a report led to, as it is now."""
        return self.by_id.get(report.closure_id or "")

    def is_open_again(self, report: FaultReport) -> bool:
        """Whether a report led to a closure, and that is over."""
        closure = self.find(report)
        return report.closure_id is not None and (closure is None or closure.is_over(self.now))


@dataclass(frozen=True, slots=True)
class FaultReportView:
    id: str
    kind: FaultKind
    words: str
    spot_name: str
    point: MapPoint | None
    photo_url: str | None
    received_at: datetime
    state: FaultState
    answer: str
    closure_id: str | None
    closure: ClosureView | None
    closure_has_ended: bool
    changed_at: datetime
    changed_by: str | None


@dataclass(frozen=True, slots=True)
class FaultOutcomeView:
    receipt: str
    kind: FaultKind
    spot_name: str
    received_at: datetime
    state: FaultState
    answer: str
    closure_has_ended: bool
    changed_at: datetime


class FaultViews:
    """Makes the views of reports. Holds only catalogs, so threads may share it."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._closures = ClosureViews(translator)

    def of(
        self, report: FaultReport, closures: ClosuresNow, published: PublishedVenue, locale: str
    ) -> FaultReportView:
        """A report as staff see it, on the published plan."""
        closure, is_open_again = closures.find(report), closures.is_open_again(report)
        plan, zone = published.plan, ZoneInfo(published.plan.time_zone)
        spot = find_spot(plan, report.spot_code)
        return FaultReportView(
            report.id,
            report.kind,
            report.words,
            self._spot_name(report, published, locale),
            None if spot is None else map_point(plan, spot.level_id, *spot.point),
            f"{PHOTO_PATH}/{report.id}" if report.has_photo else None,
            report.received_at.astimezone(zone),
            report.state,
            report.answer,
            None if is_open_again else report.closure_id,
            None if closure is None else self._closures.of(closure, published, locale),
            _waits_closed(report) and is_open_again,
            report.changed_at.astimezone(zone),
            report.changed_by,
        )

    def outcome(
        self, report: FaultReport, closures: ClosuresNow, published: PublishedVenue, locale: str
    ) -> FaultOutcomeView:
        """A report as whoever sent it sees it."""
        zone = ZoneInfo(published.plan.time_zone)
        return FaultOutcomeView(
            report.receipt,
            report.kind,
            self._spot_name(report, published, locale),
            report.received_at.astimezone(zone),
            report.state,
            report.answer,
            _waits_closed(report) and closures.is_open_again(report),
            report.changed_at.astimezone(zone),
        )

    def _spot_name(self, report: FaultReport, published: PublishedVenue, locale: str) -> str:
        spot = find_spot(published.plan, report.spot_code)
        if spot is None:
            return report.spot_code
        return spot_name(published.plan, spot, self._translator, locale)


def _waits_closed(report: FaultReport) -> bool:
    return report.state is FaultState.WAY_CLOSED
