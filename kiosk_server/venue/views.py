"""What the plan holds, as it is told to somebody: names in their language, positions rounded."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from accessibility.place_labels import PlaceLabels
from floorplans.kinds import PlaceKind
from floorplans.model import Level, Place, Plan
from floorplans.opening_hours import hours_of_places, open_spans
from i18n.translator import Translator
from i18n.twin_text import TwinText
from kiosk_server.venue.published import PublishedVenue

_MOST_KEPT = 8
"""Plans times languages whose views are kept."""


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A point in local metres, to the centimetre, and in WGS-84 degrees, to seven decimals."""

    level_id: str
    x: float
    y: float
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class BuildingView:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class LevelView:
    id: str
    name: str
    spoken_name: str
    label: str | None
    ordinal: float
    building: BuildingView | None
    plan_url: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    id: str
    name: str
    spoken_name: str
    kind: PlaceKind
    ref: str | None
    level: LevelView
    point: MapPoint
    opening_hours: str | None
    opening_minutes: tuple[int, ...] | None
    """Minutes of the week at which it opens and closes, in turn; None: not known."""


@dataclass(frozen=True, slots=True)
class VenueView:
    id: str
    name: str
    locales: tuple[str, ...]
    time_zone: str
    attribution: str | None
    plan_version: str
    data_version: str
    levels: tuple[LevelView, ...]


class PlanViews:
    """The views of one plan in one language, each made when first asked for. Thread-safe."""

    def __init__(self, published: PublishedVenue, translator: Translator, locale: str) -> None:
        self._plan = published.plan
        self._version = published.snapshot.version
        self._translator = translator
        self._labels = PlaceLabels(translator)
        self._locale = locale
        self._hours = hours_of_places(published.plan)
        self._places: dict[str, PlaceView] = {}
        levels = sorted(self._plan.levels, key=lambda level: (level.ordinal, level.id))
        self.levels: Mapping[str, LevelView] = {level.id: self._level(level) for level in levels}

    def venue(self, published: PublishedVenue) -> VenueView:
        """The venue itself, as of `published`."""
        plan = self._plan
        return VenueView(
            plan.id,
            plan.names.find(self._locale) or plan.id,
            plan.locales,
            plan.time_zone,
            plan.attribution or None,
            self._version,
            published.data_version,
            tuple(self.levels.values()),
        )

    def find_level(self, level_id: str) -> LevelView | None:
        """The level of an id."""
        return self.levels.get(level_id)

    def find_place(self, place_id: str) -> PlaceView | None:
        """The place of an id."""
        view = self._places.get(place_id)
        if view is None:
            place = self._plan.place_by_id.get(place_id)
            if place is None:
                return None
            view = self._places[place_id] = self._place(place)
        return view

    def place(self, place: Place) -> PlaceView:
        """A place of this plan."""
        return self._places.get(place.id) or self._places.setdefault(place.id, self._place(place))

    def _place(self, place: Place) -> PlaceView:
        title = self._labels.place_title(place, self._locale)
        hours = self._hours.get(place.id)
        return PlaceView(
            place.id,
            title.text,
            title.spoken,
            place.kind,
            place.ref or None,
            self.levels[place.level_id],
            map_point(self._plan, place.level_id, *place.point),
            hours,
            None if hours is None else _opening_minutes(hours),
        )

    def _level(self, level: Level) -> LevelView:
        said = level_name(self._translator, level, self._plan, self._locale)
        building = None
        if level.building_id is not None:
            name = self._labels.building(level.building_id, self._plan, self._locale).text
            building = BuildingView(level.building_id, name)
        return LevelView(
            level.id,
            said.text,
            said.spoken,
            level.label or None,
            level.ordinal,
            building,
            f"/plan/{self._version}/{level.id}.svg",
        )


class VenueViews:
    """The views of what is published, kept for each plan and language. Thread-safe."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._kept: OrderedDict[tuple[str, str], PlanViews] = OrderedDict()
        self._lock = Lock()

    def of(self, published: PublishedVenue, locale: str) -> PlanViews:
        """The views of a published plan in a language of the catalogs."""
        key = published.snapshot.version, locale
        with self._lock:
            views = self._kept.get(key)
            if views is None:
                views = self._kept[key] = PlanViews(published, self._translator, locale)
                if len(self._kept) > _MOST_KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return views


def _opening_minutes(hours: str) -> tuple[int, ...] | None:
    spans = open_spans(hours)
    if spans is None:
        return None
    return tuple(minute for span in spans for minute in (span.from_minute, span.until_minute))


def level_name(translator: Translator, level: Level, plan: Plan, locale: str) -> TwinText:
    """What a level is called; the ground outside has no button in a lift."""
    if not level.names and not level.label:
        return translator.say(locale, "level-outdoors")
    return PlaceLabels(translator).level(level.id, plan, locale)


def map_point(plan: Plan, level_id: str, x: float, y: float) -> MapPoint:
    """A point of a level with its position on Earth."""
    lon, lat = plan.georeference.to_wgs84(x, y)
    return MapPoint(level_id, round(x, 2), round(y, 2), round(lon, 7), round(lat, 7))
