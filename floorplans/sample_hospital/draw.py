"""Draws the sample hospital: outpatients, medical technology and wards, joined by bridges.

It is invented. `python -m floorplans.sample_hospital.draw` writes it to the packaged folder anew.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from floorplans.georeference import Georeference
from floorplans.kinds import ThroughRooms
from floorplans.model import (
    Anchor,
    Area,
    Building,
    Connector,
    Door,
    HouseAssumptions,
    HouseRules,
    Level,
    PathLine,
    Place,
    Plan,
    Wall,
)
from floorplans.plan_files import write_plan
from floorplans.sample_hospital import inpatient, medical_technology
from floorplans.sample_hospital.directory import departments
from floorplans.sample_hospital.floor import BEARING_DEGREES, SITE, Floor, Piece
from floorplans.sample_hospital.hung_signs import hung_signs
from floorplans.sample_hospital.night import with_hours
from floorplans.sample_hospital.outpatient import outpatient_building
from floorplans.sample_hospital.outpatient_frame import empty_floors
from floorplans.sample_hospital.rooms import named
from floorplans.sample_hospital.site import outdoors

PLAN_FOLDER = Path(__file__).parent / "plan"
"""Where the written plan lies, inside the package."""

_BUILDINGS = (
    Building("inpatient", named("住院楼", "Inpatient building")),
    Building("medical-technology", named("医技楼", "Medical technology building")),
    Building("outpatient", named("门诊楼", "Outpatient building")),
)

Kind = TypeVar("Kind")


def draw_sample_hospital() -> Plan:
    """The sample hospital as a Plan; equal to what is packaged."""
    drawn = (
        *outdoors(),
        *outpatient_building(),
        *medical_technology.medical_technology_building(),
        *inpatient.inpatient_building(),
    )
    pieces = tuple(with_hours(drawn))
    return Plan(
        id="sample-hospital",
        names=named("康宁示范医院", "Kangning Sample Hospital"),
        locales=("zh-CN", "en"),
        time_zone="Asia/Shanghai",
        georeference=Georeference(
            longitude=112.6184, latitude=26.8052, bearing_degrees=BEARING_DEGREES
        ),
        # Written down by the hospital; widths of doors are not, so an unmeasured one stays unknown.
        assumptions=HouseAssumptions(
            door_threshold_metres=0.0, door_automatic=False, floor_incline=0.0
        ),
        house_rules=HouseRules(through_rooms=ThroughRooms.AVOIDED),
        buildings=_BUILDINGS,
        levels=tuple(sorted(_levels(), key=lambda level: level.id)),
        areas=_sorted_of(pieces, Area),
        walls=_sorted_of(pieces, Wall),
        doors=_sorted_of(pieces, Door),
        path_lines=_sorted_of(pieces, PathLine),
        connectors=_sorted_of(pieces, Connector),
        places=_sorted_of(pieces, Place),
        anchors=_sorted_of(pieces, Anchor),
        departments=departments(),
        signs=hung_signs(pieces, departments(), _BUILDINGS),
    )


def _levels() -> Iterable[Level]:
    yield Level(SITE, 0.0, "", None, named("室外", "Outdoors"))
    for floors in (empty_floors(), medical_technology.empty_floors(), inpatient.empty_floors()):
        yield from _levels_of(floors)


def _levels_of(floors: Iterable[Floor]) -> Iterable[Level]:
    """Each building's lowest floor is one below the ground; labels need not go on by ones."""
    for ordinal, floor in enumerate(floors, start=-1):
        names = named(f"{floor.label}层", f"Level {floor.label}")
        if ordinal < 0:
            names = named("地下一层", "Basement 1")
        yield Level(floor.id, float(ordinal), floor.label, floor.frame.building_id, names)


def _sorted_of(pieces: Iterable[Piece], kind: type[Kind]) -> tuple[Kind, ...]:
    in_order = sorted(pieces, key=_id_of)
    return tuple(piece for piece in in_order if isinstance(piece, kind))


def _id_of(piece: Piece) -> str:
    return piece.code if isinstance(piece, Anchor) else piece.id


if __name__ == "__main__":
    write_plan(draw_sample_hospital(), PLAN_FOLDER)
