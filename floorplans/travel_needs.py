"""Who is travelling: numeric limits that an element must be known to keep, and a pace.

Limits are hard. A profile is only a preset; every number can be overridden.
"""

from dataclasses import dataclass, replace
from enum import Enum

from floorplans.facts import Access, Evidence
from floorplans.kinds import LiftUse


class Profile(Enum):
    """The presets a visitor can choose."""

    WALKING = "walking"
    SLOW_WALKING = "slow_walking"
    WHEELCHAIR = "wheelchair"
    POWERED_CHAIR = "powered_chair"
    WALKING_FRAME = "walking_frame"
    PRAM = "pram"
    BED = "bed"
    LOW_VISION = "low_vision"
    STAFF = "staff"


class ClearanceClass(Enum):
    """Full body widths that free space is compiled for; a need is rounded up to the next.

    Widths in metres: a person turning sideways at need 0.50, a walker or pram 0.70, a wheelchair
    0.80 (ISO 7176-5 reference 0.70 plus hands), a powered chair 0.90, a hospital bed 1.10.
    """

    PERSON = 0.50
    WALKER = 0.70
    WHEELCHAIR = 0.80
    POWERED_CHAIR = 0.90
    BED = 1.10

    @property
    def width_metres(self) -> float:
        return float(self.value)

    @property
    def radius_metres(self) -> float:
        return float(self.value) / 2

    @property
    def least_radius_metres(self) -> float:
        """Bodies of this class are wider than twice this."""
        return max(
            (each.radius_metres for each in ClearanceClass if each.value < self.value), default=0.0
        )


VISITOR_ACCESS = frozenset({Access.PUBLIC})
STAFF_ACCESS = frozenset({Access.PUBLIC, Access.STAFF})
VISITOR_LIFTS = frozenset({LiftUse.PUBLIC})


@dataclass(frozen=True, slots=True)
class TravelNeeds:
    """Limits and pace. A limit of None means that the traveller does not mind.

    `evidence` is the least that a limit may rest on: MEASURED accepts measured and drawn facts,
    ASSUMED also assumed ones, and an unknown fact passes no limit that is set. UNKNOWN is for who
    flees and has no other way: what nobody knows passes, and is listed.
    """

    body_width_metres: float = 0.50
    min_door_width_metres: float | None = None
    max_threshold_metres: float | None = None
    max_incline: float | None = None
    """Rise over run."""
    may_use_stairs: bool = True
    may_use_escalators: bool = True
    may_use_lifts: bool = True
    may_use_revolving_doors: bool = True
    may_use_manual_doors: bool = True
    is_wheeled: bool = False
    """Heeds statements that something is not usable with a wheelchair."""
    min_car_width_metres: float | None = None
    min_car_depth_metres: float | None = None
    access: frozenset[Access] = VISITOR_ACCESS
    lift_uses: frozenset[LiftUse] = VISITOR_LIFTS
    evidence: Evidence = Evidence.ASSUMED
    walking_metres_per_second: float = 1.2
    stairs_steps_per_second: float = 1.7
    stairs_effort: float = 1.0
    """Stair time is multiplied by this: above 1 for somebody who would rather take the lift."""
    leaves_hazards: bool = False
    """Is in a hazard area and gets out of it; everybody else is kept out of all of them."""
    prefers_green_channels: bool = False
    """Takes a way marked for stretchers where it is not much farther."""
    rest_every_metres: float | None = None
    """How far this traveller walks before a rest."""
    rest_seconds: float = 0.0

    @property
    def step_free(self) -> bool:
        """Whether these needs rule out every stair and escalator."""
        return not self.may_use_stairs and not self.may_use_escalators


class BodyTooWideError(ValueError):
    """No clearance class is as wide as this body."""


