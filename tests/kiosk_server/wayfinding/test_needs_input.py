"""Whose ways a caller may ask for: staff's only somebody who is known."""

from dataclasses import replace
from typing import Any

import pytest

from floorplans.facts import Access, Evidence
from floorplans.travel_needs import VISITOR_ACCESS, Profile, needs_of
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.core.request_context import RequestContext, Services
from kiosk_server.wayfinding.needs_input import (
    SIGNED_IN_PROFILES,
    ProfileAccess,
    needs_for,
    needs_to_flee,
)
from tests.kiosk_server.live_demo import LiveDemo

STAFF = {"profile": Profile.STAFF, "evidence": Evidence.ASSUMED}
AS_STAFF = "needs: {profile: STAFF}"
FROM = 'from: {placeId: "bus-stop"}'
QUESTIONS = {
    "route": f'route({FROM}, to: {{placeId: "pharmacy"}}, {AS_STAFF}) {{ __typename }}',
    "searchPlaces": f'searchPlaces(text: "x", {AS_STAFF}) {{ matchedText }}',
    "placesInCategory": f"placesInCategory(category: CLINICS, {AS_STAFF}) {{ walkSeconds }}",
    "nearestPlaces": f"nearestPlaces(kind: TOILET, {FROM}, {AS_STAFF}) {{ walkSeconds }}",
    "evacuationRoute": f"evacuationRoute({FROM}, {AS_STAFF}) {{ __typename }}",
}


def asker(principal: Principal, *rules: ProfileAccess) -> RequestContext:
    return RequestContext(Services(*rules), principal)


@pytest.mark.parametrize("kind", [PrincipalKind.PERSON, PrincipalKind.CLIENT, PrincipalKind.KIOSK])
def test_who_is_known_may_go_as_staff(kind: PrincipalKind) -> None:
    assert needs_for(asker(Principal(kind, "7")), STAFF) == needs_of(Profile.STAFF)


@pytest.mark.parametrize(
    "kind", [PrincipalKind.VISITOR, PrincipalKind.TICKET_HOLDER, PrincipalKind.DISPLAY]
)
def test_who_is_not_known_goes_as_a_visitor_or_not(kind: PrincipalKind) -> None:
    with pytest.raises(ServerError) as refused:
        needs_for(asker(Principal(kind)), STAFF)

    assert refused.value.code == "travel-profile-needs-sign-in"
    assert needs_for(asker(Principal(kind)), None) == needs_of(Profile.WALKING)
    frame = {**STAFF, "profile": Profile.WALKING_FRAME}
    assert needs_for(asker(Principal(kind)), frame) == needs_of(Profile.WALKING_FRAME)


def test_a_bed_is_staff_s_since_it_goes_where_they_go() -> None:
    bed = {**STAFF, "profile": Profile.BED}

    with pytest.raises(ServerError) as refused:
        needs_for(asker(Principal(PrincipalKind.VISITOR)), bed)

    assert refused.value.code == "travel-profile-needs-sign-in"
    assert needs_for(asker(Principal(PrincipalKind.PERSON)), bed) == needs_of(Profile.BED)
    for profile in Profile:
        assert (Access.STAFF in needs_of(profile).access) == (profile in SIGNED_IN_PROFILES)


def test_nobody_who_flees_is_asked_to_sign_in_and_has_no_keys_for_it() -> None:
    bed = {**STAFF, "profile": Profile.BED}

    known = needs_to_flee(asker(Principal(PrincipalKind.PERSON, "7")), bed)
    unknown = needs_to_flee(asker(Principal(PrincipalKind.VISITOR)), bed)

    assert known == needs_of(Profile.BED)
    assert unknown == replace(known, access=VISITOR_ACCESS)
    assert needs_to_flee(asker(Principal(PrincipalKind.VISITOR)), None) == needs_of(Profile.WALKING)


def test_an_open_demo_lets_anybody_ask() -> None:
    visitor = Principal(PrincipalKind.VISITOR)

    asked = needs_for(asker(visitor, ProfileAccess(is_open=True)), STAFF)

    assert asked == needs_of(Profile.STAFF)
    with pytest.raises(ServerError):
        needs_for(asker(visitor, ProfileAccess(is_open=False)), STAFF)


@pytest.mark.parametrize("asked", QUESTIONS)
def test_every_question_of_the_demo_takes_staff(clinic: LiveDemo, asked: str) -> None:
    answer: dict[str, Any] = clinic.ask(f"{{ {QUESTIONS[asked]} }}")

    assert "errors" not in answer
