"""What hospitals have many of on a floor: kiosks, defibrillators, fire exits below stairs."""

from floorplans.facts import Access
from floorplans.kinds import EntranceKind, PlaceKind
from floorplans.model import Point
from floorplans.sample_hospital.floor import SITE, Floor
from floorplans.sample_hospital.rooms import named


def fire_exit(floor: Floor, slug: str, point: Point, stairs_letter: str) -> None:
    """A door for escape only, at the foot of a stair."""
    names = named(f"{stairs_letter}号楼梯安全出口", f"Fire exit, stairs {stairs_letter}")
    door_id = floor.door(
        slug,
        point,
        1.4,
        to=SITE,
        names=names,
        access=Access.EMERGENCY,
        entrance=EntranceKind.EMERGENCY,
    )
    floor.spot(
        slug,
        PlaceKind.EXIT,
        point,
        names,
        also=("安全出口", "逃生", "疏散出口"),
        access=Access.EMERGENCY,
        door_id=door_id,
    )


def defibrillator(floor: Floor, point: Point) -> None:
    """A defibrillator on the wall."""
    names = named("自动体外除颤器AED", "Defibrillator (AED)")
    floor.spot("defibrillator", PlaceKind.DEFIBRILLATOR, point, names, also=("AED", "除颤"))


def kiosk(floor: Floor, number: int, point: Point, bearing_degrees: float) -> None:
    """A floor-service kiosk with its anchor; a person at it looks along `bearing_degrees`."""
    names = named(f"自助机{floor.label}-{number}", f"Kiosk {floor.label}-{number}")
    floor.spot(
        f"kiosk-{number}",
        PlaceKind.KIOSK,
        point,
        names,
        also=("自助挂号", "自助缴费", "自助打印", "取报告", "floor-service"),
    )
    floor.anchor(point, bearing_degrees, names)
