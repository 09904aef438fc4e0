"""Re-checks finished routes on the plan's own geometry and facts. It shares nothing with the search
but the values of the plan, the route and the needs."""

import math
import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from floorplans.facts import FactName
from floorplans.model import Area, Connector, Door, PathLine, Plan
from floorplans.route import Leg, LegKind, Route, RoutePoint, StepFree
from floorplans.route_proof.chain_proof import is_finite, prove_chain, prove_ends, prove_sums
from floorplans.route_proof.failures import ProofFailure, ProofFailureCode
from floorplans.route_proof.known_facts import (
    FLAT_THRESHOLD_METRES,
    Verdict,
    door_threshold,
    gap_width_metres,
    judge_area,
    judge_connector,
    judge_door,
    judge_path,
)
from floorplans.route_proof.leg_proof import (
    CONNECTOR_OF_KIND,
    ELEMENT_OF_KIND,
    DoorPassage,
    prove_path_leg,
    prove_ride,
)
from floorplans.route_proof.level_floor import LevelFloor, Opening
from floorplans.route_proof.walk_proof import Walk, WalkKey, WalkProof
from floorplans.travel_needs import TravelNeeds

_MOST_NEEDS_KEPT = 64
_CERTAIN = {"measured", "drawn"}
_RANK = {StepFree.NO: 0, StepFree.ASSUMED: 1, StepFree.MEASURED: 2}


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """What is known about one traveller: filled as routes are proven."""

    of_element: dict[str, Verdict] = field(default_factory=dict)
    barred_on_level: dict[str, dict[int, Verdict]] = field(default_factory=dict)
    sound_walks: defaultdict[str, set[WalkKey]] = field(default_factory=lambda: defaultdict(set))


