"""Rules of the pages that know no page: legs and sheets of a way, what a visit remembers, what of a
text stays on one line, when a loudspeaker asks for its turn."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.modules import call as modules_call
from tests.browser.pages import open_pages
from tests.kiosk_server.live_demo import LiveDemo

Answer = Any
"""JSON, of the shape that the module says."""

LEGS = "kiosk/route_legs.js"
VISIT = "kiosk/visit.js"
UNBROKEN = "frame/unbroken.js"
LEVELS = [
    {"id": "a1", "ordinal": 0},
    {"id": "b1", "ordinal": 0},
    {"id": "a2", "ordinal": 1},
]


@pytest.fixture(scope="module")
def page(browser: Browser, small_clinic: LiveDemo) -> Iterator[Page]:
    """A page whose modules are asked, and never touched."""
    with open_pages(browser, small_clinic.address) as opened:
        yield opened.kiosk()


def call(page: Page, module: str, function: str, *arguments: object) -> Answer:
    """What a function of a module of the page answers."""
    return modules_call(page, module, "m[name](...given)", name=function, given=list(arguments))


def legs(page: Page, *level_ids: str) -> Answer:
    steps = [{"levelId": level_id} for level_id in level_ids]
    return call(page, LEGS, "legsOf", steps, LEVELS)


def test_levels_of_one_height_are_one_leg(page: Page) -> None:
    assert legs(page, "a1", "b1", "b1") == [{"first": 0, "last": 2, "levelIds": ["a1", "b1"]}]


def test_coming_back_to_a_level_is_another_leg(page: Page) -> None:
    found = legs(page, "a1", "a2", "a1")

    assert [(leg["first"], leg["last"]) for leg in found] == [(0, 0), (1, 1), (2, 2)]


def test_unknown_level_is_a_leg_of_its_own(page: Page) -> None:
    assert len(legs(page, "a1", "nowhere", "nowhere", "a2")) == 3


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (3, [3]), (4, [2, 2]), (7, [2, 3, 2])])
def test_sheets_of_a_leg_are_even(page: Page, count: int, sizes: list[int]) -> None:
    sheets = call(page, LEGS, "sheetsOf", legs(page, *["a1"] * count), 3)

    assert [sheet["last"] - sheet["first"] + 1 for sheet in sheets] == sizes


def test_no_sheet_holds_steps_of_two_legs(page: Page) -> None:
    sheets = call(page, LEGS, "sheetsOf", legs(page, "a1", "a1", "a2"), 3)

    assert sheets == [{"leg": 0, "first": 0, "last": 1}, {"leg": 1, "first": 2, "last": 2}]


@pytest.mark.parametrize(("step", "picture"), [(0, 0), (2, 0), (3, 1), (9, 1)])
def test_picture_of_a_step_is_the_one_that_shows_it(page: Page, step: int, picture: int) -> None:
    pictures = [{"firstStep": 0, "lastStep": 2}, {"firstStep": 3, "lastStep": 5}]

    assert call(page, LEGS, "pictureAt", pictures, step) == pictures[picture]
    assert call(page, LEGS, "pictureAt", [], step) is None


def test_back_leads_to_what_was_chosen_before(page: Page) -> None:
    visit = call(page, VISIT, "newVisit")
    listed = {**call(page, VISIT, "goTo", visit, "choose", {"category": "WARDS"}), "sheet": 2}

    way = call(page, VISIT, "goTo", listed, "route", {"to": {"id": "ward"}})
    back = call(page, VISIT, "goBack", way)

    assert (back["view"], back["category"], back["sheet"]) == ("choose", "WARDS", 2)
    assert call(page, VISIT, "goBack", call(page, VISIT, "goBack", back))["view"] == "home"


def test_visit_with_needs_is_not_untouched(page: Page) -> None:
    visit = call(page, VISIT, "newVisit")

    assert call(page, VISIT, "isUntouched", visit) is True
    assert call(page, VISIT, "isUntouched", {**visit, "needs": {"profile": "BED"}}) is False
    assert call(page, VISIT, "needsOrNull", {"profile": "WALKING"}) is None


@pytest.mark.parametrize(("sheet", "shown"), [(-1, [1, 2]), (1, [3]), (9, [3])])
def test_sheet_that_is_not_there_shows_the_next_best(
    page: Page, sheet: int, shown: list[int]
) -> None:
    assert call(page, VISIT, "sheetOf", [1, 2, 3], 2, sheet)["items"] == shown
    assert call(page, VISIT, "sheetOf", [], 2, sheet) == {"items": [], "sheet": 0, "sheets": 1}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Kiosk 1-2", ["1-2"]),
        ("自助机1-2旁边", ["1-2"]),
        ("Bay C10-02, 20 m ahead", ["C10-02", "20 m"]),
        ("Check-up chest X-ray", ["X-ray"]),
        ("直行20 米到PET-CT室", ["20 米", "PET-CT"]),
        ("Health check-up centre", []),
        ("", []),
    ],
)
def test_codes_and_measures_are_not_parted(page: Page, text: str, kept: list[str]) -> None:
    parts = call(page, UNBROKEN, "unbroken", text)

    pieces = [parts] if isinstance(parts, str) else parts
    assert [part["values"][0] for part in pieces if not isinstance(part, str)] == kept
    assert "".join(part if isinstance(part, str) else part["values"][0] for part in pieces) == text


TURNS = """(async () => {
  const asked = [];
  let refuses = true;
  const player = m.createAnnouncementPlayer({
    zoneId: "f1",
    playerId: "of-a-test",
    mayPlay: () => true,
    async ask(name) {
      asked.push(name);
      if (refuses) throw Object.assign(new Error(), { kind: "refused" });
      return { claimAnnouncement: null };
    },
  });
  const settled = () => new Promise((done) => setTimeout(done));
  const counts = [];
  const past = new Date(0).toISOString();
  for (const then of [
    () => player.look(past),
    () => player.look(past),
    () => player.admit(),
    () => { refuses = false; player.admit(); },
    () => player.admit(),
  ]) {
    then();
    await settled();
    counts.push(asked.length);
  }
  player.look(null);
  return counts;
})()"""
"""How often a loudspeaker has asked for its turn after each of five things."""


NOTHING = """(() => {
  window.claims = 0;
  m.createAnnouncementPlayer({
    zoneId: "f1",
    playerId: "of-a-test",
    mayPlay: () => true,
    async ask() {
      window.claims += 1;
      return { claimAnnouncement: null };
    },
  }).look(new Date(0).toISOString());
})()"""


def test_a_loudspeaker_with_nothing_to_say_asks_less_and_less_but_goes_on(page: Page) -> None:
    page.clock.install()
    modules_call(page, "frame/announcement_player.js", NOTHING)

    counts = []
    for _ in range(2):
        page.clock.run_for(20 * 60_000)
        counts.append(page.evaluate("claims"))

    first, second = counts
    assert 8 <= first <= 15
    assert 3 <= second - first <= 5


UNHEARD = """(() => {
  window.asked = [];
  window.isHeard = false;
  m.createAnnouncementPlayer({
    zoneId: "f1",
    playerId: "of-a-test",
    mayPlay: () => true,
    isHeard: async () => isHeard,
    async ask(name) {
      asked.push([name, Date.now()]);
      return { claimAnnouncement: { id: "a-1", parts: [{ speechUrl: "/speech/1" }] } };
    },
    chime: async () => {},
    sound: async () => { throw new Error("no device"); },
    wait: async () => {},
  }).look(new Date(0).toISOString());
})()"""


def test_a_loudspeaker_that_nobody_hears_leaves_the_turn_to_others(page: Page) -> None:
    page.clock.install()
    modules_call(page, "frame/announcement_player.js", UNHEARD)

    page.clock.run_for(5 * 60_000)
    assert page.evaluate("asked") == [], "no turn while the browser lets it make no sound"
    page.evaluate("isHeard = true")
    page.clock.run_for(30 * 60_000)
    asked = page.evaluate("asked")
    assert {name for name, _ in asked} == {"ClaimAnnouncement"}, "it has finished nothing"
    times = [at for _, at in asked]
    rests = [later - at for at, later in pairwise(times)]
    assert len(rests) >= 4
    assert rests[0] <= 15_000, "once may happen to anybody"
    assert all(rest >= 90_000 for rest in rests[1:])


def test_a_loudspeaker_that_is_known_again_asks_for_its_turn_again(page: Page) -> None:
    counts = modules_call(page, "frame/announcement_player.js", TURNS)

    assert counts == [1, 1, 2, 3, 3]
