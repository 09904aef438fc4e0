"""The outpatient building's upper floors: how a floor of clinics, and a bridge, is drawn."""

from floorplans.kinds import AreaKind
from floorplans.sample_hospital.fittings import kiosk
from floorplans.sample_hospital.floor import Floor
from floorplans.sample_hospital.outpatient_clinics import ClinicFloor
from floorplans.sample_hospital.outpatient_frame import (
    BAND,
    HALL,
    NORTH_ROW,
    PASSAGE,
    SOUTH_ROW,
    STREET,
    band,
    hall,
    refuge,
    street,
    waiting,
    wings,
)
from floorplans.sample_hospital.rooms import named


def clinic_floor(floor: Floor, contents: ClinicFloor) -> None:
    """Everything on an upper floor but its lifts, stairs, escalators and bridge."""
    street(floor)
    hall(floor)
    wings(floor)
    for side, wing, span, waiting_span in (
        ("west", contents.west, (0.3, HALL[0] - 0.2), (3.5, 30.0)),
        ("east", contents.east, (HALL[2] + 0.2, 95.7), (66.0, 92.5)),
    ):
        floor.row(span, SOUTH_ROW, "north", wing.south)
        floor.row(waiting_span, NORTH_ROW, "south", wing.north)
        waiting(floor, side, f"{wing.chinese}候诊区", f"{wing.english} waiting area")
    band(floor, contents.band_west, contents.band_east, contents.plant)
    refuge(floor)
    kiosk(floor, 1, (36.6, 12.2), 270.0)


def passage(floor: Floor) -> None:
    """The passage north of the street on a floor without a bridge: it ends at a window."""
    floor.area("passage", AreaKind.CORRIDOR, (PASSAGE[0], STREET[1], PASSAGE[1], BAND[1]))


def bridge(floor: Floor, other_level_id: str, far_end_y: float) -> None:
    """The passage as a bridge to the medical technology building; `far_end_y` is its wall."""
    names = named(f"{floor.label}层连廊", f"Bridge, level {floor.label}")
    floor.area(
        "bridge",
        AreaKind.CORRIDOR,
        (PASSAGE[0], STREET[1], PASSAGE[1], far_end_y - 0.3),
        names=names,
    )
    floor.door("bridge-door", (64.0, far_end_y), 2.4, to=other_level_id)
    floor.anchor((64.0, 33.0), 0.0, names)
