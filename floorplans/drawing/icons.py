"""Which glyph stands for which kind of place, connector or ride, and a glyph as shapes."""

from floorplans.drawing.glyphs import BOX, GLYPHS, LINE, Icon, Points
from floorplans.drawing.shapes import Disc, Fill, Pixel, Shape, Stroke
from floorplans.drawing.theme import Paint
from floorplans.kinds import ConnectorKind, PlaceKind
from floorplans.route import LegKind


def glyph_shapes(icon: Icon, centre: Pixel, size_px: float, paint: Paint) -> tuple[Shape, ...]:
    """A glyph in a box of `size_px` around `centre`."""
    glyph = GLYPHS[icon]
    scale = size_px / BOX

    def put(points: Points) -> Points:
        return tuple(
            (centre[0] + (x - BOX / 2) * scale, centre[1] + (y - BOX / 2) * scale)
            for x, y in points
        )

    return (
        *(Fill(paint, (put(ring),)) for ring in glyph.fills),
        *(Stroke(paint, put(line), LINE * scale) for line in glyph.lines),
        *(Stroke(paint, put(loop), LINE * scale, is_closed=True) for loop in glyph.loops),
        *(Disc(paint, put(((x, y),))[0], radius * scale) for x, y, radius in glyph.discs),
    )


def icon_of_place(kind: PlaceKind) -> Icon | None:
    """The glyph of a kind of place; None for kinds that are told by their name only."""
    return _PLACE_ICONS.get(kind)


def icon_of_connector(kind: ConnectorKind) -> Icon:
    """The glyph of a lift, stair, escalator or ramp."""
    return _CONNECTOR_ICONS[kind]


def icon_of_ride(kind: LegKind) -> Icon:
    """The glyph of a leg that is a ride; of any other leg, stairs."""
    return _RIDE_ICONS.get(kind, Icon.STAIRS)


_CONNECTOR_ICONS = {
    ConnectorKind.LIFT: Icon.LIFT,
    ConnectorKind.STAIRS: Icon.STAIRS,
    ConnectorKind.ESCALATOR: Icon.ESCALATOR,
    ConnectorKind.RAMP: Icon.RAMP,
}

_RIDE_ICONS = {
    LegKind.LIFT: Icon.LIFT,
    LegKind.STAIRS: Icon.STAIRS,
    LegKind.ESCALATOR: Icon.ESCALATOR,
    LegKind.RAMP: Icon.RAMP,
}

_PLACE_ICONS = {
    PlaceKind.CONSULTING_ROOM: Icon.PERSON,
    PlaceKind.DEPARTMENT: Icon.PERSON,
    PlaceKind.EMERGENCY: Icon.CROSS,
    PlaceKind.WARD: Icon.BED,
    PlaceKind.LABORATORY: Icon.FLASK,
    PlaceKind.IMAGING: Icon.RIBS,
    PlaceKind.PHARMACY: Icon.MORTAR,
    PlaceKind.CASH_DESK: Icon.BANKNOTE,
    PlaceKind.CASH_MACHINE: Icon.BANKNOTE,
    PlaceKind.INFORMATION: Icon.INFORMATION,
    PlaceKind.KIOSK: Icon.SCREEN,
    PlaceKind.WAITING_AREA: Icon.CHAIR,
    PlaceKind.SEAT: Icon.CHAIR,
    PlaceKind.TOILET: Icon.TOILET,
    PlaceKind.ACCESSIBLE_TOILET: Icon.WHEELCHAIR,
    PlaceKind.NURSING_ROOM: Icon.BOTTLE,
    PlaceKind.WHEELCHAIR_POINT: Icon.WHEELCHAIR,
    PlaceKind.DRINKING_WATER: Icon.DROP,
    PlaceKind.VENDING_MACHINE: Icon.BAG,
    PlaceKind.DEFIBRILLATOR: Icon.HEART,
    PlaceKind.FOOD: Icon.CUTLERY,
    PlaceKind.SHOP: Icon.BAG,
    PlaceKind.LECTURE_HALL: Icon.BOARD,
    PlaceKind.LIFT: Icon.LIFT,
    PlaceKind.STAIRS: Icon.STAIRS,
    PlaceKind.ENTRANCE: Icon.WAY_IN,
    PlaceKind.EXIT: Icon.WAY_OUT,
    PlaceKind.REFUGE: Icon.WHEELCHAIR,
    PlaceKind.ASSEMBLY_POINT: Icon.GATHERING,
    PlaceKind.BUS_STOP: Icon.BUS,
    PlaceKind.PLATFORM: Icon.TRAIN,
    PlaceKind.PARKING: Icon.PARKING,
    PlaceKind.ACCESSIBLE_PARKING: Icon.PARKING,
}
