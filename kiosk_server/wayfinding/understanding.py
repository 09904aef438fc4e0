"""What sentences ask for, told with places and walks; and searches for texts that are sentences.

Knows no requests; the service gives it what is published and runs it on a thread.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from accessibility.understanding import Candidate, Intent, Understood
from floorplans.facts import Access
from floorplans.kinds import PlaceKind
from floorplans.model import Plan
from floorplans.place_search import MatchQuality, PlaceMatch
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from floorplans.zones import zones_of_places
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.views import PlaceView, VenueViews
from kiosk_server.wayfinding.any_will_do import any_will_do
from kiosk_server.wayfinding.finder import PlaceFinder
from kiosk_server.wayfinding.model import SearchQuestion, SentenceQuestion, find_location
from kiosk_server.wayfinding.walks import Walks

_BY_KIND = frozenset({Intent.NEAREST, Intent.WAY_OUT, Intent.CALL_PERSON})


@dataclass(frozen=True, slots=True)
class SaidNeedsView:
    """How somebody said that they travel."""

    profile: Profile
    step_free: bool


@dataclass(frozen=True, slots=True)
class CandidateView:
    place: PlaceView
    confidence: float
    matched_text: str
    walk_seconds: float | None
    any_will_do: bool


@dataclass(frozen=True, slots=True)
class UnderstandingView:
    heard: str
    intent: Intent
    kind: PlaceKind | None
    needs: SaidNeedsView | None
    candidates: tuple[CandidateView, ...]


class Understanding:
    """Reads sentences about one published plan at a time. Thread-safe."""

    def __init__(self, finder: PlaceFinder, views: VenueViews, walks: Walks) -> None:
        self._finder = finder
        self._views = views
        self._walks = walks

    def of(
        self, question: SentenceQuestion, published: PublishedVenue, locale: str
    ) -> UnderstandingView:
        """What a sentence asks for; of places that fit equally well the nearest come first."""
        understood = self._finder.reader_of(published.snapshot).read(question.text)
        needs = question.needs
        said = None
        if understood.profile is not None:
            needs = needs_of(understood.profile)
            said = SaidNeedsView(understood.profile, needs.step_free)
        asked = SearchQuestion(question.text, question.near, needs, question.first)
        views = self._views.of(published, locale)
        seconds = self._seconds(asked, published.snapshot)
        candidates = self._ordered(understood, seconds, published.plan, needs)
        alike = any_will_do([each.match for each in candidates])
        return UnderstandingView(
            understood.heard,
            understood.intent,
            understood.kind,
            said,
            tuple(
                CandidateView(
                    views.place(each.match.place),
                    each.confidence,
                    each.match.text,
                    _rounded(seconds.get(each.match.place.id)),
                    each.match.place.id in alike,
                )
                for each in candidates[: question.first]
            ),
        )

    def matches(
        self, question: SearchQuestion, snapshot: Snapshot
    ) -> tuple[tuple[PlaceMatch, ...], Mapping[str, float]]:
        """The places that a typed text fits, in order, and the walks to them: a text that is no
        name is read as a sentence."""
        found = self._finder.of(snapshot).search(question.text)
        seconds: Mapping[str, float] = {}
        understood = self._finder.reader_of(snapshot).read(question.text)
        if _is_better(understood, found):
            seconds = self._seconds(question, snapshot)
            ordered = self._ordered(understood, seconds, snapshot.plan, question.needs)
            return tuple(each.match for each in ordered), seconds
        if found:
            seconds = self._seconds(question, snapshot)
            # Sorting keeps the search's order where nothing else tells places apart.
            found = tuple(
                sorted(found, key=lambda x: (x.rank, seconds.get(x.place.id, math.inf)))
                if seconds
                else found
            )
        return found, seconds

    def _seconds(self, question: SearchQuestion, snapshot: Snapshot) -> Mapping[str, float]:
        near = find_location(snapshot.plan, question.near) if question.near is not None else None
        if near is None:
            return {}
        return self._walks.seconds_from(snapshot, near, question.needs)

    def _ordered(
        self,
        understood: Understood,
        seconds: Mapping[str, float],
        plan: Plan,
        needs: TravelNeeds,
    ) -> tuple[Candidate, ...]:
        """The best fits first, of equal ones the shortest walk. Of kinds of which any place will do
        only what can be entered, and where walks are known only what can be reached."""
        candidates = understood.candidates
        if understood.intent in _BY_KIND:
            zones = zones_of_places(plan)
            may_enter = needs.access or frozenset({Access.PUBLIC})
            candidates = tuple(
                each
                for each in candidates
                if each.match.place.access in may_enter
                and each.match.place.id not in zones
                and (not seconds or each.match.place.id in seconds)
            )

        def key(each: Candidate) -> tuple[float, tuple[int, ...], float]:
            walk = seconds.get(each.match.place.id, math.inf)
            return -each.confidence, each.match.rank, walk

        return tuple(sorted(candidates, key=key))


def _is_better(understood: Understood, found: tuple[PlaceMatch, ...]) -> bool:
    """Whether what a sentence means is surer than what the text of it fits."""
    if not understood.candidates:
        return False
    if found and found[0].quality <= MatchQuality.PREFIX:
        # A name is a name; but “I need to pee” is no wish for the urine laboratory.
        is_any = understood.intent in _BY_KIND and understood.kind is not PlaceKind.INFORMATION
        return understood.is_sentence and is_any
    first = understood.candidates[0].match
    return not found or understood.intent in _BY_KIND or first.quality < found[0].quality


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)
