"""What the proof of a route can find wrong: codes and numbers, never a sentence."""

from dataclasses import dataclass
from enum import Enum

from floorplans.model import Point


class ProofFailureCode(Enum):
    """The promise that a route breaks."""

    UNKNOWN_ELEMENT = "unknown_element"
    """The plan holds no element, place or level of that id."""
    WRONG_ELEMENT = "wrong_element"
    """The element is of a kind that cannot be travelled this way, or on another level."""
    NOT_A_NUMBER = "not_a_number"
    """A coordinate, distance or duration is not finite."""
    BROKEN_CHAIN = "broken_chain"
    """A leg does not start where the one before it ended, or its shape not where it does."""
    LEVEL_CHANGE = "level_change"
    """The level changes on a leg that does not join both levels."""
    START_MISPLACED = "start_misplaced"
    END_MISPLACED = "end_misplaced"
    OFF_FLOOR = "off_floor"
    WALL_CROSSED = "wall_crossed"
    GAP = "gap"
    """The floor there is narrower than the body: `value` is the clearance from the body's axis."""
    OFF_DOOR = "off_door"
    OFF_PATH_LINE = "off_path_line"
    OFF_STOP = "off_stop"
    ONE_WAY = "one_way"
    ACCESS = "access"
    HAZARD = "hazard"
    """Nobody may be led into the area, or along a line through it."""
    DOOR_WIDTH = "door_width"
    PATH_WIDTH = "path_width"
    THRESHOLD = "threshold"
    MANUAL_DOOR = "manual_door"
    REVOLVING_DOOR = "revolving_door"
    NOT_FOR_WHEELCHAIRS = "not_for_wheelchairs"
    INCLINE = "incline"
    STAIRS = "stairs"
    ESCALATOR = "escalator"
    LIFT = "lift"
    LIFT_CAR = "lift_car"
    LIFT_USE = "lift_use"
    CLOSED = "closed"
    """What a closure closes is used or entered, at the time when somebody is there."""
    HOURS = "hours"
    """The element is passed outside its opening hours."""
    WAIT = "wait"
    """A wait is before no leg, of no length or for nothing."""
    DISTANCE = "distance"
    DURATION = "duration"
    STEP_FREE = "step_free"
    """The route says that it is more step-free than the facts allow."""
    UNLISTED_FACT = "unlisted_fact"
    """The route rests on a fact that nobody measured, and does not list it."""


@dataclass(frozen=True, slots=True)
class ProofFailure:
    """A broken promise: where (leg counted from 0, element, local metres) and by how much.

    `value` is what the plan or route says (None: unknown or no number), `wanted` what was needed.
    """

    code: ProofFailureCode
    leg_index: int | None = None
    element_id: str | None = None
    point: Point | None = None
    value: float | None = None
    wanted: float | None = None
