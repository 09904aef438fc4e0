"""Draws the sample clinic, a small two-storey outpatient building of 50 x 30 m with its forecourt.

It is invented. `python -m floorplans.sample_clinic.draw` writes it to the packaged folder anew.
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
    Department,
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
from floorplans.sample_clinic.ground_floor import ground_floor
from floorplans.sample_clinic.pieces import Piece, named
from floorplans.sample_clinic.site import connectors, outdoors
from floorplans.sample_clinic.upper_floor import upper_floor

PLAN_FOLDER = Path(__file__).parent / "plan"
"""Where the written plan lies, inside the package."""

Kind = TypeVar("Kind")

_DEPARTMENTS = (
    Department(
        "emergency",
        named("急诊科", "Emergency department"),
        ("emergency",),
        ("急救", "120", "casualty"),
        "24/7",
    ),
    Department(
        "fever", named("发热门诊", "Fever clinic"), ("fever-clinic",), ("感冒", "flu"), "24/7"
    ),
    Department(
        "imaging",
        named("医学影像科", "Medical imaging"),
        ("radiology", "x-ray", "ct", "ultrasound"),
        ("拍片子", "放射", "scan"),
    ),
    Department(
        "internal-medicine",
        named("内科", "Internal medicine"),
        ("internal-medicine", "consulting-1", "consulting-2"),
        ("高血压", "糖尿病", "physician"),
        "Mo-Fr 08:00-11:30,13:30-17:00",
    ),
    Department(
        "laboratory",
        named("检验科", "Laboratory"),
        ("laboratory",),
        ("抽血", "化验", "验尿", "blood test"),
        "Mo-Sa 07:00-11:00",
    ),
    Department("paediatrics", named("儿科", "Paediatrics"), ("paediatrics",), ("孩子", "children")),
    Department("pharmacy", named("药剂科", "Pharmacy"), ("pharmacy",), ("取药", "medicine")),
    Department(
        "surgery",
        named("外科", "Surgery"),
        ("surgery", "consulting-3", "consulting-4", "treatment"),
        ("骨折", "换药", "surgeon"),
    ),
    Department(
        "wards",
        named("住院病区", "Wards"),
        ("ward-1", "ward-2", "ward-3", "ward-4", "ward-5"),
        ("住院", "探视", "inpatients"),
        "Mo-Su 15:00-20:00",
    ),
)


def draw_sample_clinic() -> Plan:
    """The sample clinic as a Plan; equal to what is packaged."""
    pieces = (*outdoors(), *ground_floor(), *upper_floor(), *connectors())
    return Plan(
        id="sample-clinic",
        names=named("示范门诊部", "Sample Clinic"),
        locales=("zh-CN", "en"),
        time_zone="Asia/Shanghai",
        georeference=Georeference(longitude=114.0579, latitude=22.5431, bearing_degrees=12.0),
        # Written down by the clinic; widths of doors are not, so an unmeasured one stays unknown.
        assumptions=HouseAssumptions(
            door_threshold_metres=0.0, door_automatic=False, floor_incline=0.0
        ),
        house_rules=HouseRules(through_rooms=ThroughRooms.AVOIDED),
        buildings=(Building("outpatients", named("门诊楼", "Outpatient building")),),
        levels=(
            Level("f1", 0.0, "1", "outpatients", named("一层", "Ground floor")),
            Level("f2", 1.0, "2", "outpatients", named("二层", "Upper floor")),
            Level("site", 0.0, "", None, named("室外", "Outdoors")),
        ),
        areas=_sorted_of(pieces, Area),
        walls=_sorted_of(pieces, Wall),
        doors=_sorted_of(pieces, Door),
        path_lines=_sorted_of(pieces, PathLine),
        connectors=_sorted_of(pieces, Connector),
        places=_sorted_of(pieces, Place),
        anchors=_sorted_of(pieces, Anchor),
        departments=_DEPARTMENTS,
    )


def _sorted_of(pieces: Iterable[Piece], kind: type[Kind]) -> tuple[Kind, ...]:
    in_order = sorted(pieces, key=_id_of)
    return tuple(piece for piece in in_order if isinstance(piece, kind))


def _id_of(piece: Piece) -> str:
    return piece.code if isinstance(piece, Anchor) else piece.id


if __name__ == "__main__":
    write_plan(draw_sample_clinic(), PLAN_FOLDER)