class Prover:
    """Proves routes of one plan. Safe to share between threads; levels are indexed on first use."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._floors: dict[str, LevelFloor] = {}
        self._lock = threading.Lock()
        self._openings: dict[str, tuple[Opening, ...]] = {}
        self._verdicts: OrderedDict[TravelNeeds, _Verdicts] = OrderedDict()

    def prove(self, route: Route, needs: TravelNeeds) -> tuple[ProofFailure, ...]:
        """Every promise that the route breaks for this traveller; empty when it is proven.

        Never raises for a wrong route. Near-linear in legs and in the walls that they pass.
        """
        if not is_finite(route):
            return (ProofFailure(ProofFailureCode.NOT_A_NUMBER),)
        unknown = tuple(self._unknown_things(route))
        if unknown:
            return unknown
        return tuple(self._failures(route, needs))

    def _failures(self, route: Route, needs: TravelNeeds) -> Iterator[ProofFailure]:
        verdicts = self._verdicts_for(needs)
        yield from prove_chain(route)
        yield from prove_ends(route, self.plan, needs, self.floor)
        yield from prove_sums(route, needs)
        yield from self._prove_limits(route, needs, verdicts)
        yield from self._prove_passages(route)
        yield from self._prove_walks(route, needs, verdicts)
        yield from self._prove_step_free(route)

    def _unknown_things(self, route: Route) -> Iterator[ProofFailure]:
        """Legs whose element or level the plan lacks, or of a kind that cannot be gone this way."""
        elements, levels = self.plan.element_by_id, self.plan.level_by_id
        for index, leg in enumerate(route.legs):
            element = elements.get(leg.element_id)
            named = {leg.start.level_id, leg.end.level_id, *[at.level_id for at in leg.shape]}
            is_known = element is not None and named <= levels.keys()
            if not is_known:
                yield _of_leg(ProofFailureCode.UNKNOWN_ELEMENT, index, leg)
            elif (
                not isinstance(element, ELEMENT_OF_KIND[leg.kind])
                or (
                    isinstance(element, Connector)
                    and element.kind is not CONNECTOR_OF_KIND[leg.kind]
                )
                or (isinstance(element, Area) and element.level_id != leg.start.level_id)
            ):
                yield _of_leg(ProofFailureCode.WRONG_ELEMENT, index, leg)

    def _prove_limits(
        self, route: Route, needs: TravelNeeds, verdicts: _Verdicts
    ) -> Iterator[ProofFailure]:
        listed = {(fact.element_id, fact.fact) for fact in route.unverified}
        asked: set[tuple[str, FactName]] = set()
        for index, leg in enumerate(route.legs):
            verdict = self._judge(leg.element_id, needs, verdicts)
            if leg.kind is not LegKind.WALK:
                for breach in verdict.breaches:
                    yield _of_leg(breach.code, index, leg, breach.value, breach.wanted)
            for name in verdict.rests_on:
                key = (leg.element_id, name)
                if key not in listed and key not in asked:
                    asked.add(key)
                    yield _of_leg(ProofFailureCode.UNLISTED_FACT, index, leg)

    def _prove_passages(self, route: Route) -> Iterator[ProofFailure]:
        legs = route.legs
        for index, leg in enumerate(legs):
            element = self.plan.element_by_id[leg.element_id]
            if isinstance(element, PathLine):
                yield from prove_path_leg(index, leg, element, self.floor(element.level_id))
            elif isinstance(element, Connector):
                yield from prove_ride(index, leg, element)
            elif isinstance(element, Door):
                before = legs[index - 1] if index > 0 else None
                after = legs[index + 1] if index + 1 < len(legs) else None
                passage = DoorPassage(index, leg, element, before, after)
                floors = {
                    level_id: self.floor(level_id)
                    for level_id in {leg.start.level_id, leg.end.level_id}
                }
                width = gap_width_metres(element, self.plan.assumptions)
                yield from passage.failures(floors, width)

    def _prove_walks(
        self, route: Route, needs: TravelNeeds, verdicts: _Verdicts
    ) -> Iterator[ProofFailure]:
        by_level: dict[str, list[Walk]] = {}
        for level_id, walk in self._walks(route):
            by_level.setdefault(level_id, []).append(walk)
        loose = list(self._loose_ends(route))

        def judge(element_id: str) -> Verdict:
            return self._judge(element_id, needs, verdicts)

        for level_id, walks in by_level.items():
            yield from WalkProof(
                self.floor(level_id),
                walks,
                needs.body_width_metres,
                judge,
                self._barred(level_id, judge, verdicts),
                [end.point for end in loose if end.level_id == level_id],
                verdicts.sound_walks[level_id],
            ).failures()

    def _barred(
        self, level_id: str, judge: Callable[[str], Verdict], verdicts: _Verdicts
    ) -> dict[int, Verdict]:
        """The areas of a level that bar the traveller, by number."""
        found = verdicts.barred_on_level.get(level_id)
        if found is None:
            judged = [judge(area.id) for area in self.floor(level_id).areas]
            found = {number: verdict for number, verdict in enumerate(judged) if verdict.breaches}
            verdicts.barred_on_level[level_id] = found
        return found

    def _loose_ends(self, route: Route) -> Iterator[RoutePoint]:
        """The ends of a route at a door or stop, or at a point of the traveller's choice."""
        if route.legs:
            ends = (
                (route.start_place_id, route.legs[0].start),
                (route.end_place_id, route.legs[-1].end),
            )
            for place_id, at in ends:
                place = self.plan.place_by_id.get(place_id or "")
                if place is None or place.door_id or place.connector_id:
                    yield at

    def _walks(self, route: Route) -> Iterator[tuple[str, Walk]]:
        """The walks of a route, each with the doors that it and its run of walks lie between."""
        run: list[tuple[int, Leg]] = []
        opening = self._door_of_place(route.start_place_id)
        for index, leg in enumerate(route.legs):
            if leg.kind is LegKind.WALK:
                run.append((index, leg))
                continue
            closing = self._opening(leg.element_id) if leg.kind is LegKind.DOOR else ()
            yield from _walks_of_run(run, opening, closing)
            run, opening = [], closing
        yield from _walks_of_run(run, opening, self._door_of_place(route.end_place_id))

    def _door_of_place(self, place_id: str | None) -> tuple[Opening, ...]:
        place = self.plan.place_by_id.get(place_id or "")
        return () if place is None or place.door_id is None else self._opening(place.door_id)

    def _opening(self, door_id: str) -> tuple[Opening, ...]:
        """The gap of a door, and those of doors drawn so near that the gaps run together."""
        found = self._openings.get(door_id)
        if found is None:
            found = self._openings.setdefault(door_id, tuple(self._gaps_together(door_id)))
        return found

    def _gaps_together(self, door_id: str) -> Iterator[Opening]:
        door, house = self.plan.element_by_id.get(door_id), self.plan.assumptions
        if isinstance(door, Door):
            width = gap_width_metres(door, house)
            yield door.id, width
            for other in self.plan.doors:
                its_width = gap_width_metres(other, house)
                if (
                    other.id != door_id
                    and math.dist(other.point, door.point) < (width + its_width) / 2
                    and not set(door.level_ids).isdisjoint(other.level_ids)
                ):
                    yield other.id, its_width

    def _prove_step_free(self, route: Route) -> Iterator[ProofFailure]:
        best = StepFree.MEASURED
        for leg in route.legs:
            element = self.plan.element_by_id[leg.element_id]
            if leg.kind in (LegKind.STAIRS, LegKind.ESCALATOR):
                best = StepFree.NO
            elif isinstance(element, Door):
                threshold = door_threshold(element, self.plan.assumptions)
                if threshold.value is not None and threshold.value > FLAT_THRESHOLD_METRES + 1e-9:
                    best = StepFree.NO
                elif threshold.evidence.value not in _CERTAIN and best is StepFree.MEASURED:
                    best = StepFree.ASSUMED
        if _RANK[route.step_free] > _RANK[best]:
            yield ProofFailure(
                ProofFailureCode.STEP_FREE, value=_RANK[route.step_free], wanted=_RANK[best]
            )

    def floor(self, level_id: str) -> LevelFloor:
        """The index of one level, built on first use."""
        found = self._floors.get(level_id)
        if found is None:
            with self._lock:
                found = self._floors.get(level_id)
                if found is None:
                    found = LevelFloor(self.plan, level_id)
                    self._floors[level_id] = found
        return found

    def _verdicts_for(self, needs: TravelNeeds) -> _Verdicts:
        with self._lock:
            found = self._verdicts.get(needs)
            if found is None:
                found = self._verdicts[needs] = _Verdicts()
                if len(self._verdicts) > _MOST_NEEDS_KEPT:
                    self._verdicts.popitem(last=False)
            else:
                self._verdicts.move_to_end(needs)
        return found

    def _judge(self, element_id: str, needs: TravelNeeds, verdicts: _Verdicts) -> Verdict:
        found = verdicts.of_element.get(element_id)
        if found is None:
            house = self.plan.assumptions
            match self.plan.element_by_id[element_id]:
                case Area() as area:
                    found = judge_area(area, needs, house)
                case Door() as door:
                    found = judge_door(door, needs, self.plan)
                case PathLine() as path:
                    found = judge_path(path, needs, house)
                case Connector() as connector:
                    found = judge_connector(connector, needs, house)
                case _:
                    found = Verdict((), ())
            verdicts.of_element[element_id] = found
        return found


def prove_route(plan: Plan, route: Route, needs: TravelNeeds) -> tuple[ProofFailure, ...]:
    """As `Prover(plan).prove(route, needs)`; keep a Prover to prove many routes of one plan."""
    return Prover(plan).prove(route, needs)


def _walks_of_run(
    run: list[tuple[int, Leg]], opening: tuple[Opening, ...], closing: tuple[Opening, ...]
) -> Iterator[tuple[str, Walk]]:
    """A run of walks between the door that opens it and the one that closes it."""
    last = len(run) - 1
    for number, (index, leg) in enumerate(run):
        at_ends = (opening if number == 0 else ()) + (closing if number == last else ())
        line = (leg.start.x, leg.start.y, leg.end.x, leg.end.y)
        yield leg.start.level_id, Walk(index, leg.element_id, line, at_ends, opening + closing)


def _of_leg(
    code: ProofFailureCode,
    index: int,
    leg: Leg,
    value: float | None = None,
    wanted: float | None = None,
) -> ProofFailure:
    return ProofFailure(code, index, leg.element_id, leg.start.point, value, wanted)
