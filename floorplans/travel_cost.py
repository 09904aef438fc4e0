"""How many seconds an edge takes a traveller: a pure function of its numbers and a pace.

Turns cost nothing; rests are a price for each metre.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from floorplans.route import LegKind
from floorplans.travel_needs import TravelNeeds

Seconds = npt.NDArray[np.float64]

LEG_KINDS = tuple(LegKind)
"""The order in which edge arrays number the kinds of legs."""
KIND_CODES = {kind: code for code, kind in enumerate(LEG_KINDS)}

UNKNOWN_STEPS = -1
"""Stands in an array of step counts where the count of a flight is not known."""

LEAST_SECONDS = 1e-6
"""An edge never takes less, since sparse arrays do not tell an edge of zero from no edge."""

# CIBSE Guide D: a lift every 30 s is good service; for lifts of which neither the plan nor the
# house knows better. Doors open and close in about 4 s at each end;
# a storey of 3.5 m takes about 3 s at the 1.0-1.6 m/s of hospital lifts.
LIFT_WAIT_SECONDS = 30.0
LIFT_DOORS_SECONDS = 8.0
LIFT_SECONDS_PER_LEVEL = 3.0
# EN 115-1: an escalator's nominal speed is 0.5 m/s; riders stand.
ESCALATOR_METRES_PER_SECOND = 0.5
# 3.4 m from floor to floor in steps of 0.17 m, and treads of 0.30 m (Blondel: 2 x 0.17 + 0.30).
STEPS_PER_LEVEL = 20.0
TREAD_METRES = 0.30
# What a door weighs in choosing: little, so that the quickest way is also close to the shortest.
MANUAL_DOOR_SECONDS = 0.3
OPEN_DOOR_SECONDS = 0.1
"""Through an opening or a door that opens by itself."""
# What a door takes on the way, as told: round numbers of ours, not measured. How long people need
# varies considerably (Boyce, Shields and Silcock, Fire Technology 35 (1999) 68-78).
TOLD_MANUAL_DOOR_SECONDS = 3.0
TOLD_MANUAL_DOOR_SECONDS_ON_WHEELS = 6.0
TOLD_OPEN_DOOR_SECONDS = 0.5
"""No time through an opening, about a second of waiting before a door that opens by itself."""


@dataclass(frozen=True, slots=True)
class Pace:
    """All of a traveller's needs that seconds depend on."""

    walking_metres_per_second: float
    stairs_steps_per_second: float
    stairs_effort: float
    rest_seconds_per_metre: float
    manual_door_seconds: float = TOLD_MANUAL_DOOR_SECONDS
    """What opening and passing a door takes, as it is told; choosing has its own small weight."""


def pace_of(needs: TravelNeeds) -> Pace:
    """The pace in `needs`: a rest of r seconds each d metres costs r / d seconds a metre.

    Rounded to 0.05 m/s, 0.1 steps/s, a quarter of effort and 0.05 s/m, but never to a standstill,
    so that travellers of about the same pace share their trees.
    """
    every = needs.rest_every_metres
    return Pace(
        _rounded(needs.walking_metres_per_second, 0.05, least=0.05),
        _rounded(needs.stairs_steps_per_second, 0.1, least=0.1),
        _rounded(needs.stairs_effort, 0.25, least=0.25),
        0.0 if every is None else _rounded(needs.rest_seconds / every, 0.05, least=0.0),
        TOLD_MANUAL_DOOR_SECONDS_ON_WHEELS if needs.is_wheeled else TOLD_MANUAL_DOOR_SECONDS,
    )


def edge_seconds(
    kinds: npt.NDArray[np.int8],
    metres: npt.NDArray[np.float64],
    levels: npt.NDArray[np.float64],
    steps: npt.NDArray[np.int32],
    opens_freely: npt.NDArray[np.bool_],
    waits: npt.NDArray[np.float64],
    pace: Pace,
) -> Seconds:
    """Seconds of each edge in choosing, at least LEAST_SECONDS; all arrays have the same length.

    `kinds` index LEG_KINDS; `levels` is the absolute difference of ordinals that a ride bridges;
    `steps` a stair's count or UNKNOWN_STEPS; `opens_freely` marks doors without a leaf or with one
    that moves by itself; `waits` are the seconds that one waits for a lift.

    - floor, path, ramp: metres at walking pace; a door the same and what opening it takes
    - stairs: steps at stair pace times the effort; without a count 20 steps for each level, or on
      one level a step for each tread's length
    - escalator: metres at its own speed; lift: wait, doors, and a time for each level
    - rests: a price for each metre that is walked, also on stairs
    """
    walked = metres / pace.walking_metres_per_second
    rests = metres * pace.rest_seconds_per_metre
    by_kind: dict[LegKind, Seconds] = {
        LegKind.WALK: walked + rests,
        LegKind.PATH: walked + rests,
        LegKind.RAMP: walked + rests,
        LegKind.DOOR: walked
        + rests
        + np.where(opens_freely, OPEN_DOOR_SECONDS, MANUAL_DOOR_SECONDS),
        LegKind.STAIRS: _stair_steps(metres, levels, steps)
        / pace.stairs_steps_per_second
        * pace.stairs_effort
        + rests,
        LegKind.ESCALATOR: metres / ESCALATOR_METRES_PER_SECOND,
        LegKind.LIFT: waits + LIFT_DOORS_SECONDS + levels * LIFT_SECONDS_PER_LEVEL,
    }
    seconds: Seconds = np.choose(kinds, [by_kind[kind] for kind in LEG_KINDS])
    return np.maximum(seconds, LEAST_SECONDS)


def told_seconds(
    seconds: Seconds,
    kinds: npt.NDArray[np.int8],
    opens_freely: npt.NDArray[np.bool_],
    pace: Pace,
) -> Seconds:
    """What each edge really takes, from its seconds in choosing: doors take their time."""
    manual = pace.manual_door_seconds - MANUAL_DOOR_SECONDS
    at_doors = np.where(opens_freely, TOLD_OPEN_DOOR_SECONDS - OPEN_DOOR_SECONDS, manual)
    told: Seconds = seconds + np.where(kinds == KIND_CODES[LegKind.DOOR], at_doors, 0.0)
    return told


def _stair_steps(
    metres: npt.NDArray[np.float64],
    levels: npt.NDArray[np.float64],
    steps: npt.NDArray[np.int32],
) -> npt.NDArray[np.float64]:
    guessed = np.where(levels > 0.0, levels * STEPS_PER_LEVEL, metres / TREAD_METRES)
    return np.where(steps == UNKNOWN_STEPS, guessed, steps.astype(np.float64))


def _rounded(number: float, step: float, least: float) -> float:
    return max(round(round(number / step) * step, 2), least)
