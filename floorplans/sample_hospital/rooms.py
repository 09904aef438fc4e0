"""What a room of the sample hospital is called and how it is entered, before it has a place.

Rooms are written as tables, one on a line:

    style kind slug | Chinese name | English name | synonyms、with、such、commas | share=1.2 …

Styles: `clinic` and `service` have wide measured doors, `counter` a gap without a leaf, `room` a
narrower measured door; `staff` is for staff only; so is `store`, whose door nobody has measured and
which is no place of its own. Options: share of the row's length, hours (a name of HOURS, or
OpenStreetMap syntax with _ for blanks), door in metres or `unknown`, ref, hazard.
"""

from dataclasses import dataclass

from floorplans.facts import Access, Names
from floorplans.kinds import DoorKind, Hazard, PlaceKind

HOURS = {
    "weekdays": "Mo-Fr 08:00-12:00,14:00-17:30",
    "clinic": "Mo-Fr 08:00-12:00,14:00-17:30; Sa 08:00-12:00",
    "mornings": "Mo-Sa 07:00-11:30",
    "daily": "Mo-Su 07:30-17:30",
    "always": "24/7",
    "visiting": "Mo-Su 15:00-20:00",
    "none": "",
}
_STYLES: dict[str, tuple[float | None, str, Access]] = {
    "clinic": (1.3, "clinic", Access.PUBLIC),
    "service": (1.3, "weekdays", Access.PUBLIC),
    "counter": (3.0, "daily", Access.PUBLIC),
    "room": (1.0, "none", Access.PUBLIC),
    "staff": (1.2, "none", Access.STAFF),
    "store": (None, "none", Access.STAFF),
}
_WITHOUT_NUMBER = frozenset(
    {
        PlaceKind.TOILET,
        PlaceKind.ACCESSIBLE_TOILET,
        PlaceKind.NURSING_ROOM,
        PlaceKind.DRINKING_WATER,
    }
)

TOILETS = """
    room toilet toilet-women{0} | 女卫生间 | Women's toilet | 厕所、洗手间、toilet, WC | door=0.9
    room toilet toilet-men{0} | 男卫生间 | Men's toilet | 厕所、洗手间、toilet, WC | door=0.9
    room accessible_toilet toilet-accessible{0} | 无障碍卫生间 | Accessible toilet \
        | 第三卫生间、残疾人厕所、disabled toilet | share=0.8 door=1.0
"""


def named(chinese: str, english: str) -> Names:
    """A name in the hospital's two languages."""
    return Names.of(zh_CN=chinese, en=english)


def synonyms_of(text: str) -> tuple[str, ...]:
    """Synonyms as they are written in a table, with 、 between them."""
    return tuple(word.strip() for word in text.split("、") if word.strip())


def cells_of(table: str) -> list[list[str]]:
    """The cells of a table's lines; blank lines are left out."""
    return [
        [cell.strip() for cell in line.split("|")] for line in table.splitlines() if line.strip()
    ]


@dataclass(frozen=True, slots=True)
class Room:
    """A room in a row. `share` is its part of the row's length; `ref` its number if that is not
    simply the next one; `door_metres` None is a door that nobody has measured."""

    slug: str
    kind: PlaceKind
    names: Names
    synonyms: tuple[str, ...] = ()
    share: float = 1.0
    opening_hours: str = ""
    access: Access = Access.PUBLIC
    door_kind: DoorKind = DoorKind.HINGED
    door_metres: float | None = 1.0
    ref: str = ""
    is_place: bool = True
    hazard: Hazard | None = None

    @property
    def is_numbered(self) -> bool:
        return self.kind not in _WITHOUT_NUMBER and not self.ref


def rooms(table: str) -> tuple[Room, ...]:
    """The rooms of a table, in its order; the form is told at the top of this module."""
    return tuple(_room(cells) for cells in cells_of(table))


def _room(cells: list[str]) -> Room:
    style, kind, slug = cells[0].split()
    chinese, english, also, written = [*cells[1:], "", ""][:4]
    options = dict(option.split("=", maxsplit=1) for option in written.split())
    metres, hours, access = _STYLES[style]
    hours = options.get("hours", hours)
    if "door" in options:
        metres = None if options["door"] == "unknown" else float(options["door"])
    door_kind = DoorKind.OPENING if style == "counter" else DoorKind.HINGED
    return Room(
        slug=slug,
        kind=PlaceKind(kind),
        names=named(chinese, english),
        synonyms=synonyms_of(also),
        share=float(options.get("share", "1")),
        opening_hours=HOURS.get(hours, hours.replace("_", " ")),
        access=access,
        door_kind=DoorKind.SLIDING if kind == "accessible_toilet" else door_kind,
        door_metres=metres,
        ref=options.get("ref", ""),
        is_place=style != "store",
        hazard=Hazard(options["hazard"]) if "hazard" in options else None,
    )


def toilets(suffix: str = "") -> tuple[Room, ...]:
    """Women's, men's and an accessible toilet, side by side."""
    return rooms(TOILETS.format(suffix))


def consulting(slug: str, chinese: str, english: str, first: int, last: int) -> tuple[Room, ...]:
    """The numbered consulting rooms of a clinic: "眼科1诊室" and so on."""
    return tuple(
        Room(
            f"{slug}-room-{number}",
            PlaceKind.CONSULTING_ROOM,
            named(f"{chinese}{number}诊室", f"{english} room {number}"),
            opening_hours=HOURS["clinic"],
        )
        for number in range(first, last + 1)
    )
