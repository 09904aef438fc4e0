"""Ways that were told in words, kept for who asks again when something was closed that is not on
them: the sentences are the same, and only what is said of closures is new. Searches nothing.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from threading import Lock
from typing import TypeVar

from floorplans.route import Leg, Wait
from i18n.translator import Translator
from kiosk_server.venue.closure_views import ClosureViews
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.views import VenueViews
from kiosk_server.wayfinding.answers import (
    AnswerWriter,
    FoundWay,
    RouteView,
    StepView,
    UnverifiedView,
)
from kiosk_server.wayfinding.model import Journey, RouteQuestion

MOST_KEPT = 1_024
"""Answers, some 30 kB each: the phones of a full house, in two languages."""
_OfFound = TypeVar("_OfFound", StepView, UnverifiedView)
_FIELDS: dict[type[object], Callable[[object], tuple[object, ...]]] = {
    view: attrgetter(*(each.name for each in fields(view) if each.name != "found"))
    for view in (StepView, UnverifiedView)
}


@dataclass(frozen=True, slots=True)
class _Told:
    """An answer, and the ways that it tells of."""

    legs: tuple[tuple[Leg, ...], ...]
    view: RouteView


class ToldWays:
    """Answers about one plan at a time. Thread-safe."""

    def __init__(
        self, translator: Translator, views: VenueViews, most_kept: int = MOST_KEPT
    ) -> None:
        self._writer = AnswerWriter(translator, views)
        self._closures = ClosureViews(translator)
        self._most = most_kept
        self._plan_version = ""
        self._kept: OrderedDict[tuple[RouteQuestion, str], _Told] = OrderedDict()
        self._lock = Lock()

    def of(
        self, journey: Journey, question: RouteQuestion, published: PublishedVenue, locale: str
    ) -> RouteView:
        """A way over all its stops, in words."""
        if _waits(journey):
            return self._writer.journey(journey, question, published, locale)
        legs, key = tuple(route.legs for route in journey.routes), (question, locale)
        version = published.snapshot.version
        with self._lock:
            if self._plan_version != version:
                self._plan_version = version
                self._kept.clear()
            told = self._kept.get(key)
        if told is not None and told.legs == legs:
            view = self._again(told.view, journey, published, locale)
        else:
            view = self._writer.journey(journey, question, published, locale)
        with self._lock:
            if self._plan_version == version:
                self._kept[key] = _Told(legs, view)
                self._kept.move_to_end(key)
                if len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return view

    def _again(
        self, view: RouteView, journey: Journey, published: PublishedVenue, locale: str
    ) -> RouteView:
        """The same way as of what is published now."""
        closure_ids = journey.closures_avoided
        avoided, round_what = self._closures.avoided(closure_ids, published, locale)
        found = replace(view.found, published=published, whole=journey.whole())
        return replace(
            view,
            data_version=published.data_version,
            steps=tuple(_of_found(step, found) for step in view.steps),
            unverified=tuple(_of_found(fact, found) for fact in view.unverified),
            found=found,
            closures_avoided=closure_ids,
            avoided=avoided,
            avoided_text=None if round_what is None else round_what.text,
            avoided_spoken_text=None if round_what is None else round_what.spoken,
        )


def _of_found(view: _OfFound, found: FoundWay) -> _OfFound:
    """The same of another way: as `replace` does, several times as fast, for a dozen steps each."""
    kind: Callable[..., _OfFound] = type(view)
    return kind(*_FIELDS[type(view)](view), found)


def _waits(journey: Journey) -> tuple[Wait, ...]:
    """What somebody waits for on the way: a moment of the clock, so never the same twice."""
    return tuple(wait for route in journey.routes for wait in route.waits)
