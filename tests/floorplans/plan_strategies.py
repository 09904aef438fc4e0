"""Hypothesis strategies for values of the model; `plans()` draws any plan that can be written."""

from typing import TypeVar

from hypothesis import strategies as st
from shapely import LineString, Polygon

from floorplans.facts import Access, Evidence, Fact, Names
from floorplans.georeference import Georeference
from floorplans.kinds import (
    AreaKind,
    ConnectorKind,
    Direction,
    DoorKind,
    EntranceKind,
    Hazard,
    LiftUse,
    PlaceKind,
    SignArrow,
    ThroughRooms,
)
from floorplans.model import (
    Anchor,
    Area,
    Connector,
    Department,
    Door,
    HouseAssumptions,
    HouseRules,
    PathLine,
    Place,
    Plan,
    Point,
    Stop,
    Wall,
)
from floorplans.sign import Sign, SignLine
from tests.floorplans.plan_makers import GROUND, MAIN, SITE, UPPER

Known = TypeVar("Known", float, int, bool)
Draw = st.DrawFn

KNOWN = st.sampled_from([Evidence.MEASURED, Evidence.DRAWN, Evidence.ASSUMED])
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=12
)
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,10}[A-Za-z0-9_-]", fullmatch=True)
LEVEL_IDS = st.sampled_from([GROUND.id, UPPER.id, SITE.id])
COORDINATES = st.integers(-1_000_000, 1_000_000).map(lambda centimetres: centimetres / 100)
POINTS: st.SearchStrategy[Point] = st.tuples(COORDINATES, COORDINATES)
LINES = st.lists(POINTS, min_size=2, max_size=5, unique=True).map(tuple)
NAMES = st.dictionaries(st.sampled_from(["zh-CN", "en", "und", "ar"]), TEXTS, max_size=3).map(
    lambda texts: Names.from_pairs(list(texts.items()))
)
FLAGS = st.booleans()
HOURS = st.sampled_from(["", "Mo-Fr 07:30-18:00", "off"]) | TEXTS


def _facts(values: st.SearchStrategy[Known]) -> st.SearchStrategy[Fact[Known]]:
    unknown: st.SearchStrategy[Fact[Known]] = st.builds(Fact, st.none(), st.just(Evidence.UNKNOWN))
    known: st.SearchStrategy[Fact[Known]] = st.builds(Fact, values, KNOWN, st.just("") | TEXTS)
    return unknown | known


RATIO_FACTS = _facts(st.floats(0.0, 100.0))
FLAG_FACTS = _facts(FLAGS)
COUNT_FACTS = _facts(st.integers(0, 300))


@st.composite
def polygons(draw: Draw) -> Polygon:
    """A rectangle of at least 1 m, at times with a hole."""
    west, south = draw(POINTS)
    width, height = (draw(st.integers(1, 500)) for _ in range(2))
    ring = [(0, 0), (width, 0), (width, height), (0, height)]
    hole = [(x / 4 + width / 4, y / 4 + height / 4) for x, y in reversed(ring)]
    moved = [
        [(round(west + x, 2), round(south + y, 2)) for x, y in points] for points in (ring, hole)
    ]
    return Polygon(moved[0], moved[1:] if draw(FLAGS) else [])


@st.composite
def connectors(draw: Draw, connector_id: str) -> Connector:
    stops = draw(st.lists(st.builds(Stop, LEVEL_IDS, POINTS), max_size=4))
    return Connector(
        id=connector_id,
        kind=draw(st.sampled_from(ConnectorKind)),
        stops=tuple(stops),
        names=draw(NAMES),
        access=draw(st.sampled_from(Access)),
        direction=draw(st.sampled_from(Direction)),
        shape=draw(st.just(()) | LINES),
        lower_first=draw(FLAGS),
        lift_use=draw(st.none() | st.sampled_from(LiftUse)),
        step_count=draw(COUNT_FACTS),
        incline=draw(RATIO_FACTS),
        car_width_metres=draw(RATIO_FACTS),
        wait_seconds=draw(RATIO_FACTS),
        is_green_channel=draw(FLAGS),
        opening_hours=draw(HOURS),
    )


