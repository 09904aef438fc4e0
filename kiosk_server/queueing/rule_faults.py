"""What is wrong with rules as they are written: where, what, and what is allowed there. It must not
know words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class RuleFaultCode(Enum):
    """What is wrong; each has the message `rule-fault-<value>` in the catalogs."""

    NOT_JSON = "not-json"
    TOO_LARGE = "too-large"
    FIELD_UNKNOWN = "field-unknown"
    FIELD_MISSING = "field-missing"
    TYPE_WRONG = "type-wrong"
    NUMBER_UNFIT = "number-unfit"
    CHOICE_UNKNOWN = "choice-unknown"
    TEXT_UNFIT = "text-unfit"
    TIME_UNFIT = "time-unfit"
    HOURS_UNFIT = "hours-unfit"
    TOO_MANY = "too-many"
    ID_TWICE = "id-twice"
    CLASS_UNKNOWN = "class-unknown"
    FIRST_CLASS_LIFTED = "first-class-lifted"
    """The first class is that of who has no priority."""
    EMERGENCY_UNPROVEN = "emergency-unproven"
    """Emergencies are outside the bound on overtaking: nobody may choose to be one."""
    NOT_OF_KIND = "not-of-kind"
    """A number that a placement of this kind does not have."""
    ORDER_WRONG = "order-wrong"
    """The one named by `after` must be greater."""
    RANGE_BEYOND_DIGITS = "range-beyond-digits"
    RANGES_OVERLAP = "ranges-overlap"


@dataclass(frozen=True, slots=True)
class RuleFault:
    """One fault, at a path such as `hospital.classes[2].placement.every`; `fields` hold what the
    message needs, such as `allowed`."""

    path: str
    code: RuleFaultCode
    fields: Mapping[str, str] = field(default_factory=dict)
