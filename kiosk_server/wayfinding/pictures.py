"""Pictures of ways, steps and levels for whoever asks, drawn on threads of their own, so that a
question for words never waits for a picture."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from floorplans.element_spots import find_element_spot
from floorplans.errors import FloorplanError
from i18n.translator import Translator
from kiosk_server.core.bounded_threads import BoundedThreads
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import MapPoint, VenueViews, map_point
from kiosk_server.wayfinding.answers import FoundWay, StepView
from kiosk_server.wayfinding.assumed_marks import assumed_marks, spot_on_way
from kiosk_server.wayfinding.barred_spots import barred_spots
from kiosk_server.wayfinding.model import BUSY, AskedLocation, find_location
from kiosk_server.wayfinding.needs_input import as_asked
from kiosk_server.wayfinding.picture_views import LevelPictureView, PictureWish, RoutePictureView
from kiosk_server.wayfinding.way_drawing import WayDrawing

_THREADS = 2

Drawn = TypeVar("Drawn")


class WayPictures:
    """Draws what was found. Threads may share it."""

    def __init__(self, venue: VenueService, views: VenueViews, translator: Translator) -> None:
        self._venue = venue
        self._drawing = WayDrawing(views, translator)
        self._threads = BoundedThreads("way-pictures", BUSY, threads=_THREADS)

    async def stop(self) -> None:
        """Waits for what is being drawn; nothing can be drawn any more."""
        await self._threads.stop()

    async def of_route(
        self,
        found: FoundWay,
        texts: Sequence[str],
        wish: PictureWish,
        *,
        marks_unverified: bool = False,
    ) -> list[RoutePictureView]:
        """A picture of each stretch of a way. `texts` are those of its steps.

        Raises ServerError `wayfinding-busy`.
        """
        marks = assumed_marks(found) if marks_unverified else ()
        return await self._drawn(lambda: self._drawing.route(found, texts, wish, marks))

    async def of_step(self, step: StepView, wish: PictureWish) -> RoutePictureView:
        """The piece of plan that a step talks about. Raises as `of_route` does."""
        return await self._drawn(lambda: self._drawing.step(step, wish))

    async def of_level(
        self,
        level_id: str,
        at: AskedLocation | None,
        wish: PictureWish,
    ) -> LevelPictureView:
        """A whole level of the published plan, and on it where somebody stands.

        Raises ServerError `level-unknown`, and as `of_route` does.
        """
        published = self._venue.current
        return await self._drawn(lambda: self._drawing.level(level_id, at, published, wish))

    async def of_barred(
        self, element_ids: Sequence[str], at: AskedLocation | None, wish: PictureWish
    ) -> LevelPictureView | None:
        """The plan around what stands in a way, marked; None where none of it is drawn.

        Raises as `of_route` does.
        """
        published = self._venue.current
        start = find_location(published.plan, at) if at is not None else None
        spots = barred_spots(published.plan, element_ids, start)
        if not spots:
            return None
        return await self._drawn(
            lambda: self._drawing.level(spots[0].level_id, at, published, wish, spots)
        )

    @staticmethod
    def spot_on(found: FoundWay, element_id: str) -> MapPoint | None:
        """Where an element of a way stands."""
        spot = spot_on_way(found, element_id)
        plan = found.published.plan
        return None if spot is None else map_point(plan, spot.level_id, *spot.point)

    def spot_of(self, element_id: str) -> MapPoint | None:
        """Where an element of the published plan stands."""
        plan = self._venue.current.plan
        spot = find_element_spot(plan, element_id)
        return None if spot is None else map_point(plan, spot.level_id, *spot.point)

    async def _drawn(self, draw: Callable[[], Drawn]) -> Drawn:
        try:
            return await self._threads.run(draw)
        except FloorplanError as error:
            raise as_asked(error) from error
