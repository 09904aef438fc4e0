"""What pages are told of each way of travelling, so that somebody can state limits of their own
beside it. Names and units are those of the schema's TravelNeedsInput.
"""

from collections.abc import Mapping

from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from kiosk_server.wayfinding.needs_input import SIGNED_IN_PROFILES


def travel_profiles(*, for_staff: bool = False) -> Mapping[str, Mapping[str, object]]:
    """The limits of each profile that visitors may have, or staff; null: it does not matter."""
    offered = (each for each in Profile if for_staff or each not in SIGNED_IN_PROFILES)
    return {profile.name: _limits(needs_of(profile)) for profile in offered}


def _limits(needs: TravelNeeds) -> Mapping[str, object]:
    return {
        "evidence": needs.evidence.name,
        "bodyWidthMetres": needs.body_width_metres,
        "minDoorWidthMetres": needs.min_door_width_metres,
        "maxIncline": needs.max_incline,
        "minCarWidthMetres": needs.min_car_width_metres,
        "minCarDepthMetres": needs.min_car_depth_metres,
        "restEveryMetres": needs.rest_every_metres,
        "restSeconds": needs.rest_seconds,
        "mayUseStairs": needs.may_use_stairs,
        "mayUseEscalators": needs.may_use_escalators,
        "mayUseLifts": needs.may_use_lifts,
        "mayUseManualDoors": needs.may_use_manual_doors,
    }