def clearance_class(needs: TravelNeeds) -> ClearanceClass:
    """The narrowest class at least as wide as the body.

    Raises BodyTooWideError if there is none.
    """
    for candidate in ClearanceClass:
        if needs.body_width_metres <= candidate.width_metres + 1e-9:
            return candidate
    raise BodyTooWideError(needs.body_width_metres)


_STEP_FREE = TravelNeeds(may_use_stairs=False, may_use_escalators=False)
_WHEELED = replace(_STEP_FREE, is_wheeled=True, may_use_revolving_doors=False)

_PROFILES: dict[Profile, TravelNeeds] = {
    # Walking speeds: DIN EN 17210 and Bohannon, Age and Ageing 26 (1997) 15-19 for the old.
    Profile.WALKING: TravelNeeds(),
    Profile.SLOW_WALKING: TravelNeeds(
        may_use_escalators=False,
        walking_metres_per_second=0.7,
        stairs_steps_per_second=0.8,
        stairs_effort=2.0,
        rest_every_metres=100.0,
        rest_seconds=60.0,
    ),
    # GB 50763 and ISO 21542: ramp 1:12, threshold 15 mm (20 mm with a chamfer), door 0.80 m, lift
    # car for a chair at least 1.00 x 1.25 m (EN 81-70 type 1), for a powered one 1.10 x 1.40 m.
    Profile.WHEELCHAIR: replace(
        _WHEELED,
        body_width_metres=0.80,
        min_door_width_metres=0.80,
        max_threshold_metres=0.02,
        max_incline=1 / 12,
        min_car_width_metres=1.00,
        min_car_depth_metres=1.25,
        walking_metres_per_second=0.9,
    ),
    Profile.POWERED_CHAIR: replace(
        _WHEELED,
        body_width_metres=0.90,
        min_door_width_metres=0.90,
        max_threshold_metres=0.015,
        max_incline=1 / 12,
        min_car_width_metres=1.10,
        min_car_depth_metres=1.40,
        walking_metres_per_second=1.2,
    ),
    Profile.WALKING_FRAME: replace(
        _STEP_FREE,
        body_width_metres=0.70,
        min_door_width_metres=0.70,
        max_threshold_metres=0.03,
        max_incline=1 / 12,
        may_use_revolving_doors=False,
        min_car_width_metres=0.80,
        min_car_depth_metres=1.00,
        walking_metres_per_second=0.5,
        rest_every_metres=50.0,
        rest_seconds=60.0,
    ),
    Profile.PRAM: replace(
        _WHEELED,
        body_width_metres=0.70,
        min_door_width_metres=0.70,
        max_threshold_metres=0.05,
        max_incline=1 / 10,
        is_wheeled=False,
        min_car_width_metres=0.90,
        min_car_depth_metres=1.10,
        walking_metres_per_second=1.1,
    ),
    Profile.BED: replace(
        _WHEELED,
        body_width_metres=1.10,
        min_door_width_metres=1.10,
        max_threshold_metres=0.015,
        max_incline=1 / 16,
        min_car_width_metres=1.40,
        min_car_depth_metres=2.40,
        access=STAFF_ACCESS,
        lift_uses=frozenset({LiftUse.PUBLIC, LiftUse.BED, LiftUse.STAFF}),
        prefers_green_channels=True,
        walking_metres_per_second=0.9,
    ),
    Profile.LOW_VISION: TravelNeeds(
        may_use_escalators=False,
        may_use_revolving_doors=False,
        walking_metres_per_second=0.9,
        stairs_steps_per_second=1.2,
        stairs_effort=1.5,
    ),
    Profile.STAFF: TravelNeeds(
        access=STAFF_ACCESS,
        lift_uses=frozenset({LiftUse.PUBLIC, LiftUse.STAFF, LiftUse.BED}),
        walking_metres_per_second=1.4,
        stairs_steps_per_second=2.0,
    ),
}


def needs_of(profile: Profile) -> TravelNeeds:
    """The preset of a profile."""
    return _PROFILES[profile]
