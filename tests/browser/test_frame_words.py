"""Words in the browser: the catalogs' messages, numbers, languages that come and go."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from i18n.translator import Translator
from tests.browser.modules import call
from tests.browser.pages import OpenPages

WORDS = "frame/words.js"


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_messages_are_those_of_the_catalogs(pages: OpenPages, locale: str) -> None:
    page, translator = pages.kiosk(locale=locale), Translator.load()
    ids = ["frame-back", "frame-person", "frame-ask-offline", "frame-moment"]
    time = {"time": "09:30"}

    shown = call(page, WORDS, "ids.map((id) => m.say(id))", ids=ids)
    spoken = call(page, WORDS, "ids.map((id) => m.spoken(id))", ids=ids)

    assert shown == [translator.text(locale, message_id) for message_id in ids]
    assert spoken == [translator.spoken(locale, message_id) for message_id in ids]
    assert call(page, WORDS, "m.spoken('frame-time', time)", time=time) == translator.spoken(
        locale, "frame-time", time
    )


def test_missing_message_is_seen_and_told(pages: OpenPages) -> None:
    page = pages.kiosk(may_fail=True)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))

    assert call(page, WORDS, "m.say('no-such-message')") == "⟦no-such-message⟧"

    assert told == ["message missing: no-such-message (zh-CN)"]


@pytest.mark.parametrize(
    ("locale", "metres"),
    [
        ("en", ["1 m", "9 m", "10 m", "45 m", "50 m", "990 m", "1 km", "1.2 km"]),
        ("zh-CN", ["1 米", "9 米", "10 米", "45 米", "50 米", "990 米", "1 公里", "1.2 公里"]),
    ],
)
def test_distances_are_rounded_as_people_say_them(
    pages: OpenPages, locale: str, metres: Sequence[str]
) -> None:
    asked = [0.2, 9.4, 9.5, 47.4, 47.5, 994, 995, 1234]

    said = call(pages.kiosk(locale=locale), WORDS, "asked.map(m.formatMetres)", asked=asked)

    assert said == metres


def test_durations_are_whole_minutes(pages: OpenPages) -> None:
    asked = [0, 29, 30, 89, 90, 3600, 3900]

    said = call(pages.kiosk(locale="en"), WORDS, "asked.map(m.formatMinutes)", asked=asked)

    assert said == ["under 1 min", "under 1 min", "1 min", "1 min", "2 min", "1 h", "1 h 5 min"]


def language_of(page: Page) -> str:
    return page.locator("html").get_attribute("lang") or ""


def test_language_changes_words_and_names(pages: OpenPages) -> None:
    page = pages.kiosk(locale="zh-CN")

    assert call(page, WORDS, "m.useLocale('en')") is True

    assert language_of(page) == "en"
    assert page.title() == "Where do you want to go?"
    assert call(page, WORDS, "m.say('frame-back')") == "Back"
    venue = call(page, "frame/boot.js", "[m.boot.venue.name, m.boot.venue.levels[0].buildingName]")
    assert venue == ["Kangning Sample Hospital", "Inpatient building"]
    assert call(page, WORDS, "m.resetLocale().then(() => m.locale())") == "zh-CN"


def test_language_that_cannot_be_fetched_leaves_the_page_as_it_was(pages: OpenPages) -> None:
    page = pages.phone("OP-1F-04", locale="zh-CN")
    page.route("**/texts/*", lambda route: route.abort())
    page.reload()
    page.wait_for_selector("#app[data-ready]")

    assert call(page, WORDS, "m.useLocale('en')") is False
    assert call(page, WORDS, "m.useLocale('xx')") is False

    assert language_of(page) == "zh-CN"
    assert call(page, WORDS, "m.say('frame-back')") == "返回"


def test_of_two_wishes_the_later_one_counts(pages: OpenPages) -> None:
    page = pages.kiosk(locale="zh-CN")

    done = call(page, WORDS, "Promise.all([m.useLocale('en'), m.useLocale('zh-CN')])")

    assert done == [False, True]
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_loaded_languages_need_no_network(pages: OpenPages) -> None:
    page = pages.phone("OP-1F-04", locale="zh-CN")
    call(page, WORDS, "m.preloadLocale('en')")

    page.context.set_offline(True)

    assert call(page, WORDS, "m.useLocale('en')") is True
    name = call(page, "frame/boot.js", "m.boot.venue.name")
    assert name == "Kangning Sample Hospital"
