"""Ways that were found before and still are the quickest: who asks again after a closure that is
not on their way need not wait for a search.

Closing something makes no way quicker. So a way that was the quickest while only some of what is
closed now was closed still is, if it meets nothing of the rest; what meets it is searched for anew.
Every way is proven anew against what is closed.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock

from shapely import LineString, prepare, union_all
from shapely.geometry.base import BaseGeometry

from floorplans.closed_parts import ClosedPart, ClosedParts
from floorplans.closures import Closures
from floorplans.locations import Location, PlaceLocation
from floorplans.model import Point
from floorplans.route import NoRoute, Route
from floorplans.route_proof import prove_closures
from floorplans.route_search import Prove, closures_between, find_route, find_way, unclosed_way
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import ClearanceClass, TravelNeeds, clearance_class

MOST_QUESTIONS = 2_048
"""Whose ways are kept; each way takes some ten kilobytes."""
_MOST_WAYS = 3
"""For one question, beside the way with nothing closed."""
_MOST_DIFFERENCES = 32
_BESIDE_METRES = 0.1
"""Who walks this near floor that is not as it was is led anew."""

_Closing = tuple[str, str, tuple[Point, ...]]
"""What a part closes, whichever closure it is of."""
_Question = tuple[Location, Location, TravelNeeds]
_State = tuple[ClosedParts, _Question]


@dataclass(frozen=True, slots=True)
class _Known:
    """A way, the quickest while just this was closed. `route` names no closures."""

    closed: frozenset[_Closing]
    route: Route
    is_proven: bool = True


@dataclass(frozen=True, slots=True)
class _Answers:
    """What is known of a question; `unclosed` is the way with nothing closed, None for none."""

    unclosed: Route | None
    ways: tuple[_Known, ...]


class LastingWays:
    """Ways of one plan at a time. Thread-safe. Answers as `find_route` does, to the byte."""

    def __init__(self, most_questions: int = MOST_QUESTIONS) -> None:
        self._most = most_questions
        self._plan: Snapshot | None = None
        self._kept: OrderedDict[_Question, _Answers] = OrderedDict()
        self._refusals: OrderedDict[_State, NoRoute] = OrderedDict()
        self._differences: OrderedDict[frozenset[_Closing], _Difference] = OrderedDict()
        self._lock = Lock()

    def find_route(
        self,
        snapshot: Snapshot,
        start: Location,
        goal: Location,
        needs: TravelNeeds,
        prove: Prove | None = None,
    ) -> Route | NoRoute:
        """The way that is known, else the one that is found. Raises as `find_route` does."""
        if prove is not None:
            return find_route(snapshot, start, goal, needs, prove)
        question = start, goal, needs
        closed = _closed_on(snapshot)
        known = self._known(snapshot, question)
        for way in known.ways if known is not None else ():
            if known is not None and self._holds(way, snapshot, closed, question):
                if not way.is_proven:
                    self._keep(snapshot, question, known.unclosed, replace(way, is_proven=True))
                return _with_avoided(snapshot, known.unclosed, way.route)
        state = snapshot.closures.parts if snapshot.closures is not None else (), question
        refused = self._refusal(state)
        if refused is not None:
            return refused
        answer = find_way(snapshot, start, goal, needs)
        if isinstance(answer, NoRoute):
            self._refuse(snapshot, state, answer)
            return answer
        return self._learned(snapshot, question, closed, answer, known)

    def _learned(
        self,
        snapshot: Snapshot,
        question: _Question,
        closed: frozenset[_Closing],
        route: Route,
        known: _Answers | None,
    ) -> Route:
        """A way that was found, with the closures that it goes round."""
        start, goal, needs = question
        if snapshot.closures is None:
            unclosed: Route | None = route
        elif known is not None:
            unclosed = known.unclosed
        else:
            unclosed = unclosed_way(snapshot, (start, goal), needs)
        # The way of a time with nothing closed holds for more times than that of this one.
        is_unclosed = unclosed is not None and unclosed.legs == route.legs
        way = _Known(frozenset() if is_unclosed else closed, route)
        if route.legs:
            self._keep(snapshot, question, unclosed, way)
        return _with_avoided(snapshot, unclosed, route)

    def _refusal(self, state: _State) -> NoRoute | None:
        """The answer of the same state: what stands in a way, and how near one gets, may be
        something else as soon as anything else is closed."""
        with self._lock:
            found = self._refusals.get(state)
            if found is not None:
                self._refusals.move_to_end(state)
            return found

    def _refuse(self, snapshot: Snapshot, state: _State, answer: NoRoute) -> None:
        with self._lock:
            if self._plan is snapshot.open_state:
                self._refusals[state] = answer
                if len(self._refusals) > self._most:
                    self._refusals.popitem(last=False)

    def _known(self, snapshot: Snapshot, question: _Question) -> _Answers | None:
        with self._lock:
            if self._plan is not snapshot.open_state:
                self._plan = snapshot.open_state
                self._kept.clear()
                self._refusals.clear()
                self._differences.clear()
            known = self._kept.get(question)
            if known is not None:
                self._kept.move_to_end(question)
            return known

    def _keep(
        self, snapshot: Snapshot, question: _Question, unclosed: Route | None, way: _Known
    ) -> None:
        with self._lock:
            if self._plan is not snapshot.open_state:
                return
            before = self._kept.get(question)
            ways = () if before is None else before.ways
            others = [each for each in ways if each.closed and each.closed != way.closed]
            latest = ([way] if way.closed else []) + others
            straight = next((each for each in (way, *ways) if not each.closed), None)
            if straight is None and unclosed is not None and unclosed.legs:
                straight = _Known(frozenset(), unclosed, is_proven=False)
            first = () if straight is None else (straight,)
            self._kept[question] = _Answers(unclosed, (*first, *latest[:_MOST_WAYS]))
            self._kept.move_to_end(question)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def _holds(
        self,
        way: _Known,
        snapshot: Snapshot,
        closed: frozenset[_Closing],
        question: _Question,
    ) -> bool:
        """Whether a way is still the quickest, and proven."""
        if not way.closed <= closed:
            return False
        start, goal, needs = question
        if way.closed != closed:
            rest = self._difference(snapshot, closed - way.closed)
            if rest.is_goal_closed(goal) or rest.is_met(
                way.route, (start, goal), clearance_class(needs)
            ):
                return False
        if not way.is_proven and snapshot.prover.prove(way.route, needs):
            return False
        parts = () if snapshot.closures is None else snapshot.closures.parts
        return not any(prove_closures(snapshot.plan, parts, way.route))

    def _difference(self, snapshot: Snapshot, closed: frozenset[_Closing]) -> "_Difference":
        with self._lock:
            found = self._differences.get(closed)
            if found is None:
                found = self._differences[closed] = _Difference(snapshot.open_state, closed)
                if len(self._differences) > _MOST_DIFFERENCES:
                    self._differences.popitem(last=False)
            else:
                self._differences.move_to_end(closed)
            return found


class _Difference:
    """What is closed beside what was closed when a way was found. Threads may share it: what it
    reckons on first use is the same for all."""

    def __init__(self, unclosed: Snapshot, closed: frozenset[_Closing]) -> None:
        self._unclosed = unclosed
        parts = [ClosedPart("", *each) for each in sorted(closed)]
        self._closures = Closures(unclosed.plan, tuple(parts))
        self._element_ids = {part.element_id for part in parts if part.element_id}
        self._changed: dict[ClearanceClass, dict[str, BaseGeometry | None]] = {}

    def is_goal_closed(self, goal: Location) -> bool:
        """Whether it closes a place that somebody wants to go to."""
        if not isinstance(goal, PlaceLocation):
            return False
        return bool(self._closures.closures_of(self._unclosed.plan.place_by_id[goal.place_id]))

    def is_met(self, route: Route, ends: Sequence[Location], clearance: ClearanceClass) -> bool:
        """Whether a way uses what it closes, or comes near floor that it changes the graph of."""
        if any(leg.element_id in self._element_ids for leg in route.legs):
            return True
        if not self._closures.floors:
            return False
        for end in ends:
            if not isinstance(end, PlaceLocation) and self._closures.closures_at(
                end.level_id, end.point
            ):
                return True
        changed = self._changed_floor(clearance)
        for leg in route.legs:
            for level_id in {leg.start.level_id, leg.end.level_id} & changed.keys():
                floor = changed[level_id]
                on_level = [at.point for at in leg.shape if at.level_id == level_id]
                line = LineString(on_level if len(on_level) > 1 else on_level * 2)
                if floor is None or floor.intersects(line):
                    return True
        return False

    def _changed_floor(self, clearance: ClearanceClass) -> dict[str, BaseGeometry | None]:
        """By level, the closed floor and the cells of free space that are cut by it; None: all."""
        found = self._changed.get(clearance)
        if found is None:
            graph = self._unclosed.graph(clearance).walk_graph
            found = {}
            for level_id, floor in self._closures.floors.items():
                shape = floor.grown(graph.clearance.radius_metres).shape
                if shape is None:
                    found[level_id] = None
                    continue
                cells = [
                    cell.polygon
                    for cell in graph.cells
                    if cell.level_id == level_id and shape.intersects(cell.polygon)
                ]
                changed = union_all([shape, *cells]).buffer(_BESIDE_METRES)
                prepare(changed)
                found[level_id] = changed
            self._changed[clearance] = found
        return found


def _closed_on(snapshot: Snapshot) -> frozenset[_Closing]:
    """What is closed on a snapshot."""
    parts = () if snapshot.closures is None else snapshot.closures.parts
    return frozenset((part.element_id, part.level_id, part.corners) for part in parts)


def _with_avoided(snapshot: Snapshot, unclosed: Route | None, route: Route) -> Route:
    avoided = closures_between(snapshot, unclosed, route)
    return replace(route, closures_avoided=avoided) if avoided else route
