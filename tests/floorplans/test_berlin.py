"""A real railway station, end to end: path lines, lifts, escalators and half levels."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from floorplans.kinds import ConnectorKind
from floorplans.plan_checks import check_plan
from floorplans.plan_checks.findings import FindingCode
from floorplans.route import LegKind, Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from tests.oracles.crossings import walks_through_walls
from tests.oracles.real_buildings import sampled_routes, snapshot_of_building, unproven

pytestmark = pytest.mark.building


@pytest.fixture(scope="module")
def berlin(buildings: Path) -> Snapshot:
    return snapshot_of_building(buildings / "berlin_hbf.osm")


def test_lines_lifts_escalators_and_half_levels_are_there(berlin: Snapshot) -> None:
    plan = berlin.plan

    kinds = [connector.kind for connector in plan.connectors]
    ordinals = {level.ordinal for level in plan.levels}

    assert kinds.count(ConnectorKind.LIFT) >= 10
    assert kinds.count(ConnectorKind.ESCALATOR) >= 40
    assert kinds.count(ConnectorKind.STAIRS) >= 20
    assert len(plan.path_lines) >= 250
    assert any(ordinal % 1 == 0.5 for ordinal in ordinals)


@pytest.mark.parametrize(
    "pairs", [100, pytest.param(2_000, marks=pytest.mark.bench)], ids=["100", "2000"]
)
@pytest.mark.parametrize(
    "profile", [Profile.WALKING, Profile.WHEELCHAIR], ids=lambda profile: profile.value
)
def test_random_routes_are_proven_and_cross_no_wall(
    berlin: Snapshot, profile: Profile, pairs: int
) -> None:
    needs = needs_of(profile)

    routes, _ = sampled_routes(berlin, needs, pairs, seed=30)

    assert not unproven(berlin, routes, needs)
    assert walks_through_walls(berlin.plan, routes) == []
    assert len(routes) > pairs // 10


def test_wheelchair_rides_lifts_only(berlin: Snapshot) -> None:
    routes, _ = sampled_routes(berlin, needs_of(Profile.WHEELCHAIR), 150, seed=31)

    kinds = {leg.kind for route in routes for leg in route.legs}

    assert LegKind.LIFT in kinds
    assert kinds.isdisjoint({LegKind.STAIRS, LegKind.ESCALATOR})


@pytest.mark.parametrize(
    ("start", "goal"),
    [
        ("w60202996.L1", "entrance-n12759401717"),  # past the foot of an escalator by a wall
        ("n4283844713", "n4283844714"),  # two things beside one point of a path line
    ],
)
@pytest.mark.parametrize("profile", [Profile.WALKING, Profile.WHEELCHAIR, Profile.POWERED_CHAIR])
def test_ways_that_were_once_not_proven_are(
    berlin: Snapshot, profile: Profile, start: str, goal: str
) -> None:
    found = find_route(berlin, PlaceLocation(start), PlaceLocation(goal), needs_of(profile))

    assert isinstance(found, Route)


@dataclass(frozen=True)
class OsmFile:
    """What the extract itself says: tags of nodes and ways by their ids, and the nodes of ways."""

    nodes: Mapping[str, Mapping[str, str]]
    ways: Mapping[str, Mapping[str, str]]
    nodes_of: Mapping[str, list[str]]


@pytest.fixture(scope="module")
def extract(buildings: Path) -> OsmFile:
    root = ET.parse(buildings / "berlin_hbf.osm").getroot()  # noqa: S314 - our own copy

    def tags(element: ET.Element) -> dict[str, str]:
        return {tag.get("k", ""): tag.get("v", "") for tag in element.iter("tag")}

    ways = {way.get("id", ""): way for way in root.iter("way")}
    return OsmFile(
        {node.get("id", ""): tags(node) for node in root.iter("node")},
        {way_id: tags(way) for way_id, way in ways.items()},
        {way_id: [nd.get("ref", "") for nd in way.iter("nd")] for way_id, way in ways.items()},
    )


def test_rooms_that_are_said_to_have_no_door_have_none_in_the_extract(
    berlin: Snapshot, extract: OsmFile
) -> None:
    """An entrance of which no level is said is one of the ground."""
    found = [each for each in check_plan(berlin.plan) if each.code is FindingCode.ROOM_WITHOUT_DOOR]

    assert len(found) > 50
    for finding in found:
        way_id, _, level = (finding.element_id or "").removeprefix("w").partition(".")
        for node in extract.nodes_of[way_id]:
            tags = extract.nodes[node]
            is_of_the_ground = "entrance" in tags and "level" not in tags and level != "L0"
            assert is_of_the_ground or not {"door", "entrance"} & tags.keys(), finding
            assert tags.get("indoor") != "door", finding


def _levels_of(tags: Mapping[str, str]) -> int:
    """On how many levels something is said to be."""
    said = f"{tags.get('level', '')};{tags.get('repeat_on', '')}"
    return len([each for each in re.split("[;,]", said) if each])


def test_shafts_and_levels_that_are_said_to_lead_nowhere_do(
    berlin: Snapshot, extract: OsmFile
) -> None:
    plan = berlin.plan
    findings = check_plan(plan)
    shafts = [each for each in findings if each.code is FindingCode.SHAFT_LEADS_NOWHERE]
    empty = {each.level_id for each in findings if each.code is FindingCode.LEVEL_EMPTY}

    assert len(shafts) == 3
    for finding in shafts:
        way_id = (finding.element_id or "").removeprefix("w").partition(".")[0]
        assert _levels_of(extract.ways[way_id]) <= 1, "it is drawn on one level"
    walked = {area.level_id for area in plan.areas} | {line.level_id for line in plan.path_lines}
    assert empty == {level.id for level in plan.levels} - walked
