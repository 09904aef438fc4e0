"""The use cases of facilities, reckoned on a thread of their own."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from accessibility.place_labels import PlaceLabels
from floorplans.criticality import criticality
from floorplans.errors import FloorplanError
from floorplans.travel_needs import TravelNeeds
from i18n.translator import Translator
from kiosk_server.facilities.model import CriticalElementView, PlanElementView, kind_of_element
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews
from kiosk_server.wayfinding.needs_input import as_asked


class FacilitiesService:
    """Answers from what is published at the moment of the question."""

    def __init__(self, venue: VenueService, views: VenueViews, translator: Translator) -> None:
        self._venue = venue
        self._views = views
        self._labels = PlaceLabels(translator)
        self._thread = ThreadPoolExecutor(1, "facilities")

    async def stop(self) -> None:
        """Waits for what is being reckoned; nothing can be asked any more."""
        await asyncio.to_thread(self._thread.shutdown, wait=True, cancel_futures=True)

    async def criticality(self, needs: TravelNeeds, locale: str) -> tuple[CriticalElementView, ...]:
        """The elements without which places are cut off, the gravest first.

        Raises ServerError `travel-needs-invalid` and `venue-not-published`.
        """
        published = self._venue.current
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(
                self._thread, self._criticality, published, needs, locale
            )
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
