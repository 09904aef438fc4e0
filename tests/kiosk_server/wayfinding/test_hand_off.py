"""The fragment that carries a way to a phone: what goes in comes out, nonsense is passed over."""

from dataclasses import replace
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.presentation import PresentationMode
from floorplans.facts import Access, Evidence
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from kiosk_server.wayfinding.hand_off import (
    PACES,
    HandOffWish,
    UnsaidNeedsError,
    fragment_of,
    hand_off_address,
    wish_of,
)
from kiosk_server.wayfinding.needs_input import SIGNED_IN_PROFILES

URL = "https://ways.example.org"
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
needs = st.builds(
    lambda profile, evidence, changes: replace(needs_of(profile), evidence=evidence, **changes),
    st.sampled_from([profile for profile in Profile if profile not in SIGNED_IN_PROFILES]),
    st.sampled_from((Evidence.MEASURED, Evidence.ASSUMED)),
    st.fixed_dictionaries(
        {},
        optional={
            "body_width_metres": st.floats(allow_nan=False, allow_infinity=False),
            "min_door_width_metres": numbers,
            "max_threshold_metres": numbers,
            "max_incline": numbers,
            "may_use_stairs": st.booleans(),
            "may_use_escalators": st.booleans(),
            "may_use_lifts": st.booleans(),
            "may_use_revolving_doors": st.booleans(),
            "may_use_manual_doors": st.booleans(),
            "min_car_width_metres": numbers,
            "min_car_depth_metres": numbers,
            "walking_metres_per_second": st.floats(allow_nan=False, allow_infinity=False),
            "stairs_steps_per_second": st.floats(allow_nan=False, allow_infinity=False),
            "rest_every_metres": numbers,
            "rest_seconds": st.floats(allow_nan=False, allow_infinity=False),
        },
    ),
)
ids = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
wishes = st.builds(
    HandOffWish,
    st.none() | ids,
    st.lists(ids, max_size=8).map(tuple),
    needs,
    st.none() | st.sampled_from(("zh-CN", "en", "ar")),
    st.sampled_from(PresentationMode),
    st.booleans(),
    st.none() | st.sampled_from(PACES),
)


@given(wishes)
def test_what_goes_in_comes_out(wish: HandOffWish) -> None:
    assert wish_of(fragment_of(wish)) == wish


@given(ids, wishes)
def test_an_address_stays_whole_whatever_the_names(spot: str, wish: HandOffWish) -> None:
    address = hand_off_address(URL + "/", spot, wish)

    parts = urlsplit(address)
    assert address.isascii()
    assert address.isprintable()
    assert " " not in address
    assert parts.netloc == "ways.example.org"
    assert parts.path.count("/") == 2
    assert unquote(parts.path.removeprefix("/go/")) == spot
    assert parts.query == ""
    assert wish_of(parts.fragment) == wish


@given(st.text(max_size=200))
def test_any_fragment_is_read(fragment: str) -> None:
    wish = wish_of(fragment)

    assert wish.to != ""
    assert isinstance(wish.needs, TravelNeeds)


@pytest.mark.parametrize("profile", [each for each in Profile if each not in SIGNED_IN_PROFILES])
def test_a_profile_is_said_by_its_name_alone(profile: Profile) -> None:
    wish = HandOffWish("radiology", needs=needs_of(profile), locale="en")

    said = "" if profile is Profile.WALKING else f"&needs={profile.name}"
    assert fragment_of(wish) == f"to=radiology{said}&locale=en"


def test_only_other_numbers_are_said() -> None:
    needs = replace(
        needs_of(Profile.WHEELCHAIR),
        body_width_metres=0.75,
        max_incline=None,
        may_use_lifts=False,
        evidence=Evidence.MEASURED,
    )

    fragment = fragment_of(
        HandOffWish("门诊", ("a&b",), needs, "zh-CN", PresentationMode.LARGE, is_high_contrast=True)
    )

    assert fragment == (
        "to=%E9%97%A8%E8%AF%8A&via=a%26b&needs=WHEELCHAIR&evidence=MEASURED&bodyWidthMetres=0.75"
        "&maxIncline=&mayUseLifts=false&locale=zh-CN&mode=large&contrast=high"
    )


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#",
        "to=",
        "needs=STAFF",
        "needs=FLYING&evidence=UNKNOWN&mode=huge&contrast=9&bodyWidthMetres=wide",
        "bodyWidthMetres=nan&walkingMetresPerSecond=inf&restSeconds=",
        "isWheeled=true&access=STAFF&liftUses=BED&stairsEffort=1&__class__=x",
        "mayUseStairs=no&mayUseLifts=0",
        "&&&===%%%",
    ],
)
def test_nonsense_is_passed_over(fragment: str) -> None:
    assert wish_of(fragment) == HandOffWish()


def test_more_stops_than_a_way_may_have_are_left_out() -> None:
    assert len(wish_of("&".join(f"via={number}" for number in range(100))).via) == 8


@pytest.mark.parametrize(
    "needs",
    [
        replace(needs_of(Profile.WALKING), access=frozenset({Access.EMERGENCY})),
        needs_of(Profile.STAFF),
    ],
)
def test_needs_that_no_phone_may_have_are_not_told_wrongly(needs: TravelNeeds) -> None:
    with pytest.raises(UnsaidNeedsError):
        fragment_of(HandOffWish("x", needs=needs))
