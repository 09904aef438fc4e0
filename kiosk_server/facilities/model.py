"""The values of facilities: elements of the plan, and what depends on them."""

from dataclasses import dataclass
from enum import Enum

from floorplans.kinds import ConnectorKind
from floorplans.model import Connector, Door, Element, PathLine
from kiosk_server.venue.views import PlaceView


class PlanElementKind(Enum):
    """What can be closed by itself."""

    DOOR = "door"
    LIFT = "lift"
    STAIRS = "stairs"
    ESCALATOR = "escalator"
    RAMP = "ramp"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class PlanElementView:
    id: str
    kind: PlanElementKind
    name: str


@dataclass(frozen=True, slots=True)
class CriticalElementView:
    element: PlanElementView
    places_cut_off: tuple[PlaceView, ...]


_KIND_OF_CONNECTOR = {
    ConnectorKind.LIFT: PlanElementKind.LIFT,
    ConnectorKind.STAIRS: PlanElementKind.STAIRS,
    ConnectorKind.ESCALATOR: PlanElementKind.ESCALATOR,
    ConnectorKind.RAMP: PlanElementKind.RAMP,
}


def kind_of_element(element: Element) -> PlanElementKind:
    """What an element is to whoever closes it. Raises TypeError for areas and walls."""
    match element:
        case Door():
            return PlanElementKind.DOOR
        case PathLine():
            return PlanElementKind.PATH
        case Connector():
            return _KIND_OF_CONNECTOR[element.kind]
    raise TypeError("an area or wall is not closed by itself")
