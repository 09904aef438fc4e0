"""What an address says behind its #: the browser reads and writes it as the server does."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from floorplans.travel_needs import Profile, needs_of
from kiosk_server.wayfinding.hand_off import HandOffWish, fragment_of, wish_of
from kiosk_server.wayfinding.needs_input import SIGNED_IN_PROFILES
from tests.browser.modules import call
from tests.browser.pages import open_pages
from tests.kiosk_server.live_demo import LiveDemo
from tests.kiosk_server.wayfinding.test_hand_off import wishes

FRAGMENT = "frame/fragment.js"


@pytest.fixture(scope="module")
def page(browser: Browser, hospital: LiveDemo) -> Iterator[Page]:
    """One page for all examples: nothing of what is asked here changes it."""
    with open_pages(browser, hospital.address) as opened:
        yield opened.phone("OP-1F-04")


@given(st.lists(wishes, min_size=20, max_size=20))
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_wish_goes_through_the_browser_unchanged(
    page: Page, several: Sequence[HandOffWish]
) -> None:
    fragments = [fragment_of(wish) for wish in several]

    written = call(
        page, FRAGMENT, "fragments.map((f) => m.fragmentOf(m.readFragment(f)))", fragments=fragments
    )

    assert [wish_of(fragment) for fragment in written] == list(several)


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#",
        "to=",
        "to=a&needs=STAFF",
        "to=a&needs=ROCKET&evidence=GUESSED&mode=huge&contrast=maybe",
        "needs=__proto__&__proto__=1&constructor=2",
        "maxIncline=abc&bodyWidthMetres=&walkingMetresPerSecond=NaN&restSeconds=Infinity",
        "mayUseStairs=yes&mayUseLifts=&mayUseLifts=false",
        "maxThresholdMetres=&restEveryMetres=1e2&bodyWidthMetres=+0.9",
        "%E0%A4%A&to=%&via=%zz&=&&&",
        "to=<script>alert(1)</script>",
        "&".join(f"via=p{number}" for number in range(30)),
    ],
)
def test_nonsense_is_passed_over_as_the_server_does(page: Page, fragment: str) -> None:
    read = call(page, FRAGMENT, "m.fragmentOf(m.readFragment(fragment))", fragment=fragment)

    assert wish_of(read) == wish_of(fragment)


@pytest.mark.parametrize("profile", [each for each in Profile if each not in SIGNED_IN_PROFILES])
def test_every_profile_has_words_and_a_place_in_the_address(page: Page, profile: Profile) -> None:
    read = call(page, FRAGMENT, "m.readFragment(fragment).needs", fragment=f"needs={profile.name}")

    assert read == {"profile": profile.name}
    assert wish_of(f"needs={profile.name}").needs == needs_of(profile)
    words = call(page, "frame/needs_words.js", "m.needsWords(needs)", needs=read)
    assert "⟦" not in words
