"""Fault reports as they are told: to staff with all that is known, to who has the receipt its
outcome.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from i18n.translator import Translator
from kiosk_server.facilities.faults import FaultKind, FaultReport, FaultState
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.spots import find_spot, spot_name
from kiosk_server.venue.views import MapPoint, map_point

PHOTO_PATH = "/fault-photos"


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
    changed_at: datetime


class FaultViews:
    """Makes the views of reports. Holds only catalogs, so threads may share it."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def of(self, report: FaultReport, published: PublishedVenue, locale: str) -> FaultReportView:
        """A report as staff see it, on the published plan."""
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
            report.closure_id,
            report.changed_at.astimezone(zone),
            report.changed_by,
        )

    def outcome(
        self, report: FaultReport, published: PublishedVenue, locale: str
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
            report.changed_at.astimezone(zone),
        )

    def _spot_name(self, report: FaultReport, published: PublishedVenue, locale: str) -> str:
        spot = find_spot(published.plan, report.spot_code)
        if spot is None:
            return report.spot_code
        return spot_name(published.plan, spot, self._translator, locale)
