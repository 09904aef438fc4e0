"""Answers as they are told: ways and honest noes in words of the asker's language, rounded."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from accessibility.answer_phrases import AnswerPhrases
from accessibility.place_labels import PlaceLabels
from accessibility.step_phrases import StepPhrases
from floorplans.facts import Evidence, FactName
from floorplans.guidance import Side, Step, StepKind, Turn
from floorplans.model import Plan
from floorplans.place_categories import PlaceCategory
from floorplans.place_search import MatchedOn
from floorplans.route import (
    Blocker,
    Limit,
    NoRoute,
    NoRouteReason,
    Route,
    RoutePoint,
    StepFree,
    Unverified,
)
from floorplans.route_search import Location, PlaceLocation, PointLocation
from i18n.translator import Translator
from kiosk_server.venue.closure_views import ClosureView, ClosureViews
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.views import MapPoint, PlaceView, VenueViews, map_point
from kiosk_server.wayfinding.model import (
    AskedLocation,
    Journey,
    RouteQuestion,
    find_location,
    find_looking_degrees,
)


@dataclass(frozen=True, slots=True)
class PlaceMatchView:
    place: PlaceView
    matched_on: MatchedOn
    matched_text: str
    walk_seconds: float | None


@dataclass(frozen=True, slots=True)
class FoundWay:
    """What a way was asked with, and found: from this its pictures and its hand-off are made.

    `steps` count their legs over `whole`, which joins all routes.
    """

    question: RouteQuestion
    published: PublishedVenue
    whole: Route
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class NearbyPlaceView:
    place: PlaceView
    walk_seconds: float | None
    open_on_arrival: bool | None = None


@dataclass(frozen=True, slots=True)
class CategoryView:
    category: PlaceCategory
    name: str
    place_count: int


@dataclass(frozen=True, slots=True)
class StepView:
    kind: StepKind
    text: str
    spoken_text: str
    speech_url: str | None
    distance_metres: float
    duration_seconds: float
    level_id: str
    point: MapPoint
    turn: Turn | None
    side: Side | None
    to_level_id: str | None
    upward: bool | None
    landmark: str | None
    too_far_text: str | None
    too_far_spoken_text: str | None
    number: int
    """Where it stands among the steps of the way."""
    found: FoundWay


@dataclass(frozen=True, slots=True)
class UnverifiedView:
    element_id: str
    fact: FactName
    evidence: Evidence
    value: float | None
    message: str


@dataclass(frozen=True, slots=True)
class RouteView:
    distance_metres: float
    duration_seconds: float
    summary: str
    step_free: StepFree
    step_free_text: str
    data_version: str
    points: tuple[MapPoint, ...]
    steps: tuple[StepView, ...]
    unverified: tuple[UnverifiedView, ...]
    found: FoundWay
    closures_avoided: tuple[str, ...]
    avoided: tuple[ClosureView, ...]
    avoided_text: str | None
    through_room_ids: tuple[str, ...]
    through_rooms_text: str | None


@dataclass(frozen=True, slots=True)
class BlockerView:
    element_id: str
    kind: Limit
    message: str


@dataclass(frozen=True, slots=True)
class NoRouteView:
    reason: NoRouteReason
    message: str
    advice: str
    blockers: tuple[BlockerView, ...]
    nearest_reachable: PlaceView | None
    data_version: str


class AnswerWriter:
    """Writes answers about what is published. Holds only catalogs, so threads may share it."""

    def __init__(self, translator: Translator, views: VenueViews) -> None:
        self._steps = StepPhrases(translator)
        self._answers = AnswerPhrases(translator)
        self._labels = PlaceLabels(translator)
        self._views = views
        self._closures = ClosureViews(translator)

    def journey(
        self, journey: Journey, question: RouteQuestion, published: PublishedVenue, locale: str
    ) -> RouteView:
        """A way over all its stops."""
        whole = journey.whole()
        plan = published.plan
        found = FoundWay(question, published, whole, tuple(_steps_of(journey, question, published)))
        closure_ids = tuple(
            dict.fromkeys(each for route in journey.routes for each in route.closures_avoided)
        )
        rooms = tuple(
            dict.fromkeys(each for route in journey.routes for each in route.through_room_ids)
        )
        avoided, avoided_text = self._closures.avoided(closure_ids, published, locale)
        return RouteView(
            round(whole.distance_metres, 2),
            round(whole.duration_seconds, 1),
            self._answers.summary(whole, locale).text,
            whole.step_free,
            self._answers.step_free(whole.step_free, locale).text,
            published.data_version,
            tuple(map_point(plan, at.level_id, at.x, at.y) for at in whole.points()),
            tuple(self._step(number, found, locale) for number in range(len(found.steps))),
            tuple(self._unverified(fact, published, locale) for fact in whole.unverified),
            found,
            closure_ids,
            avoided,
            avoided_text,
            rooms,
            self._answers.through_rooms(rooms, plan, locale).text if rooms else None,
        )

    def no_route(
        self,
        answer: NoRoute,
        ends: tuple[Location | None, Location | None],
        published: PublishedVenue,
        locale: str,
    ) -> NoRouteView:
        """Why there is no way between two ends, None being one that the plan does not have."""
        plan = published.plan
        said = self._answers.no_route(answer, plan, locale, *map(_place_id, ends))
        nearest = answer.nearest_reachable_place_id
        return NoRouteView(
            answer.reason,
            said.reason.text,
            said.advice.text,
            tuple(
                BlockerView(
                    blocker.element_id,
                    blocker.limit,
                    self._blocker_text(blocker, published, locale),
                )
                for blocker in self._answers.blockers_to_tell(answer.blockers, plan)
            ),
            self._views.of(published, locale).find_place(nearest) if nearest else None,
            published.data_version,
        )

    def _blocker_text(self, blocker: Blocker, published: PublishedVenue, locale: str) -> str:
        """What stands in the way; of a closure also until when, and what staff wrote."""
        closure = published.find_closure(blocker.closure_id or "")
        if closure is None:
            return self._answers.blocker(blocker, published.plan, locale).text
        said = self._closures.of(closure, published, locale).text
        return self._answers.with_reason(said, closure.reason, locale)

    def _step(self, number: int, found: FoundWay, locale: str) -> StepView:
        step, plan = found.steps[number], found.published.plan
        said = self._steps.phrase(step, plan, locale)
        landmark = None
        if step.landmark is not None:
            element_id = step.landmark.element_id
            landmark = self._labels.landmark(element_id, plan, locale).text
        too_far = self._steps.too_far(step, plan, locale)
        return StepView(
            step.kind,
            said.text,
            said.spoken,
            None,
            round(step.distance_metres, 2),
            round(step.duration_seconds, 1),
            step.level_id,
            map_point(plan, step.point.level_id, step.point.x, step.point.y),
            step.turn,
            step.side,
            step.to_level_id,
            step.upward,
            landmark,
            None if too_far is None else too_far.text,
            None if too_far is None else too_far.spoken,
            number,
            found,
        )

    def _unverified(
        self, fact: Unverified, published: PublishedVenue, locale: str
    ) -> UnverifiedView:
        value = None if fact.value is None else float(fact.value)
        message = self._answers.unverified(fact, published.plan, locale).text
        return UnverifiedView(fact.element_id, fact.fact, fact.evidence, value, message)


def _steps_of(
    journey: Journey, question: RouteQuestion, published: PublishedVenue
) -> Iterator[Step]:
    """The steps of all routes, with their legs counted over the whole journey.

    Who starts at an anchor looks at it, so the first turn is counted from there.
    """
    legs_before = 0
    looking_degrees = find_looking_degrees(published.plan, question.stops[0])
    for route, goal in zip(journey.routes, question.stops[1:], strict=True):
        for step in published.guidance.steps_of(route, looking_degrees):
            yield replace(
                step,
                point=step.point if step.level_id else _point_of(published.plan, goal),
                first_leg=step.first_leg + legs_before,
                end_leg=step.end_leg + legs_before,
            )
        legs_before += len(route.legs)
        looking_degrees = None


def _point_of(plan: Plan, goal: AskedLocation) -> RoutePoint:
    """Where somebody is who has not gone anywhere: guidance knows no point without a walk."""
    location = find_location(plan, goal)
    if not isinstance(location, PointLocation):
        raise TypeError("a place is known to guidance")
    return RoutePoint(location.level_id, location.x, location.y)


def _place_id(location: Location | None) -> str | None:
    return location.place_id if isinstance(location, PlaceLocation) else None
