"""The values that guidance is made of: steps, turns, sides, landmarks, signs. No words, no plan."""

from dataclasses import dataclass
from enum import Enum

from floorplans.facts import Names
from floorplans.kinds import AreaKind
from floorplans.route import RoutePoint, Wait


class StepKind(Enum):
    SET_OFF = "set_off"
    """From a start that no door has to be left by."""
    LEAVE = "leave"
    """Out of the start's room (`place_id`), or away from a connector (`connector_id`)."""
    ENTER = "enter"
    """Through a door into an area with a name or number (`area_id`)."""
    TURN = "turn"
    STRAIGHT_ON = "straight_on"
    THROUGH_DOOR = "through_door"
    ENTER_BUILDING = "enter_building"
    LEAVE_BUILDING = "leave_building"
    GO_OUTSIDE = "go_outside"
    """Into the open where no building is known to be left: a courtyard, a roof."""
    TAKE_LIFT = "take_lift"
    TAKE_STAIRS = "take_stairs"
    TAKE_ESCALATOR = "take_escalator"
    TAKE_RAMP = "take_ramp"
    WAIT = "wait"
    """Until what is ahead opens (`wait`), and then go on."""
    ARRIVE = "arrive"


RIDE_STEP_KINDS = frozenset(
    {StepKind.TAKE_LIFT, StepKind.TAKE_STAIRS, StepKind.TAKE_ESCALATOR, StepKind.TAKE_RAMP}
)
"""Steps that travel a connector."""


class Turn(Enum):
    """A change of direction. A bend of less than 25 degrees is none."""

    SHARP_LEFT = "sharp_left"
    LEFT = "left"
    SLIGHT_LEFT = "slight_left"
    SLIGHT_RIGHT = "slight_right"
    RIGHT = "right"
    SHARP_RIGHT = "sharp_right"
    BACK = "back"


class Side(Enum):
    """Where something is for somebody who walks the step."""

    LEFT = "left"
    RIGHT = "right"
    AHEAD = "ahead"


class LandmarkUse(Enum):
    AT = "at"
    """The action is done where the landmark is: "at the pharmacy turn left"."""
    PAST = "past"
    """The walk of the step passes it."""


@dataclass(frozen=True, slots=True)
class Landmark:
    """Something to see on the way: a place or a connector, by its id."""

    element_id: str
    use: LandmarkUse
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class SeenSign:
    """A line of a sign that hangs where a step begins, as it is written there."""

    sign_id: str
    text: Names
    points_the_way: bool
    """Whether it has an arrow; one that points where the step goes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction: an action at `point`, and the walk from there to the next action.

    It travels the route's legs from `first_leg` up to, not including, `end_leg`; the steps of a
    route share out all of its legs, so distances (metres) and durations (seconds) add up to the
    route's. `turn` is made at `point`: before the door if the step passes one; `turn_after` is made
    behind the door. `side` says where a door, connector or destination lies on coming to it.
    """

    kind: StepKind
    point: RoutePoint
    first_leg: int
    end_leg: int
    distance_metres: float
    duration_seconds: float
    turn: Turn | None = None
    turn_after: Turn | None = None
    goes_straight: bool = False
    """Whether the walk is known to go straight on; with no turn and without this the direction at
    a start or behind a lift is simply not known."""
    side: Side | None = None
    along: AreaKind | None = None
    """The kind of area that most of the walk is in; None on path lines and without a walk."""
    place_id: str | None = None
    """The place that is left or arrived at."""
    area_id: str | None = None
    """The area that is entered."""
    building_id: str | None = None
    """The building that is entered or left."""
    door_id: str | None = None
    connector_id: str | None = None
    to_level_id: str | None = None
    """Where a connector is left; equal to the point's level for stairs within a level."""
    storeys: int = 0
    """How many storeys a ride goes up or down; 0 within one level."""
    step_count: int | None = None
    """All steps of the stairs taken; None if one of the flights does not state it."""
    upward: bool | None = None
    landmark: Landmark | None = None
    sign: SeenSign | None = None
    """What somebody who walks the step reads, and by that knows to be right."""
    too_far_id: str | None = None
    """A place or connector that is seen by somebody who has walked past the end of the walk."""
    wait: Wait | None = None
    """What a WAIT waits for; its seconds are part of the step's."""

    @property
    def level_id(self) -> str:
        """The level that the step begins on."""
        return self.point.level_id
