"""Answers as they are told: ways and honest noes in words of the asker's language, rounded."""

from dataclasses import dataclass

from accessibility.answer_phrases import AnswerPhrases
from accessibility.place_labels import PlaceLabels
from accessibility.step_phrases import StepPhrases
from floorplans.facts import Evidence, FactName
from floorplans.guidance import Step, StepKind
from floorplans.place_search import MatchedOn
from floorplans.route import Limit, NoRoute, NoRouteReason, StepFree, Unverified
from floorplans.route_search import Location, PlaceLocation
from i18n.translator import Translator
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.views import MapPoint, PlaceView, VenueViews, map_point
from kiosk_server.wayfinding.model import Journey


@dataclass(frozen=True, slots=True)
class PlaceMatchView:
    place: PlaceView
    matched_on: MatchedOn
    matched_text: str
    walk_seconds: float | None


@dataclass(frozen=True, slots=True)
class StepView:
    kind: StepKind
    text: str
    spoken_text: str
    speech_url: str | None
    distance_metres: float
    duration_seconds: float
    level_id: str
    landmark: str | None


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
    closures_avoided: tuple[str, ...] = ()


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

    def journey(self, journey: Journey, published: PublishedVenue, locale: str) -> RouteView:
        """A way over all its stops."""
        whole = journey.whole()
        plan = published.plan
        return RouteView(
            round(whole.distance_metres, 2),
            round(whole.duration_seconds, 1),
            self._answers.summary(whole, locale).text,
            whole.step_free,
            self._answers.step_free(whole.step_free, locale).text,
            published.data_version,
            tuple(map_point(plan, at.level_id, at.x, at.y) for at in whole.points()),
            tuple(
                self._step(step, published, locale)
                for route in journey.routes
                for step in published.guidance.steps_of(route)
            ),
            tuple(self._unverified(fact, published, locale) for fact in whole.unverified),
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
                    self._answers.blocker(blocker, plan, locale).text,
                )
                for blocker in answer.blockers
            ),
            self._views.of(published, locale).find_place(nearest) if nearest else None,
            published.data_version,
        )

    def _step(self, step: Step, published: PublishedVenue, locale: str) -> StepView:
        said = self._steps.phrase(step, published.plan, locale)
        landmark = None
        if step.landmark is not None:
            element_id = step.landmark.element_id
            landmark = self._labels.landmark(element_id, published.plan, locale).text
        return StepView(
            step.kind,
            said.text,
            said.spoken,
            None,
            round(step.distance_metres, 2),
            round(step.duration_seconds, 1),
            step.level_id,
            landmark,
        )

    def _unverified(
        self, fact: Unverified, published: PublishedVenue, locale: str
    ) -> UnverifiedView:
        value = None if fact.value is None else float(fact.value)
        message = self._answers.unverified(fact, published.plan, locale).text
        return UnverifiedView(fact.element_id, fact.fact, fact.evidence, value, message)


def _place_id(location: Location | None) -> str | None:
    return location.place_id if isinstance(location, PlaceLocation) else None
