"""Draws what was found: ways stretch by stretch, steps, levels; in words of the asker's language.
Knows no request and no thread."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from threading import Lock
from typing import TypeVar

from accessibility.place_labels import PlaceLabels
from floorplans.drawing.drawing_plan import DrawingPlan
from floorplans.drawing.levels import shown_levels
from floorplans.drawing.markers import Marker, MarkerKind
from floorplans.drawing.picture import draw_level, level_view, stretch_view
from floorplans.drawing.picture_steps import draw_step, walking_degrees
from floorplans.drawing.route_line import RoutePart
from floorplans.drawing.scene import Words, label_in
from floorplans.drawing.stretches import Stretch, stretches_of
from floorplans.drawing.svg import to_svg
from floorplans.drawing.view import PictureSize, View
from floorplans.element_spots import ElementSpot
from floorplans.guidance import Step, StepKind
from floorplans.model import Place, Plan
from floorplans.route_search import PlaceLocation
from i18n.translator import Translator
from kiosk_server.core.errors import ServerError
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.views import LevelView, VenueViews
from kiosk_server.wayfinding.answers import FoundWay, StepView
from kiosk_server.wayfinding.assumed_marks import marks_at
from kiosk_server.wayfinding.barred_spots import bars_on, view_around
from kiosk_server.wayfinding.model import (
    AskedAnchor,
    AskedLocation,
    find_location,
    find_looking_degrees,
)
from kiosk_server.wayfinding.picture_views import LevelPictureView, PictureWish, RoutePictureView

_MOST_KEPT = 4
"""Plans, and plans times languages, of which something is kept."""
_LEAST_SCALE = 0.8
"""A plan that is turned to how somebody looks keeps at least this share of its size."""

Key = TypeVar("Key")
Value = TypeVar("Value")


class WayDrawing:
    """Threads may share it."""

    def __init__(self, views: VenueViews, translator: Translator) -> None:
        self._views = views
        self._translator = translator
        self._labels = PlaceLabels(translator)
        self._words: OrderedDict[tuple[str, str], Words] = OrderedDict()
        self._drawing: OrderedDict[str, DrawingPlan] = OrderedDict()
        self._lock = Lock()

    def route(
        self,
        found: FoundWay,
        texts: Sequence[str],
        wish: PictureWish,
        marks: Sequence[Marker] = (),
    ) -> list[RoutePictureView]:
        """A picture of each stretch that a step begins in, with the `marks` at its height."""
        published, route = found.published, found.whole
        drawing = self._drawing_of(published)
        if not route.legs:
            return [self._picture_of(found, 0, texts[0], wish)]
        pictures: list[RoutePictureView] = []
        for number, stretch in enumerate(stretches_of(route, published.plan)):
            numbers = _steps_in(stretch, found.steps)
            if not numbers:
                continue
            level = self._level_view(published, stretch.level_id, wish.locale)
            description = self._joined([texts[each] for each in numbers], wish.locale)
            here = marks_at(marks, shown_levels(published.plan, stretch.level_id))
            picture = draw_level(
                drawing,
                stretch.level_id,
                words=self._words_of(
                    published,
                    wish.locale,
                    title=self._text(wish.locale, "way-picture-title", level=level.name),
                    description=description,
                    route=self._text(wish.locale, "way-picture-line"),
                ),
                view=stretch_view(drawing, route, stretch, wish.size),
                route=RoutePart.of_stretch(route, stretch),
                markers=[*self._markers(found, numbers, wish.locale), *here],
                theme=wish.theme,
            )
            svg = to_svg(picture, id_prefix=f"way-{number}", with_style=False)
            pictures.append(
                _route_picture(level, numbers, picture.view.up_degrees, description, svg)
            )
        return pictures

    def step(self, step: StepView, wish: PictureWish) -> RoutePictureView:
        """The piece of plan that a step talks about."""
        return self._picture_of(step.found, step.number, step.text, wish)

    def _picture_of(
        self, found: FoundWay, number: int, text: str, wish: PictureWish
    ) -> RoutePictureView:
        step, published = found.steps[number], found.published
        level = self._level_view(published, step.level_id, wish.locale)
        picture = draw_step(
            self._drawing_of(published),
            found.whole,
            step,
            size=wish.size,
            words=self._words_of(
                published,
                wish.locale,
                title=text,
                description=self._text(wish.locale, "step-picture-description", level=level.name),
                route=self._text(wish.locale, "way-picture-line"),
            ),
            theme=wish.theme,
        )
        svg = to_svg(picture, id_prefix=f"step-{number}", with_style=False)
        return _route_picture(level, [number], picture.view.up_degrees, text, svg)

    def level(
        self,
        level_id: str,
        at: AskedLocation | None,
        published: PublishedVenue,
        wish: PictureWish,
        barred: Sequence[ElementSpot] = (),
    ) -> LevelPictureView:
        """A whole level, and on it where somebody stands if that is at its height: then it is
        turned to how they look, where that does not make it much smaller. With something `barred`
        the piece of it around that, where it is marked.

        Raises FloorplanError or ServerError `level-unknown`.
        """
        plan, drawing = published.plan, self._drawing_of(published)
        marker = _marker_at(plan, at, self._text(wish.locale, "you-are-here")) if at else None
        looking = marker.bearing_degrees if marker is not None else None
        view = _view_turned(drawing, level_id, wish.size, looking)
        bars = bars_on(barred, shown_levels(plan, level_id), self._text(wish.locale, "barred-here"))
        if bars:
            view = view_around(bars, marker, view, drawing.storey(level_id).corners)
        is_here = (
            marker is not None
            and marker.level_id in shown_levels(plan, level_id)
            and view.shows(marker.point)
        )
        level = self._level_view(published, level_id, wish.locale)
        title = self._text(wish.locale, "plan-picture-title", level=level.name)
        picture = draw_level(
            drawing,
            level_id,
            words=self._words_of(published, wish.locale, title=title),
            view=view,
            markers=[*bars, *([marker] if marker is not None and is_here else [])],
            theme=wish.theme,
        )
        svg = to_svg(picture, id_prefix=f"level-{level_id}", with_style=False)
        up_degrees = round(view.up_degrees, 2) + 0.0
        return LevelPictureView(level_id, up_degrees, is_here, svg, view.matrix)

    def _markers(self, found: FoundWay, numbers: Sequence[int], locale: str) -> list[Marker]:
        """Where somebody stands and which way they walk, in place of the start's dot where a way
        starts at an anchor; and the stops among some steps."""
        plan, start = found.published.plan, found.question.stops[0]
        markers: list[Marker] = []
        if numbers[0] == 0 and isinstance(start, AskedAnchor):
            here = _marker_at(plan, start, self._text(locale, "you-are-here"))
            if here is not None:
                drawing = self._drawing_of(found.published)
                heading = walking_degrees(drawing, found.whole, found.steps[0])
                markers.append(replace(here, bearing_degrees=heading))
        label = self._words_of(found.published, locale, title="").label_of
        for number in numbers:
            step = found.steps[number]
            if step.kind is not StepKind.ARRIVE or number == len(found.steps) - 1:
                continue
            place = plan.place_by_id.get(step.place_id or "")
            name = label(place) if place is not None else ""
            markers.append(Marker(MarkerKind.STOP, step.level_id, step.point.point, name=name))
        return markers

    def _level_view(self, published: PublishedVenue, level_id: str, locale: str) -> LevelView:
        level = self._views.of(published, locale).find_level(level_id)
        if level is None:
            raise ServerError("level-unknown", level=level_id)
        return level

    def _text(self, locale: str, message_id: str, **arguments: str) -> str:
        return self._translator.text(locale, message_id, arguments)

    def _joined(self, texts: Sequence[str], locale: str) -> str:
        """Sentences one after the other, parted as the language parts them."""
        whole = texts[0]
        for text in texts[1:]:
            whole = self._text(locale, "sentences-joined", first=whole, second=text)
        return whole

    def _words_of(
        self,
        published: PublishedVenue,
        locale: str,
        *,
        title: str,
        description: str = "",
        route: str = "",
    ) -> Words:
        key = published.snapshot.version, locale
        kept = self._kept(self._words, key, lambda: self._names(locale))
        return replace(kept, title=title, description=description, route=route)

    def _drawing_of(self, published: PublishedVenue) -> DrawingPlan:
        return self._kept(
            self._drawing, published.snapshot.version, lambda: DrawingPlan(published.plan)
        )

    def _kept(self, kept: OrderedDict[Key, Value], key: Key, make: Callable[[], Value]) -> Value:
        """What is kept for a key, else made; what was used least recently makes room."""
        with self._lock:
            value = kept.get(key)
            if value is None:
                value = kept[key] = make()
                if len(kept) > _MOST_KEPT:
                    kept.popitem(last=False)
            kept.move_to_end(key)
            return value

    def _names(self, locale: str) -> Words:
        @cache
        def name(place: Place) -> str:
            return self._labels.place_title(place, locale).text

        no_entry, hazard = (self._text(locale, each) for each in ("hazard-no-entry", "hazard-area"))
        return Words(cache(label_in(locale)), name, no_entry=no_entry, hazard=hazard)


def _steps_in(stretch: Stretch, steps: Sequence[Step]) -> list[int]:
    """The numbers of the steps that begin in a stretch."""
    return [
        number
        for number, step in enumerate(steps)
        if stretch.holds(step.first_leg) or (stretch.is_last and step.first_leg >= stretch.end_leg)
    ]


def _route_picture(
    level: LevelView, numbers: Sequence[int], up_degrees: float, description: str, svg: str
) -> RoutePictureView:
    return RoutePictureView(
        level.id,
        level.name,
        level.label,
        level.building.name if level.building is not None else None,
        numbers[0],
        numbers[-1],
        round((up_degrees + 180.0) % 360.0 - 180.0, 2) + 0.0,
        description,
        svg,
    )


def _view_turned(
    drawing: DrawingPlan, level_id: str, size: PictureSize, looking: float | None
) -> View:
    """The view of a level, straight, that leads upwards what lies before somebody; unturned for
    None."""
    straight = level_view(drawing, level_id, size)
    if looking is None:
        return straight
    ups = [
        (straight.up_degrees + turn + 180.0) % 360.0 - 180.0 for turn in (0.0, 180.0, 90.0, -90.0)
    ]
    views = [level_view(drawing, level_id, size, up_degrees=up) for up in ups]
    large = [v for v in views if v.px_per_metre >= _LEAST_SCALE * straight.px_per_metre]
    return min(large, key=lambda v: abs((looking - v.up_degrees + 180.0) % 360.0 - 180.0))


def _marker_at(plan: Plan, at: AskedLocation, name: str) -> Marker | None:
    """Where somebody stands, with the way that they look if they stand at an anchor."""
    location = find_location(plan, at)
    if location is None:
        return None
    if isinstance(location, PlaceLocation):
        place = plan.place_by_id[location.place_id]
        return Marker(MarkerKind.HERE, place.level_id, place.point, name=name)
    compass = find_looking_degrees(plan, at)
    bearing = None if compass is None else compass - plan.georeference.bearing_degrees
    return Marker(MarkerKind.HERE, location.level_id, location.point, bearing, name)
