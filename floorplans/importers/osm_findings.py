"""What an import has to tell besides the plan: features it could not use, and what it inferred."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

FieldValue = str | float | None


class UnusedReason(Enum):
    """Why a feature that could bear on a plan is not in it."""

    NO_LEVEL = "no-level"
    UNPARSABLE_LEVEL = "unparsable-level"
    UNCLOSED_RING = "unclosed-ring"
    MISSING_NODES = "missing-nodes"
    MISSING_MEMBERS = "missing-members"
    TOO_FEW_POINTS = "too-few-points"
    TOO_INTRICATE = "too-intricate"
    """Crosses itself in more than 100 places."""
    TOO_SMALL = "too-small"
    TOO_FAR = "too-far"
    """Further from the building than a site reaches."""
    BAD_COORDINATE = "bad-coordinate"
    DUPLICATE_ID = "duplicate-id"
    DOOR_TOUCHES_NOTHING = "door-touches-nothing"
    ONE_LEVEL = "one-level"
    """A lift that is drawn on one level only and so leads nowhere."""
    AMBIGUOUS_LEVELS = "ambiguous-levels"
    """Several levels, and nothing says which end is on which."""
    DRAWN_AS_LINES = "drawn-as-lines"
    """The footprint of stairs that lines inside it describe better."""
    NOT_ON_FOOT = "not-on-foot"
    UNKNOWN_VALUE = "unknown-value"
    NOT_AN_AREA = "not-an-area"
    UNKNOWN_FILE = "unknown-file"
    """A file of an archive that its format does not have."""
    WRONG_TYPE = "wrong-type"
    """Not a feature, or one of another type than its file's."""
    BAD_ID = "bad-id"
    NO_GEOMETRY = "no-geometry"
    WRONG_GEOMETRY = "wrong-geometry"
    UNKNOWN_REFERENCE = "unknown-reference"
    """It names a feature that the archive does not have."""
    BUILDING_WITHOUT_LEVELS = "building-without-levels"


class NoteCode(Enum):
    """What was repaired or inferred in a feature that is used."""

    SELF_CROSSING_REPAIRED = "self-crossing-repaired"
    POINTS_LEFT_OUT = "points-left-out"
    RING_LEFT_OUT = "ring-left-out"
    RING_CLOSED = "ring-closed"
    """First and last point were different nodes at the same spot."""
    LEVEL_READ_AS = "level-read-as"
    """A level in words, or only a `level:ref`, was read as a number."""
    LEVEL_FROM_NEIGHBOURS = "level-from-neighbours"
    LEVELS_OF_NEIGHBOURS_DIFFER = "levels-of-neighbours-differ"
    LEVELS_LEFT_OUT = "levels-left-out"
    """Levels of a range that the building is tagged not to have."""
    OPENING_INFERRED = "opening-inferred"
    """A lift, stair or room with no door there, entered where a line or open floor meets it."""
    ENTRANCE_MOVED = "entrance-moved"
    """An entrance on the building's outline was brought to the floor behind the wall."""
    LINE_END_JOINED = "line-end-joined"
    """A line that ended just before another one was led onto it."""
    LEVELS_JOINED = "levels-joined"
    """A line of a level and a line of the site share this point."""
    ONE_LEVEL = "one-level"
    """The footprint of a lift or stair that is drawn on one level only and so leads nowhere."""
    MERGED = "merged"
    """Drawn in several pieces, taken as one lift or stair."""
    STAIR_LINE_IN_STAIRWELL = "stair-line-in-stairwell"
    """A line inside a stairwell: the stairwell already is the stair."""
    UP_NOT_STATED = "up-not-stated"
    """Steps on one level that do not say which end is higher; taken to rise as drawn."""
    UNREADABLE_VALUE = "unreadable-value"
    """The value of one tag could not be read; the feature is used without it."""
    WHEEL_CHANNEL_NOT_MEASURED = "wheel-channel-not-measured"
    """A wheelchair ramp beside steps is mentioned, not drawn: nobody is led over it."""
    DIRECTION_NOT_STATED = "direction-not-stated"
    FILE_MISSING = "file-missing"
    """A file that an archive should have, and can be read without."""
    LEVEL_RESTRICTION = "level-restriction"
    """A whole level is restricted to staff; its rooms say for themselves who may enter."""
    SEVERAL_BUILDINGS = "several-buildings"
    """A level of more than one building was given to the first."""
    BUILDING_INFERRED = "building-inferred"


@dataclass(frozen=True, slots=True)
class UnusedFeature:
    """A feature (`n12`, `w12`, `r12`) left out of the plan; `fields` fill the message's blanks."""

    feature_id: str
    reason: UnusedReason
    fields: Mapping[str, FieldValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportNote:
    """Something a surveyor should know of a feature that is in the plan."""

    feature_id: str
    code: NoteCode
    fields: Mapping[str, FieldValue] = field(default_factory=dict)


class ImportLog:
    """Gathers findings while a file is read."""

    def __init__(self) -> None:
        self._unused: dict[tuple[str, str, str], UnusedFeature] = {}
        self._notes: dict[tuple[str, str, str], ImportNote] = {}

    def leave_out(self, feature_id: str, reason: UnusedReason, **fields: FieldValue) -> None:
        """Records a feature as unused."""
        key = (feature_id, reason.value, repr(fields))
        self._unused[key] = UnusedFeature(feature_id, reason, fields)

    def note(self, feature_id: str, code: NoteCode, **fields: FieldValue) -> None:
        """Records a repair or an inference."""
        self._notes[feature_id, code.value, repr(fields)] = ImportNote(feature_id, code, fields)

    def unused(self) -> tuple[UnusedFeature, ...]:
        """All unused features, sorted by id and reason."""
        return tuple(self._unused[key] for key in sorted(self._unused))

    def notes(self) -> tuple[ImportNote, ...]:
        """All notes, sorted by id and code."""
        return tuple(self._notes[key] for key in sorted(self._notes))
