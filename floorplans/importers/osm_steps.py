"""Builds stairs, escalators and ramps from lines: which end is where, and which way is up."""

from dataclasses import dataclass

from floorplans.facts import UNKNOWN_COUNT, Fact
from floorplans.importers.osm_drawing import Drawing, DrawnLine
from floorplans.importers.osm_facts import (
    access_of,
    incline_of,
    step_count_of,
    wheelchair_of,
    width_of,
)
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.importers.osm_levels import SITE
from floorplans.importers.osm_neighbours import Neighbours
from floorplans.importers.osm_reading import Tags
from floorplans.importers.osm_roles import CONNECTOR_ROLES, Role
from floorplans.importers.osm_tags import clean_text, names_of, rises_forward
from floorplans.kinds import ConnectorKind, Direction
from floorplans.model import Connector, Stop

_CONVEYING = frozenset({"yes", "forward", "backward", "reversible"})


def build_from_lines(drawing: Drawing, neighbours: Neighbours) -> list[Connector]:
    """Connectors of all lines of steps, and of path lines that span levels; both leave the drawing.

    A line whose ends cannot be told apart is left out with AMBIGUOUS_LEVELS.
    """
    doors_at: dict[int, set[str]] = {}
    for door in drawing.doors:
        if door.node_id is not None:
            doors_at.setdefault(door.node_id, set()).update(door.level_ids)
    connectors: list[Connector] = []
    kept: list[DrawnLine] = []
    for line in drawing.lines:
        if line.role is not Role.STEPS_LINE and (line.role is not Role.PATH_LINE or line.is_level):
            kept.append(line)
            continue
        for copy in line.copies or ((),):
            if line.role is Role.PATH_LINE and len(copy) == 1:
                continue
            connector = _build(drawing, neighbours, doors_at, line, copy)
            if connector:
                connectors.append(connector)
        if line.role is Role.PATH_LINE and (level_ids := line.level_ids):
            line.copies = tuple((level_id,) for level_id in level_ids)
            kept.append(line)
    drawing.lines = kept
    return connectors


@dataclass(frozen=True, slots=True)
class _Ends:
    """The levels of a line's first and last point, and whether the first one is lower."""

    first: str
    last: str
    rises: bool


def _build(
    drawing: Drawing,
    neighbours: Neighbours,
    doors_at: dict[int, set[str]],
    line: DrawnLine,
    copy: tuple[str, ...],
) -> Connector | None:
    met = [_levels_met(neighbours, doors_at, line, end, copy) for end in (0, -1)]
    ends = _find_ends(drawing, line, copy, met)
    if ends is None:
        drawing.log.leave_out(line.feature_id, UnusedReason.AMBIGUOUS_LEVELS, levels=";".join(copy))
        return None
    kind = _kind(line)
    stops = (Stop(ends.first, line.points[0]), Stop(ends.last, line.points[-1]))
    # On one level the drawn order stays, and lower_first tells.
    as_drawn = ends.rises or ends.first == ends.last
    if not as_drawn:
        stops = stops[::-1]
    if line.tags.get("ramp:wheelchair", "no") != "no":
        drawing.log.note(line.feature_id, NoteCode.WHEEL_CHANNEL_NOT_MEASURED)
    suffix = f".{copy[0]}" if len(line.copies) > 1 else ""
    is_stairs = kind is ConnectorKind.STAIRS
    tags = line.tags
    return Connector(
        id=f"{kind.value}-{line.feature_id}{suffix}",
        kind=kind,
        stops=stops,
        names=names_of(tags),
        ref=clean_text(tags.get("ref", "")),
        access=access_of(tags),
        direction=_direction(drawing, line, forward_is_first_to_last=as_drawn),
        shape=line.points if as_drawn else line.points[::-1],
        lower_first=ends.rises or ends.first != ends.last,
        step_count=_steps(drawing, line) if kind is not ConnectorKind.RAMP else UNKNOWN_COUNT,
        clear_width_metres=width_of(tags, line.feature_id, drawing.log),
        incline=incline_of(tags, line.feature_id, drawing.log),
        wheelchair=wheelchair_of({} if is_stairs else tags),
    )


def _steps(drawing: Drawing, line: DrawnLine) -> Fact[int]:
    return step_count_of(line.tags, line.feature_id, drawing.log)


