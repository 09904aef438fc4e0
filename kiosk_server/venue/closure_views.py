"""Closures as they are told to somebody: in their language, with times of the venue's clock."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from accessibility.closure_phrases import ClosurePhrases, ClosureTimes
from floorplans.model import Connector, Door, Plan
from i18n.translator import Translator
from i18n.twin_text import TwinText
from kiosk_server.venue.model import (
    ClosedArea,
    ClosedElement,
    Closure,
    ClosureKind,
    ClosureTarget,
)
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.views import MapPoint, map_point


@dataclass(frozen=True, slots=True)
class ClosureView:
    id: str
    what: str
    element_id: str | None
    level_id: str | None
    shown_level_id: str | None
    corners: tuple[MapPoint, ...]
    kind: ClosureKind
    reason: str
    starts_at: datetime
    until: datetime | None
    is_in_force: bool
    is_in_plan: bool
    text: str
    spoken_text: str
    summary: str
    created_by: str
    created_at: datetime
    ended_by: str | None


class ClosureViews:
    """Makes the views of closures. Holds only catalogs, so threads may share it."""

    def __init__(self, translator: Translator) -> None:
        self._phrases = ClosurePhrases(translator)

    def of(self, closure: Closure, published: PublishedVenue, locale: str) -> ClosureView:
        """One closure, as of `published`."""
        plan, target = published.plan, closure.target
        zone = ZoneInfo(plan.time_zone)
        ends = [at for at in (closure.ends_at, closure.ended_at) if at is not None]
        until = min(ends, default=None)
        is_in_force = published.is_in_force(closure)
        times = ClosureTimes(
            closure.starts_at.astimezone(zone),
            None if until is None else until.astimezone(zone),
            is_in_force or closure.ended_at is not None,
            closure.created_at.astimezone(zone),
        )
        kind = closure.kind.value
        said = self._phrases.sentence(closure.part, kind, times, plan, locale)
        area = target if isinstance(target, ClosedArea) else None
        element_id = target.element_id if isinstance(target, ClosedElement) else None
        return ClosureView(
            closure.id,
            self._phrases.what(closure.part, plan, locale).text,
            element_id,
            None if area is None else area.level_id,
            _shown_level_id(target, plan),
            ()
            if area is None
            else tuple(map_point(plan, area.level_id, x, y) for x, y in area.corners),
            closure.kind,
            closure.reason,
            times.starts_at,
            times.ends_at,
            is_in_force,
            area.level_id in plan.level_by_id if area else element_id in plan.element_by_id,
            said.text,
            said.spoken,
            self._phrases.short(closure.part, kind, plan, locale).text,
            closure.created_by,
            closure.created_at,
            closure.ended_by,
        )

    def all_of(self, published: PublishedVenue, locale: str) -> tuple[ClosureView, ...]:
        """The closures in force and announced, the earliest start first."""
        return tuple(self.of(closure, published, locale) for closure in published.closures)

    def avoided(
        self, closure_ids: tuple[str, ...], published: PublishedVenue, locale: str
    ) -> tuple[tuple[ClosureView, ...], TwinText | None]:
        """The closures that a way goes round, and that in a sentence; None for none."""
        closures = [published.find_closure(closure_id) for closure_id in closure_ids]
        known = [closure for closure in closures if closure is not None]
        if not known:
            return (), None
        said = self._phrases.avoided(
            tuple(
                self._phrases.short(each.part, each.kind.value, published.plan, locale)
                for each in known
            ),
            locale,
        )
        return tuple(self.of(each, published, locale) for each in known), said


def _shown_level_id(target: ClosureTarget, plan: Plan) -> str | None:
    """A level that what is closed is drawn on."""
    if isinstance(target, ClosedArea):
        return target.level_id if target.level_id in plan.level_by_id else None
    match plan.element_by_id.get(target.element_id):
        case None:
            return None
        case Door(level_ids=level_ids):
            return level_ids[0]
        case Connector(stops=stops):
            return stops[0].level_id
        case drawn:
            return drawn.level_id
