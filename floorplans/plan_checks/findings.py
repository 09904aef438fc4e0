"""What a check can find: the codes, how grave each is, and a finding with its place on the plan.

The words for a code are in the catalogs, as the message `finding-<code>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from floorplans.model import Point


class Severity(Enum):
    """ERROR: ways are wrong or missing. WARNING: probably so. NOTE: worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class FindingCode(Enum):
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_LEVEL = "unknown-level"
    UNKNOWN_REFERENCE = "unknown-reference"
    REFERENCE_ON_OTHER_LEVEL = "reference-on-other-level"
    NO_ENTRANCE = "no-entrance"
    LEVEL_EMPTY = "level-empty"

    AREA_INVALID = "area-invalid"
    AREA_TINY = "area-tiny"
    AREA_INTRICATE = "area-intricate"
    AREAS_OVERLAP = "areas-overlap"
    ROOM_WITHOUT_DOOR = "room-without-door"
    STAIRWELL_WITHOUT_DOOR = "stairwell-without-door"
    LIFT_WITHOUT_DOOR = "lift-without-door"
    SHAFT_LEADS_NOWHERE = "shaft-leads-nowhere"
    """A stairwell or lift drawn on one level only."""

    DOOR_TOUCHES_NOTHING = "door-touches-nothing"
    DOOR_TOUCHES_ONE_AREA = "door-touches-one-area"
    DOOR_NARROW = "door-narrow"
    DOOR_WIDTHS_UNKNOWN = "door-widths-unknown"
    ONE_WAY_DOOR_UNCLEAR = "one-way-door-unclear"

    PATH_LINE_ALONE = "path-line-alone"
    PATH_CROSSES_WALL = "path-crosses-wall"

    CONNECTOR_TOO_FEW_STOPS = "connector-too-few-stops"
    CONNECTOR_STOP_OFF_FLOOR = "connector-stop-off-floor"
    CONNECTOR_STOPS_OUT_OF_ORDER = "connector-stops-out-of-order"
    LIFT_SIZE_UNKNOWN = "lift-size-unknown"
    RAMP_INCLINE_UNKNOWN = "ramp-incline-unknown"

    PLACE_OUTSIDE_AREA = "place-outside-area"
    PLACE_OFF_FLOOR = "place-off-floor"
    PLACE_NAME_REPEATED = "place-name-repeated"
    PLACE_REF_REPEATED = "place-ref-repeated"
    ANCHOR_OFF_FLOOR = "anchor-off-floor"
    DEPARTMENT_WITHOUT_PLACE = "department-without-place"

    SIGN_OFF_FLOOR = "sign-off-floor"
    SIGN_WITHOUT_TEXT = "sign-without-text"
    SIGN_IN_NO_LANGUAGE = "sign-in-no-language"
    """A line of a sign that is written in none of the plan's languages."""
    SIGN_ARROW_UNCLEAR = "sign-arrow-unclear"
    """An arrow on a sign of which it is not known from where it is read."""

    HOURS_UNREADABLE = "hours-unreadable"
    """Opening hours of an element that nobody can be kept to, so that it counts as open."""
    HOURS_NEVER = "hours-never"
    """Opening hours by which an element never opens."""
    WAY_OUT_WITH_HOURS = "way-out-with-hours"
    """An emergency exit with hours: they are not heeded in an emergency."""

    PLACES_CUT_OFF = "places-cut-off"
    LEVEL_CUT_OFF = "level-cut-off"
    """As PLACES_CUT_OFF, where nothing on the level is joined to the entrances."""


_ERRORS = frozenset(
    {
        FindingCode.DUPLICATE_ID,
        FindingCode.UNKNOWN_LEVEL,
        FindingCode.UNKNOWN_REFERENCE,
        FindingCode.REFERENCE_ON_OTHER_LEVEL,
        FindingCode.AREA_INVALID,
        FindingCode.ONE_WAY_DOOR_UNCLEAR,
        FindingCode.CONNECTOR_TOO_FEW_STOPS,
        FindingCode.CONNECTOR_STOPS_OUT_OF_ORDER,
    }
)
_NOTES = frozenset(
    {
        FindingCode.LEVEL_EMPTY,
        FindingCode.AREA_TINY,
        FindingCode.AREA_INTRICATE,
        FindingCode.DOOR_NARROW,
        FindingCode.DOOR_WIDTHS_UNKNOWN,
        FindingCode.LIFT_SIZE_UNKNOWN,
        FindingCode.RAMP_INCLINE_UNKNOWN,
        FindingCode.PLACE_NAME_REPEATED,
        FindingCode.PLACE_REF_REPEATED,
        FindingCode.WAY_OUT_WITH_HOURS,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody should look at.

    `element_id` is that of an element, place, anchor, sign, level or department, None for the whole
    plan; `point` is where to look, in local metres; `fields` is what the message needs besides.
    """

    code: FindingCode
    element_id: str | None = None
    level_id: str | None = None
    point: Point | None = None
    fields: Mapping[str, str | int | float] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        if self.code in _ERRORS:
            return Severity.ERROR
        return Severity.NOTE if self.code in _NOTES else Severity.WARNING

    @property
    def message_id(self) -> str:
        """The catalogs' name of the message for this finding."""
        return f"finding-{self.code.value}"

    @property
    def arguments(self) -> Mapping[str, str | int]:
        """What the message's placeholders stand for: `element`, `level` and the fields.

        Whole numbers stay numbers; others are written out with at most six digits.
        """
        written = {
            name: f"{value:g}" if isinstance(value, float) else value
            for name, value in self.fields.items()
        }
        return {"element": self.element_id or "", "level": self.level_id or "", **written}
