"""Proves walks across floors: on the floor, through no wall, with room for the body, and only over
areas that the traveller may use."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString

from floorplans.model import Point
from floorplans.route_proof.door_gaps import Segment, distance_between, distance_to_point
from floorplans.route_proof.failures import ProofFailure, ProofFailureCode
from floorplans.route_proof.implied_openings import AT_OPENING_METRES
from floorplans.route_proof.known_facts import Verdict
from floorplans.route_proof.level_floor import LevelFloor, Opening, lines_of

CLEARANCE_TOLERANCE_METRES = 0.03
"""How much nearer to a wall than half the body's width a walk may come: drawing accuracy."""
LEAST_DISTANCE_METRES = 0.005
BESIDE_DOOR_METRES = 0.02
"""How much more beside a door that is passed by: where its jambs stand is known less well."""
AROUND_OPENING_METRES = 1.0
"""No clearance is asked this near to where a route uses an implied opening or ends at a door."""
MAY_CUT_METRES = 0.05
"""How far a walk may graze an area that is barred to the traveller."""
_MOST_WALKS_KEPT = 20_000
_TOUCH = 1e-6

WalkKey = tuple[Segment, tuple[Opening, ...], tuple[Opening, ...]]
"""A walk's line with the doors at its ends and those of its run: all that its own proof reads."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One straight walk of a route.

    `end_doors` are the doors at its two ends, `near_doors` those that the whole walk from door to
    door begins and ends with.
    """

    leg_index: int
    element_id: str
    line: Segment
    end_doors: tuple[Opening, ...]
    near_doors: tuple[Opening, ...]

    @property
    def key(self) -> WalkKey:
        return self.line, self.end_doors, self.near_doors


