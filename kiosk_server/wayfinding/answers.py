"""Answers as they are told: ways and honest noes in words of the asker's language, rounded."""

from dataclasses import dataclass
from datetime import datetime

from accessibility.answer_phrases import AnswerPhrases
from accessibility.place_labels import PlaceLabels
from accessibility.step_phrases import StepPhrases
from floorplans.facts import Evidence, FactName
from floorplans.guidance import Side, Step, StepKind, Turn
from floorplans.place_categories import PlaceCategory
from floorplans.place_search import MatchedOn
from floorplans.route import (
    Blocker,
    Limit,
    NoRoute,
    NoRouteReason,
    Route,
    StepFree,
    Unverified,
)
from floorplans.route_search import Location, PlaceLocation
from i18n.translator import Translator
from i18n.twin_text import TwinText
from kiosk_server.venue.closure_views import ClosureView, ClosureViews
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.views import MapPoint, PlaceView, VenueViews, map_point
from kiosk_server.wayfinding.arrival import by_the_wall, is_open_on_arrival
from kiosk_server.wayfinding.journey_steps import steps_of_journey
from kiosk_server.wayfinding.model import Journey, RouteQuestion


@dataclass(frozen=True, slots=True)
class PlaceMatchView:
    place: PlaceView
    matched_on: MatchedOn
    matched_text: str
    walk_seconds: float | None
    any_will_do: bool


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
    distance_metres: float
    duration_seconds: float
    level_id: str
    point: MapPoint
    turn: Turn | None
    side: Side | None
    to_level_id: str | None
    upward: bool | None
    landmark: str | None
    sign: str | None
    too_far_text: str | None
    too_far_spoken_text: str | None
    wait_until: datetime | None
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
    spoken_message: str
    found: FoundWay


@dataclass(frozen=True, slots=True)
class RouteView:
    distance_metres: float
    duration_seconds: float
    summary: str
    spoken_summary: str
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
    avoided_spoken_text: str | None
    through_room_ids: tuple[str, ...]
    through_rooms_text: str | None
    through_rooms_spoken_text: str | None
    open_on_arrival: bool | None


@dataclass(frozen=True, slots=True)
class BlockerView:
    element_id: str
    kind: Limit
    message: str
    spoken_message: str
    opens_at: datetime | None


@dataclass(frozen=True, slots=True)
class NoRouteView:
    reason: NoRouteReason
    message: str
    advice: str
    spoken_message: str
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
        found = FoundWay(
            question, published, whole, tuple(steps_of_journey(journey, question, published))
        )
        closure_ids = journey.closures_avoided
        rooms = tuple(
            dict.fromkeys(each for route in journey.routes for each in route.through_room_ids)
        )
        avoided, round_what = self._closures.avoided(closure_ids, published, locale)
        through = self._answers.through_rooms(rooms, plan, locale) if rooms else None
        summary = self._answers.summary(whole, locale)
        step_free = self._answers.step_free(whole.step_free, locale)
        return RouteView(
            round(whole.distance_metres, 2),
            round(whole.duration_seconds, 1),
            summary.text,
            f"{summary.spoken}\n{step_free.spoken}",
            whole.step_free,
            step_free.text,
            published.data_version,
            tuple(map_point(plan, at.level_id, at.x, at.y) for at in whole.points()),
            tuple(self._step(number, found, locale) for number in range(len(found.steps))),
            tuple(self._unverified(fact, found, locale) for fact in whole.unverified),
            found,
            closure_ids,
            avoided,
            None if round_what is None else round_what.text,
            None if round_what is None else round_what.spoken,
            rooms,
            None if through is None else through.text,
            None if through is None else through.spoken,
            is_open_on_arrival(whole, question, plan),
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
            f"{said.reason.spoken}\n{said.advice.spoken}",
            tuple(
                BlockerView(
                    blocker.element_id,
                    blocker.limit,
                    blocker_text.text,
                    blocker_text.spoken,
                    None if blocker.opens_at is None else by_the_wall(blocker.opens_at, plan),
                )
                for blocker in self._answers.blockers_to_tell(answer.blockers, plan)
                for blocker_text in [self._blocker_text(blocker, published, locale)]
            ),
            self._views.of(published, locale).find_place(nearest) if nearest else None,
            published.data_version,
        )

    def _blocker_text(self, blocker: Blocker, published: PublishedVenue, locale: str) -> TwinText:
        """What stands in the way; of a closure also until when, and what staff wrote."""
        closure = published.find_closure(blocker.closure_id or "")
        if closure is None:
            return self._answers.blocker(blocker, published.plan, locale)
        said = self._closures.of(closure, published, locale)
        reason = closure.reason
        return TwinText(
            self._answers.with_reason(said.text, reason, locale),
            self._answers.with_reason(said.spoken_text, reason, locale),
        )

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
            round(step.distance_metres, 2),
            round(step.duration_seconds, 1),
            step.level_id,
            map_point(plan, step.point.level_id, step.point.x, step.point.y),
            step.turn,
            step.side,
            step.to_level_id,
            step.upward,
            landmark,
            None if step.sign is None else self._steps.sign(step.sign, locale).text,
            None if too_far is None else too_far.text,
            None if too_far is None else too_far.spoken,
            None if step.wait is None else by_the_wall(step.wait.until, plan),
            number,
            found,
        )

    def _unverified(self, fact: Unverified, found: FoundWay, locale: str) -> UnverifiedView:
        value = None if fact.value is None else float(fact.value)
        said = self._answers.unverified(fact, found.published.plan, locale)
        return UnverifiedView(
            fact.element_id, fact.fact, fact.evidence, value, said.text, said.spoken, found
        )


def _place_id(location: Location | None) -> str | None:
    return location.place_id if isinstance(location, PlaceLocation) else None
