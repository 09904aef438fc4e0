"""Turn-by-turn guidance: a Route made into a handful of Steps, in codes and numbers, no words."""

from floorplans.guidance.directions import GuidancePlan, steps_of
from floorplans.guidance.steps import (
    RIDE_STEP_KINDS,
    Landmark,
    LandmarkUse,
    SeenSign,
    Side,
    Step,
    StepKind,
    Turn,
)

__all__ = [
    "RIDE_STEP_KINDS",
    "GuidancePlan",
    "Landmark",
    "LandmarkUse",
    "SeenSign",
    "Side",
    "Step",
    "StepKind",
    "Turn",
    "steps_of",
]
