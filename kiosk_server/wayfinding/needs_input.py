"""Who travels, from the input of the schema: a profile's limits with those that were replaced."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from floorplans.errors import FloorplanError
from floorplans.facts import Evidence
from floorplans.travel_needs import VISITOR_ACCESS, Profile, TravelNeeds, needs_of
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import PrincipalKind
from kiosk_server.core.request_context import RequestContext

SIGNED_IN_PROFILES = frozenset({Profile.STAFF, Profile.BED})
"""Profiles that lead through what is for staff, who also bring beds: only for who is known."""
_KNOWN = frozenset({PrincipalKind.PERSON, PrincipalKind.CLIENT, PrincipalKind.KIOSK})

MAY_BE_NULL = frozenset(
    {
        "min_door_width_metres",
        "max_threshold_metres",
        "max_incline",
        "min_car_width_metres",
        "min_car_depth_metres",
        "rest_every_metres",
    }
)
"""Limits of which null says that they do not matter."""
_OF_THE_PROFILE = frozenset({"profile", "evidence"})


def needs_from(given: Mapping[str, object] | None) -> TravelNeeds:
    """The needs that an input asks for; a walker's where there is none.

    Numbers are not checked here: the search refuses impossible ones.
    """
    if given is None:
        return needs_of(Profile.WALKING)
    profile, evidence = given["profile"], given["evidence"]
    if not isinstance(profile, Profile) or not isinstance(evidence, Evidence):
        raise TypeError("the schema gives a profile and evidence")
    changes = {
        name: value
        for name, value in given.items()
        if name not in _OF_THE_PROFILE and (value is not None or name in MAY_BE_NULL)
    }
    # The schema has checked each one's type, and that it knows the name.
    return replace(needs_of(profile), evidence=evidence, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class ProfileAccess:
    """Whether anybody may travel as staff do: in a demo, which lets anybody ask anything."""

    is_open: bool


def needs_for(context: RequestContext, given: Mapping[str, object] | None) -> TravelNeeds:
    """The needs that an input asks for, if who asks may have them.

    Raises ServerError `travel-profile-needs-sign-in` for a profile that is only for those who are
    signed in.
    """
    if not _may_travel_so(context, given):
        raise ServerError("travel-profile-needs-sign-in")
    return needs_from(given)


def needs_to_flee(context: RequestContext, given: Mapping[str, object] | None) -> TravelNeeds:
    """As `needs_for`, but nobody who flees is asked to sign in: who is not known to work here has
    the body of the profile, and no keys."""
    needs = needs_from(given)
    return needs if _may_travel_so(context, given) else replace(needs, access=VISITOR_ACCESS)


def _may_travel_so(context: RequestContext, given: Mapping[str, object] | None) -> bool:
    if given is None or given["profile"] not in SIGNED_IN_PROFILES:
        return True
    access = context.services.find(ProfileAccess)
    return context.principal.kind in _KNOWN or (access is not None and access.is_open)


def as_asked(error: FloorplanError) -> ServerError:
    """An error of the search as callers know it: fields by their names in the schema."""
    fields = dict(error.fields)
    name = fields.get("field")
    if isinstance(name, str):
        first, *rest = name.split("_")
        fields["field"] = first + "".join(part.capitalize() for part in rest)
    return ServerError(error.code, **fields)
