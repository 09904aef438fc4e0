"""Whether a place is open, as pages reckon and tell it by the hospital's clock."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page

from floorplans.opening_hours import WEEK_MINUTES, open_spans, open_state
from tests.browser.modules import call
from tests.browser.pages import OpenPages, open_pages
from tests.kiosk_server.live_demo import LiveDemo

TIMES = "frame/open_times.js"
MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
TEXTS = (
    "Mo-Fr 08:00-12:00,14:00-17:30; Sa 08:00-12:00",
    "Sa,Su 22:00-02:00",
    "24/7; Mo 00:00-05:00 off",
    "Tu 12:00-12:01",
    "24/7",
    "off",
)


def minutes_of(text: str) -> list[int]:
    spans = open_spans(text)
    assert spans is not None
    return [minute for span in spans for minute in (span.from_minute, span.until_minute)]


@pytest.fixture(scope="module")
def page(browser: Browser, hospital: LiveDemo) -> Iterator[Page]:
    """One page for all texts: reckoning changes nothing in it."""
    with open_pages(browser, hospital.address) as opened:
        yield opened.kiosk()


@pytest.mark.parametrize("text", TEXTS)
def test_pages_reckon_as_the_plan_does(page: Page, text: str) -> None:
    spans = open_spans(text)
    assert spans is not None
    edges = [minute + each for minute in minutes_of(text) for each in (-1, 0, 1)]
    asked = sorted(
        {minute % WEEK_MINUTES for minute in edges}
        | set(random.Random(1).sample(range(WEEK_MINUTES), 200))
    )

    told = call(
        page,
        TIMES,
        "asked.map((minute) => m.openState(minutes, minute))",
        minutes=minutes_of(text),
        asked=asked,
    )

    for minute, state in zip(asked, told, strict=True):
        moment = MONDAY + timedelta(minutes=minute)
        expected = open_state(spans, moment, "UTC")
        left = expected.changes_at and (expected.changes_at - moment) / timedelta(minutes=1)
        assert state == {"isOpen": expected.is_open, "changesIn": left}


@pytest.mark.parametrize(
    ("locale", "texts"),
    [
        (
            "en",
            [
                "Open until 12:00",
                "Closes at 12:00, before you get there",
                "Closed, opens at 14:00",
                "Closed, opens tomorrow at 08:00",
                "Closed, opens Monday at 08:00",
                "Visits until 12:00",
                "Open day and night",
                "Closed",
                None,
            ],
        ),
        (
            "zh-CN",
            [
                "开放至 12:00",
                "12:00 关门，您到时已关门",
                "现在未开放，14:00 开放",
                "现在未开放，明天 08:00 开放",
                "现在未开放，星期一 08:00 开放",
                "探视至 12:00",
                "24 小时开放",
                "未开放",
                None,
            ],
        ),
    ],
)
def test_hours_are_told_by_the_clock_of_the_hospital(
    pages: OpenPages, locale: str, texts: Sequence[str | None]
) -> None:
    clinic = minutes_of(TEXTS[0])
    asked = [
        # In Hengyang it is eight hours later.
        ["2026-11-16T03:30Z", {"openingMinutes": clinic}, 60],
        ["2026-11-16T03:58Z", {"openingMinutes": clinic}, 180],
        ["2026-11-16T04:00Z", {"openingMinutes": clinic}, 0],
        ["2026-11-16T09:30Z", {"openingMinutes": clinic}, 0],
        ["2026-11-21T04:00Z", {"openingMinutes": clinic}, 0],
        ["2026-11-16T03:30Z", {"openingMinutes": clinic, "kind": "WARD"}, 60],
        ["2026-11-16T03:30Z", {"openingMinutes": minutes_of("24/7")}, 0],
        ["2026-11-16T03:30Z", {"openingMinutes": []}, 0],
        ["2026-11-16T03:30Z", {"openingMinutes": None}, 0],
    ]

    told = call(
        pages.kiosk(locale=locale),
        TIMES,
        "asked.map(([at, place, walkSeconds]) =>"
        " m.openWords(place, { at: new Date(at), walkSeconds })?.text ?? null)",
        asked=asked,
    )

    assert told == texts


def test_of_places_of_which_any_will_do_what_is_shut_on_arrival_stands_behind(page: Page) -> None:
    def near(id_: str, text: str | None, walk_seconds: float | None) -> dict[str, object]:
        minutes = None if text is None else minutes_of(text)
        return {"place": {"id": id_, "openingMinutes": minutes}, "walkSeconds": walk_seconds}

    found = [
        near("shut", "Mo-Fr 14:00-18:00", 60),
        near("too-late", "Mo-Fr 08:00-12:00", 900),
        near("open", "24/7", 1000),
        near("no-hours", None, 1100),
        near("no-way", "24/7", None),
    ]

    def ordered(category: str) -> list[str]:
        source = "m.openFirst(category, found, new Date(at)).map(({ place }) => place.id)"
        at = (MONDAY + timedelta(hours=3, minutes=50)).isoformat()  # 11:50 by the hospital's clock
        ids: list[str] = call(
            page, "frame/open_first.js", source, category=category, found=found, at=at
        )
        return ids

    for category in ("PHARMACY", "FACILITIES", "EXITS"):
        assert ordered(category) == ["open", "no-hours", "shut", "too-late", "no-way"]
    assert ordered("CLINICS") == ["shut", "too-late", "open", "no-hours", "no-way"]


def test_of_what_a_text_finds_only_places_of_which_any_will_do_change_their_seats(
    page: Page,
) -> None:
    def match(id_: str, text: str, *, any_will_do: bool) -> dict[str, object]:
        place = {"id": id_, "openingMinutes": minutes_of(text)}
        return {"place": place, "walkSeconds": 60, "anyWillDo": any_will_do}

    found = [
        match("shut", "Mo-Fr 14:00-18:00", any_will_do=True),
        match("another-kind", "Mo-Fr 14:00-18:00", any_will_do=False),
        match("shut-too", "Mo-Fr 14:00-18:00", any_will_do=True),
        match("open", "24/7", any_will_do=True),
        match("open-guess", "24/7", any_will_do=False),
    ]

    ids = call(
        page,
        "frame/open_first.js",
        "m.openFoundFirst(found, new Date(at)).map(({ place }) => place.id)",
        found=found,
        at=(MONDAY + timedelta(hours=3, minutes=50)).isoformat(),
    )

    assert ids == ["open", "another-kind", "shut", "shut-too", "open-guess"]


def test_who_wants_a_person_is_led_to_a_desk_that_is_open_or_opens_next(page: Page) -> None:
    clinic, day = minutes_of(TEXTS[0]), minutes_of("24/7")
    afternoon = minutes_of("Mo-Su 13:00-17:00")
    near, far = {"walkSeconds": 60}, {"walkSeconds": 600}
    asked = [
        # In Hengyang it is eight hours later.
        ["2026-11-16T03:30Z", [clinic, near], [day, far]],
        ["2026-11-15T19:00Z", [clinic, near], [day, far]],
        ["2026-11-15T19:00Z", [afternoon, near], [clinic, far]],
        # It closes before one gets there.
        ["2026-11-16T03:59Z", [clinic, near], [day, far]],
        ["2026-11-15T19:00Z", [clinic, near], [None, far]],
        ["2026-11-15T19:00Z"],
    ]

    told = call(
        page,
        "frame/desks.js",
        """asked.map(([at, ...desks]) => {
          const found = desks.map(
            ([openingMinutes, walk]) => ({ place: { openingMinutes }, ...walk }),
          );
          const offered = m.deskToOffer(found, new Date(at));
          return offered && [found.indexOf(offered.desk), offered.isOpen];
        })""",
        asked=asked,
    )

    assert told == [[0, True], [1, True], [1, False], [1, True], [1, True], None]