class WalkProof:
    """Proves the walks of one route on one level.

    `judge` gives the verdict on an element by id, `barred` those on the level's areas that bar the
    traveller, by number. `ends` are where the route begins or ends at a door, a stop or a point of
    the traveller's choice. Where the plan draws a path line through a wall or a connector's stop at
    one, people pass there: the walk that ends at that point may touch the wall, and needs no
    clearance near it.

    `sound` holds the walks that were proven on this level for this body and `barred` without such
    leniency, whatever route they were part of; they are not proven again, and new ones are added.
    """

    def __init__(
        self,
        floor: LevelFloor,
        walks: Sequence[Walk],
        body_width_metres: float,
        judge: Callable[[str], Verdict],
        barred: Mapping[int, Verdict],
        ends: Sequence[Point],
        sound: set[WalkKey],
    ) -> None:
        self.floor = floor
        self.walks = walks
        self.judge = judge
        self.barred = barred
        self.ends = ends
        self.sound = sound
        half = body_width_metres / 2
        self.keep = max(half - CLEARANCE_TOLERANCE_METRES, LEAST_DISTANCE_METRES)

    def failures(self) -> Iterator[ProofFailure]:
        """Every broken promise of these walks."""
        walks = [walk for walk in self.walks if walk.key not in self.sound]
        if not walks:
            return
        floor, doubtful = self.floor, set[int]()
        lines = np.array([walk.line for walk in walks])
        shapes = lines_of(lines)
        middles = (lines[:, :2] + lines[:, 2:]) / 2
        for number in np.flatnonzero(~floor.is_floor(middles[:, 0], middles[:, 1])).tolist():
            doubtful.add(number)
            yield _failure(walks[number], ProofFailureCode.OFF_FLOOR)
        which, walls = floor.walls_within(shapes, self.keep)
        for number, wall in zip(which.tolist(), walls.tolist(), strict=True):
            if not self._is_clear(walks[number], wall):
                doubtful.add(number)
                failure = self._wall_failure(walks[number], wall)
                if failure is not None:
                    yield failure
        for number, failure in self._barred(walks, shapes):
            doubtful.add(number)
            yield failure
        if len(self.sound) > _MOST_WALKS_KEPT:
            self.sound.clear()
        self.sound.update(walk.key for number, walk in enumerate(walks) if number not in doubtful)

    def _is_clear(self, walk: Walk, wall: int) -> bool:
        """Whether there is room beside a wall, its doors apart, without any leniency."""
        nearest = self._nearest(walk.line, wall, walk.end_doors)
        if _TOUCH < nearest < self.keep - _TOUCH and walk.near_doors != walk.end_doors:
            nearest = self._nearest(walk.line, wall, walk.near_doors)
        return nearest >= self.keep - _TOUCH

    def _wall_failure(self, walk: Walk, wall: int) -> ProofFailure | None:
        nearest = self._nearest(walk.line, wall, walk.end_doors)
        if nearest <= _TOUCH and not self._is_opened(walk, wall):
            return _failure(walk, ProofFailureCode.WALL_CROSSED, 0.0, self.keep)
        if nearest >= self.keep - _TOUCH:
            return None
        if walk.near_doors != walk.end_doors:
            nearest = self._nearest(walk.line, wall, walk.near_doors)
        if nearest >= self.keep - _TOUCH or self._has_room_at(walk, wall):
            return None
        return _failure(walk, ProofFailureCode.GAP, nearest, self.keep)

    def _has_room_at(self, walk: Walk, wall: int) -> bool:
        """Whether the body has room after all: walls that bend under a door are straight when it
        is shut, and none is asked near the openings which the route uses."""
        others = [
            (opening, leaf)
            for opening, leaf in self.floor.doors_beside(walk.line, self.keep)
            if opening not in walk.near_doors
        ]
        doors = (*walk.near_doors, *(opening for opening, _ in others))
        keep = self.keep - (BESIDE_DOOR_METRES if others else 0.0) - _TOUCH
        return all(
            self._nearest(piece, wall, doors) >= keep
            and all(distance_between(piece, leaf) >= keep for _, leaf in others)
            for piece in self._away_from_openings(walk)
        )

    def _nearest(self, line: Segment, wall: int, doors: tuple[Opening, ...]) -> float:
        standing = self.floor.standing(wall, doors)
        return min((distance_between(line, piece) for piece in standing), default=math.inf)

    def _is_opened(self, walk: Walk, wall: int) -> bool:
        """Whether the walk only touches the wall at its own end, in an opening that it may use."""
        line = self.floor.walls[wall]
        for end, rest in _ends_and_rests(walk.line):
            if distance_to_point(line, end) <= AT_OPENING_METRES and self._may_open(end):
                return rest is None or distance_between(rest, line) > _TOUCH
        return False

    def _may_open(self, point: Point) -> bool:
        """Whether there is an opening whose line or connector, and any door it stands in, the
        traveller may use."""
        doors = self.floor.doors_at(point, AT_OPENING_METRES)
        openings = self.floor.implied.at(point)
        if self._is_end(point):
            return bool(doors or openings)
        return not any(self.judge(door.id).breaches for door in doors) and any(
            not self.judge(opening.element_id).breaches for opening in openings
        )

    def _is_end(self, point: Point) -> bool:
        return any(math.dist(point, end) <= AT_OPENING_METRES for end in self.ends)

    def _away_from_openings(self, walk: Walk) -> list[Segment]:
        """The parts of a walk that are not near an opening which the route uses."""
        near = [
            shapely.Point(point).buffer(AROUND_OPENING_METRES)
            for point in self._openings_used
            if distance_to_point(walk.line, point) <= AROUND_OPENING_METRES
        ]
        if not near:
            return [walk.line]
        rest = LineString([walk.line[:2], walk.line[2:]]).difference(shapely.union_all(near))
        pieces = [
            shapely.get_coordinates(part).ravel().tolist()
            for part in shapely.get_parts(rest)
            if not part.is_empty
        ]
        return [(ax, ay, bx, by) for ax, ay, bx, by in pieces]

    @cached_property
    def _openings_used(self) -> list[Point]:
        """Where these walks pass, begin or end at an implied opening."""
        points = {point for walk in self.walks for point in (walk.line[:2], walk.line[2:])}
        return [point for point in points if self._is_end(point) or self._may_open(point)]

    def _barred(
        self, walks: Sequence[Walk], shapes: NDArray[np.object_]
    ) -> Iterator[tuple[int, ProofFailure]]:
        if not self.barred:
            return
        which, met = self.floor.areas_met(shapes)
        for number, area_number in zip(which.tolist(), met.tolist(), strict=True):
            verdict = self.barred.get(area_number)
            if verdict is None:
                continue
            if self.floor.barred_metres(shapes[number], area_number) > MAY_CUT_METRES:
                walk, area = walks[number], self.floor.areas[area_number]
                for breach in verdict.breaches:
                    yield (
                        number,
                        ProofFailure(
                            breach.code,
                            walk.leg_index,
                            area.id,
                            walk.line[:2],
                            breach.value,
                            breach.wanted,
                        ),
                    )


def _ends_and_rests(line: Segment) -> Iterator[tuple[Point, Segment | None]]:
    """Each end of a segment, with what is left of it a little way from there (None: nothing)."""
    ax, ay, bx, by = line
    length = math.hypot(bx - ax, by - ay)
    share = 2 * AT_OPENING_METRES / length if length > 0 else 1.0
    if share >= 1.0:
        yield (ax, ay), None
        yield (bx, by), None
        return
    dx, dy = share * (bx - ax), share * (by - ay)
    yield (ax, ay), (ax + dx, ay + dy, bx, by)
    yield (bx, by), (ax, ay, bx - dx, by - dy)


def _failure(
    walk: Walk, code: ProofFailureCode, value: float | None = None, wanted: float | None = None
) -> ProofFailure:
    return ProofFailure(code, walk.leg_index, walk.element_id, walk.line[:2], value, wanted)
