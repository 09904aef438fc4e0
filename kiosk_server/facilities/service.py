"""The use cases of facilities, reckoned on a thread of their own."""

from accessibility.place_labels import PlaceLabels
from floorplans.criticality import criticality
from floorplans.errors import FloorplanError
from floorplans.travel_needs import TravelNeeds
from i18n.translator import Translator
from kiosk_server.core.bounded_threads import BoundedThreads
from kiosk_server.facilities.model import CriticalElementView, PlanElementView, kind_of_element
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews
from kiosk_server.wayfinding.model import BUSY
from kiosk_server.wayfinding.needs_input import as_asked

_MOST_WAITING = 32


class FacilitiesService:
    """Answers from what is published at the moment of the question."""

    def __init__(self, venue: VenueService, views: VenueViews, translator: Translator) -> None:
        self._venue = venue
        self._views = views
        self._labels = PlaceLabels(translator)
        self._thread = BoundedThreads("facilities", BUSY, most_waiting=_MOST_WAITING)

    async def stop(self) -> None:
        """Waits for what is being reckoned; nothing can be asked any more."""
        await self._thread.stop()

    async def criticality(self, needs: TravelNeeds, locale: str) -> tuple[CriticalElementView, ...]:
        """The elements without which places are cut off, the gravest first.

        Raises ServerError `travel-needs-invalid`, `venue-not-published`, `wayfinding-busy`.
        """
        published = self._venue.current
        try:
            return await self._thread.run(lambda: self._criticality(published, needs, locale))
        except FloorplanError as error:
            raise as_asked(error) from error

    def _criticality(
        self, published: PublishedVenue, needs: TravelNeeds, locale: str
    ) -> tuple[CriticalElementView, ...]:
        plan, views = published.plan, self._views.of(published, locale)
        return tuple(
            CriticalElementView(
                PlanElementView(
                    found.element_id,
                    kind_of_element(plan.element_by_id[found.element_id]),
                    self._labels.element_by_id(found.element_id, plan, locale).text,
                ),
                tuple(views.place(plan.place_by_id[place_id]) for place_id in found.place_ids),
            )
            for found in criticality(published.snapshot, needs)
        )