def _kind(line: DrawnLine) -> ConnectorKind:
    if line.role is Role.PATH_LINE:
        return ConnectorKind.RAMP
    if line.tags.get("conveying") in _CONVEYING:
        return ConnectorKind.ESCALATOR
    return ConnectorKind.STAIRS


def _levels_met(
    neighbours: Neighbours,
    doors_at: dict[int, set[str]],
    line: DrawnLine,
    end: int,
    copy: tuple[str, ...],
) -> set[str]:
    """The levels of what an end shares its node with; else of the open floors it lies on."""
    node_id = line.node_ids[end]
    found = neighbours.levels_at(node_id, but=line) | doors_at.get(node_id, set())
    if found:
        return found
    return {
        level
        for level in (*copy, SITE)
        if any(
            area.role not in CONNECTOR_ROLES and area.role is not Role.ROOM
            for area in neighbours.areas_around(level, line.points[end])
        )
    }


def _find_ends(
    drawing: Drawing, line: DrawnLine, copy: tuple[str, ...], met: list[set[str]]
) -> _Ends | None:
    tagged = rises_forward(line.tags)
    if len(copy) >= 2:
        rises = _rises_between(copy[0], copy[-1], met, tagged)
        if rises is None:
            return None
        first, last = (copy[0], copy[-1]) if rises else (copy[-1], copy[0])
        return _Ends(_or_site(first, met[0]), _or_site(last, met[1]), rises)
    first, last = _single(copy, met, is_indoors=line.tags.get("indoor", "no") != "no")
    if not first or not last:
        return None
    low, high = drawing.levels.ordinal(first), drawing.levels.ordinal(last)
    if SITE not in {first, last} and low != high:
        return _Ends(first, last, low < high)
    if tagged is None and low == high:
        drawing.log.note(line.feature_id, NoteCode.UP_NOT_STATED)
    return _Ends(first, last, low <= high if tagged is None else tagged)


def _rises_between(low: str, high: str, met: list[set[str]], tagged: bool | None) -> bool | None:
    """Whether a line drawn between two levels goes up: by what its ends meet, then by its tag."""
    says_up = (low in met[0] and high not in met[0]) or (high in met[1] and low not in met[1])
    says_down = (high in met[0] and low not in met[0]) or (low in met[1] and high not in met[1])
    if says_up != says_down:
        return says_up
    return tagged


def _or_site(level_id: str, met: set[str]) -> str:
    """The site where an end meets nothing else; paths outdoors seldom carry a level."""
    return SITE if met == {SITE} else level_id


def _single(copy: tuple[str, ...], met: list[set[str]], *, is_indoors: bool) -> tuple[str, str]:
    """The levels of the ends of steps that are tagged with one level or none; "" if unknown.

    An end in the open that meets nothing lies on the site.
    """
    own = copy[0] if copy else ""
    free = own or ("" if is_indoors else SITE)
    first, last = (
        own if own in found else next(iter(found)) if len(found) == 1 else "" if found else free
        for found in met
    )
    first, last = first or own, last or own
    return (first or last, last or first) if is_indoors else (first, last)


def direction_of(tags: Tags) -> Direction:
    """Which way people may go along a line as drawn, from `conveying`, `oneway:foot`, `oneway`.

    `oneway` binds people on foot only where nobody else moves: footways, steps, corridors.
    """
    conveying = tags.get("conveying", "")
    if conveying in {"forward", "backward"}:
        return Direction.FORWARD if conveying == "forward" else Direction.BACKWARD
    said = tags.get("oneway:foot", tags.get("foot:oneway", ""))
    if not said and tags.get("highway") in {"footway", "steps", "corridor", "pedestrian"}:
        said = tags.get("oneway", "")
    if said in {"yes", "1", "true"}:
        return Direction.FORWARD
    return Direction.BACKWARD if said in {"-1", "reverse"} else Direction.BOTH


def _direction(drawing: Drawing, line: DrawnLine, *, forward_is_first_to_last: bool) -> Direction:
    drawn = direction_of(line.tags)
    if line.tags.get("conveying") == "yes" and drawn is Direction.BOTH:
        drawing.log.note(line.feature_id, NoteCode.DIRECTION_NOT_STATED)
    if drawn is Direction.BOTH or forward_is_first_to_last:
        return drawn
    return Direction.BACKWARD if drawn is Direction.FORWARD else Direction.FORWARD
