"""What somebody who closes something wants to know before: what can be closed where, and what
nobody would reach any more. Changes nothing; reckons on a thread of its own.
"""

from collections.abc import Callable
from typing import TypeVar

from accessibility.place_labels import PlaceLabels
from floorplans.closed_parts import ClosedPart, ClosedParts
from floorplans.criticality import ways_in
from floorplans.drawing.levels import importance_of
from floorplans.errors import FloorplanError
from floorplans.model import Place
from floorplans.reach import reach_from
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from i18n.translator import Translator
from kiosk_server.core.bounded_threads import BoundedThreads
from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.facilities.model import (
    ClosureEffectView,
    DrawnElementView,
    PlanElementView,
    drawn_elements,
    kind_of_element,
    place_kinds_by_element,
)
from kiosk_server.venue.model import (
    ClosedArea,
    ClosedElement,
    ClosureOrder,
    ClosureTarget,
    Refused,
    find_closure_fault,
)
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews
from kiosk_server.wayfinding.model import BUSY

MOST_WAITING = 32
_ANY_REASON = "?"
_TRIED = "tried"
"""The id of a closure that is only thought of."""

Made = TypeVar("Made")


class ClosingService:
    """Answers from what is published at the moment of the question."""

    def __init__(
        self, venue: VenueService, views: VenueViews, translator: Translator, clock: Clock
    ) -> None:
        self._venue = venue
        self._views = views
        self._labels = PlaceLabels(translator)
        self._clock = clock
        self._thread = BoundedThreads("closing", BUSY, most_waiting=MOST_WAITING)

    async def stop(self) -> None:
        """Waits for what is being reckoned; nothing can be asked any more."""
        await self._thread.stop()

    async def elements(self, level_id: str, locale: str) -> tuple[DrawnElementView, ...] | None:
        """What can be closed at a level's height; None for a level that the plan does not have.

        Raises ServerError `venue-not-published` and `wayfinding-busy`.
        """
        published = self._venue.current
        if level_id not in published.plan.level_by_id:
            return None
        return await self._reckoned(lambda: self._elements(published, level_id, locale))

    async def effect(self, target: ClosureTarget, locale: str) -> ClosureEffectView | Refused:
        """What nobody could reach any more if this were closed too. Raises as `elements` does."""
        published = self._venue.current
        order = ClosureOrder(target, _ANY_REASON)
        fault = find_closure_fault(order, published.plan, self._clock.now())
        if fault is not None:
            return fault
        return await self._reckoned(lambda: self._effect(published, target, locale))

    def _elements(
        self, published: PublishedVenue, level_id: str, locale: str
    ) -> tuple[DrawnElementView, ...]:
        plan, place_kinds = published.plan, place_kinds_by_element(published.plan)
        return tuple(
            DrawnElementView(
                PlanElementView(
                    drawn.element.id,
                    kind_of_element(drawn.element),
                    _as_title(self._labels.element(drawn.element, locale, plan).text),
                ),
                drawn.level_id,
                drawn.shape,
                tuple(round(number, 2) for point in drawn.points for number in point),
                place_kinds.get(drawn.element.id, ()),
            )
            for drawn in drawn_elements(plan, level_id)
        )

    def _effect(
        self, published: PublishedVenue, target: ClosureTarget, locale: str
    ) -> ClosureEffectView:
        before = published.snapshot
        parts: ClosedParts = before.closures.parts if before.closures is not None else ()
        after = before.with_closures((*parts, _part_of(target)))
        cut_off = _lost(before, after, needs_of(Profile.WALKING))
        steps_only = _lost(before, after, needs_of(Profile.WHEELCHAIR)) - cut_off
        views = self._views.of(published, locale)
        by_id = published.plan.place_by_id

        def listed(place_ids: frozenset[str]) -> tuple[Place, ...]:
            others = (by_id[place_id] for place_id in place_ids)
            places = (place for place in others if not _is_itself(place, target))
            return tuple(sorted(places, key=lambda place: (importance_of(place), place.id)))

        return ClosureEffectView(
            tuple(views.place(place) for place in listed(cut_off)),
            tuple(views.place(place) for place in listed(steps_only)),
        )

    async def _reckoned(self, work: Callable[[], Made]) -> Made:
        try:
            return await self._thread.run(work)
        except FloorplanError as error:
            raise ServerError(error.code, **error.fields) from error


def _lost(before: Snapshot, after: Snapshot, needs: TravelNeeds) -> frozenset[str]:
    """The places that these needs reach before and not after."""
    starts = ways_in(before, needs)
    closures = after.closures
    open_starts = [place for place in starts if not (closures and closures.closures_of(place))]
    reached = frozenset(reach_from(before, starts, needs).reached)
    return reached - frozenset(reach_from(after, open_starts, needs).reached)


def _part_of(target: ClosureTarget) -> ClosedPart:
    match target:
        case ClosedElement(element_id):
            return ClosedPart(_TRIED, element_id=element_id)
        case ClosedArea(level_id, corners):
            return ClosedPart(_TRIED, level_id=level_id, corners=corners)


def _is_itself(place: Place, target: ClosureTarget) -> bool:
    """Whether a place is the very door, lift or room that is closed."""
    own = (place.area_id, place.door_id, place.connector_id)
    return isinstance(target, ClosedElement) and target.element_id in own


def _as_title(text: str) -> str:
    return text[:1].upper() + text[1:]
