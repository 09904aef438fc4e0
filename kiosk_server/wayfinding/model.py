"""The values of wayfinding: questions as they are asked, and ways joined over their stops."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from floorplans.kinds import PlaceKind
from floorplans.model import Anchor, Plan
from floorplans.place_categories import PlaceCategory
from floorplans.route import Route, StepFree, Unverified
from floorplans.route_search import Location, PlaceLocation, PointLocation
from floorplans.travel_needs import TravelNeeds

MOST_STOPS = 8
MOST_MATCHES = 50
MOST_LISTED = 200
MOST_NEAREST = 50
FIRST_YEAR, LAST_YEAR = 2000, 9000
"""Departures before the first of these years, or not before the last, are meant by nobody."""
BUSY = "wayfinding-busy"
"""The code of the error for those who ask while too many wait."""
_FARTHEST_METRES = 1e6
"""A point farther than this from the plan's origin is on no floor, and no number to reckon with."""


@dataclass(frozen=True, slots=True)
class AskedPlace:
    place_id: str


@dataclass(frozen=True, slots=True)
class AskedAnchor:
    """The code of a printed QR code or a kiosk."""

    code: str


@dataclass(frozen=True, slots=True)
class AskedPoint:
    """Local metres."""

    level_id: str
    x: float
    y: float


AskedLocation = AskedPlace | AskedAnchor | AskedPoint


@dataclass(frozen=True, slots=True)
class RouteQuestion:
    """`stops` are passed in this order; there are at least two, start and destination.

    `departs_at` is an aware moment; None: now.
    """

    stops: tuple[AskedLocation, ...]
    needs: TravelNeeds
    departs_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """Places that fit `text`, at most `first`; `near` is where walking times are counted from."""

    text: str
    near: AskedLocation | None
    needs: TravelNeeds
    first: int


@dataclass(frozen=True, slots=True)
class SentenceQuestion:
    """What a sentence asks for, with at most `first` candidates; `near` is where it is said."""

    text: str
    near: AskedLocation | None
    needs: TravelNeeds
    first: int


@dataclass(frozen=True, slots=True)
class CategoryQuestion:
    """The places of a category, at most `first`; `near` is where walking times are counted from."""

    category: PlaceCategory
    near: AskedLocation | None
    needs: TravelNeeds
    first: int


@dataclass(frozen=True, slots=True)
class NearestQuestion:
    """The places of a kind that are the nearest to `start` under these needs, at most `first`.

    With `departs_at`, an aware moment, those that are closed on arrival come last.
    """

    kind: PlaceKind
    start: AskedLocation
    needs: TravelNeeds
    first: int
    departs_at: datetime | None = None


def find_anchor(plan: Plan, code: str) -> Anchor | None:
    """The anchor of a code; None for one that the plan does not have."""
    return next((anchor for anchor in plan.anchors if anchor.code == code), None)


def find_looking_degrees(plan: Plan, asked: AskedLocation) -> float | None:
    """The compass bearing that somebody there looks along: known of who reads an anchor's code."""
    anchor = find_anchor(plan, asked.code) if isinstance(asked, AskedAnchor) else None
    return anchor.bearing_degrees if anchor is not None else None


def find_location(plan: Plan, asked: AskedLocation) -> Location | None:
    """Where on the plan that is; None for what the plan does not have."""
    match asked:
        case AskedPlace(place_id):
            return PlaceLocation(place_id) if place_id in plan.place_by_id else None
        case AskedAnchor(code):
            anchor = find_anchor(plan, code)
            return PointLocation(anchor.level_id, *anchor.point) if anchor is not None else None
        case AskedPoint(level_id, x, y):
            # Written so that NaN, of which no comparison is true, is on no floor too.
            if level_id in plan.level_by_id and max(abs(x), abs(y)) <= _FARTHEST_METRES:
                return PointLocation(level_id, x, y)
            return None


@dataclass(frozen=True, slots=True)
class Journey:
    """A way over all its stops: a route from each to the next, at least one."""

    routes: tuple[Route, ...]

    @property
    def distance_metres(self) -> float:
        return sum(route.distance_metres for route in self.routes)

    @property
    def duration_seconds(self) -> float:
        return sum(route.duration_seconds for route in self.routes)

    @property
    def step_free(self) -> StepFree:
        """As sure as the least sure of its routes."""
        return least_step_free([route.step_free for route in self.routes])

    @property
    def unverified(self) -> tuple[Unverified, ...]:
        """What any of the routes rests on, each fact once, in walking order."""
        return tuple(dict.fromkeys(fact for route in self.routes for fact in route.unverified))

    @property
    def closures_avoided(self) -> tuple[str, ...]:
        """The closures that its routes go round, each once."""
        return tuple(
            dict.fromkeys(each for route in self.routes for each in route.closures_avoided)
        )

    def whole(self) -> Route:
        """The journey as one route, for its sums and its line."""
        return Route(
            tuple(leg for route in self.routes for leg in route.legs),
            self.distance_metres,
            self.duration_seconds,
            self.step_free,
            self.unverified,
            self.routes[0].start_place_id,
            self.routes[-1].end_place_id,
            self.routes[0].plan_version,
            departs_at=self.routes[0].departs_at,
        )


_SURENESS = (StepFree.NO, StepFree.ASSUMED, StepFree.MEASURED)


def least_step_free(parts: Sequence[StepFree]) -> StepFree:
    """NO if one part has steps, MEASURED only if all are; `parts` are not empty."""
    return min(parts, key=_SURENESS.index)