@st.composite
def plans(draw: Draw) -> Plan:
    """A plan of three levels with up to three of everything; mostly not a sensible building."""
    ids = sorted(draw(st.lists(IDS, min_size=15, max_size=15, unique=True)))
    several = st.integers(0, 3)
    area_ids, wall_ids, door_ids, line_ids, connector_ids = (
        sorted(ids[start : start + draw(several)]) for start in range(0, 15, 3)
    )
    areas = tuple(
        Area(
            id=area_id,
            level_id=draw(LEVEL_IDS),
            kind=draw(st.sampled_from(AreaKind)),
            polygon=draw(polygons()),
            names=draw(NAMES),
            ref=draw(st.just("") | TEXTS),
            wheelchair=draw(FLAG_FACTS),
            is_ramp=draw(FLAGS),
            incline=draw(RATIO_FACTS),
            connector_id=draw(st.sampled_from([None, *connector_ids])),
            zone=draw(st.just("") | TEXTS),
            hazard=draw(st.none() | st.sampled_from(Hazard)),
            opening_hours=draw(HOURS),
        )
        for area_id in area_ids
    )
    place_ids = sorted(draw(st.lists(IDS, max_size=3, unique=True)))
    return Plan(
        id=draw(IDS),
        names=draw(NAMES),
        locales=("zh-CN", "en"),
        time_zone=draw(st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "UTC"])),
        georeference=draw(
            st.builds(Georeference, st.floats(-180, 180), st.floats(-89, 89), st.floats(-360, 360))
        ),
        house_rules=draw(st.builds(HouseRules, st.sampled_from(ThroughRooms))),
        assumptions=draw(
            st.builds(
                HouseAssumptions,
                door_threshold_metres=st.none() | st.floats(0, 1),
                door_automatic=st.none() | FLAGS,
                lift_wait_seconds=st.none() | st.floats(0, 3_600),
            )
        ),
        attribution=draw(st.just("") | TEXTS),
        buildings=(MAIN,),
        levels=(GROUND, UPPER, SITE),
        areas=areas,
        walls=tuple(
            Wall(wall_id, draw(LEVEL_IDS), draw(LINES.map(LineString) | polygons()))
            for wall_id in wall_ids
        ),
        doors=tuple(draw(_doors(door_id, areas)) for door_id in door_ids),
        path_lines=tuple(
            PathLine(
                line_id,
                draw(LEVEL_IDS),
                draw(LINES),
                direction=draw(st.sampled_from(Direction)),
                clear_width_metres=draw(RATIO_FACTS),
                opening_hours=draw(HOURS),
            )
            for line_id in line_ids
        ),
        connectors=tuple(draw(connectors(connector_id)) for connector_id in connector_ids),
        places=tuple(draw(_places(place_id, areas)) for place_id in place_ids),
        anchors=tuple(
            Anchor(code, draw(LEVEL_IDS), draw(POINTS), draw(st.none() | st.floats(0, 360)))
            for code in sorted(draw(st.lists(IDS, max_size=3, unique=True)))
        ),
        departments=tuple(
            Department(
                department_id,
                draw(NAMES),
                tuple(place_ids),
                tuple(draw(st.lists(TEXTS))),
                position=draw(st.integers(0, 1_000_000)),
            )
            for department_id in sorted(draw(st.lists(IDS, max_size=2, unique=True)))
        ),
        signs=tuple(
            draw(_signs(sign_id))
            for sign_id in sorted(draw(st.lists(IDS, max_size=3, unique=True)))
        ),
    )


def _signs(sign_id: str) -> st.SearchStrategy[Sign]:
    lines = st.builds(SignLine, NAMES, st.none() | st.sampled_from(SignArrow))
    return st.builds(
        Sign,
        st.just(sign_id),
        LEVEL_IDS,
        POINTS,
        st.lists(lines, max_size=3).map(tuple),
        st.none() | st.floats(0, 360),
    )


@st.composite
def _doors(draw: Draw, door_id: str, areas: tuple[Area, ...]) -> Door:
    level_ids = draw(st.lists(LEVEL_IDS, min_size=1, max_size=2, unique=True))
    here = [area.id for area in areas if area.level_id in level_ids]
    return Door(
        id=door_id,
        level_ids=tuple(level_ids),
        point=draw(POINTS),
        kind=draw(st.sampled_from(DoorKind)),
        entrance=draw(st.none() | st.sampled_from(EntranceKind)),
        direction=draw(st.sampled_from(Direction)),
        from_area_id=draw(st.sampled_from([None, *here])),
        clear_width_metres=draw(RATIO_FACTS),
        threshold_metres=draw(RATIO_FACTS),
        automatic=draw(FLAG_FACTS),
        opening_hours=draw(HOURS),
    )


@st.composite
def _places(draw: Draw, place_id: str, areas: tuple[Area, ...]) -> Place:
    level_id = draw(LEVEL_IDS)
    here = [area.id for area in areas if area.level_id == level_id]
    return Place(
        id=place_id,
        level_id=level_id,
        kind=draw(st.sampled_from(PlaceKind)),
        point=draw(POINTS),
        names=draw(NAMES),
        area_id=draw(st.sampled_from([None, *here])),
        synonyms=tuple(draw(st.lists(TEXTS, max_size=2))),
        opening_hours=draw(st.just("") | TEXTS),
    )
