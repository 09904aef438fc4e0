"""Questions of a page to the server: by hash, kept while the data are the same, honest."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from tests.browser.modules import call
from tests.browser.pages import OpenPages, open_pages
from tests.kiosk_server.live_demo import LiveDemo

OPERATIONS = "frame/operations.js"
KIND = "m.ask(name, {}).then(() => 'answered', (error) => [error.kind, error.text])"
Answer = Callable[[Route], None]


def kind_of(page: Page, name: str = "ListCategories") -> Any:  # noqa: ANN401 - JSON
    return call(page, OPERATIONS, KIND, name=name)


@pytest.fixture(scope="module")
def settled(browser: Browser, small_clinic: LiveDemo) -> Iterator[Page]:
    """A page that has asked what it needs to begin with."""
    with open_pages(browser, small_clinic.address) as opened:
        page = opened.phone("pharmacy", locale="en")
        page.wait_for_load_state("networkidle")
        yield page


@pytest.fixture
def page(settled: Page) -> Iterator[Page]:
    """The same, with nothing kept, and with its server and network as they were."""
    call(settled, OPERATIONS, "m.forgetAnswers()")
    yield settled
    settled.context.set_offline(False)
    settled.unroute_all()


@pytest.fixture
def asked(page: Page) -> Iterator[list[dict[str, Any]]]:
    """What the page asks over HTTP."""
    heard: list[dict[str, Any]] = []

    def hear(request: Request) -> None:
        if request.url.endswith("/graphql"):
            heard.append(request.post_data_json or {})

    page.on("request", hear)
    yield heard
    page.remove_listener("request", hear)


def test_question_goes_by_hash_and_its_answer_is_kept(
    page: Page, asked: list[dict[str, Any]]
) -> None:
    first = call(page, OPERATIONS, "m.ask('ShowVenue')")
    second = call(page, OPERATIONS, "m.ask('ShowVenue')")

    assert first == second
    assert first["venue"]["name"] == "Sample Clinic"
    assert [sorted(body) for body in asked] == [["extensions", "operationName", "variables"]]


def test_other_data_language_or_wish_is_asked_anew(page: Page, asked: list[dict[str, Any]]) -> None:
    call(page, OPERATIONS, "m.ask('ShowVenue')")
    call(page, OPERATIONS, "m.ask('ShowVenue', {}, {fresh: true})")
    chinese = call(page, OPERATIONS, "m.ask('ShowVenue', {}, {locale: 'zh-CN'})")
    changed = call(page, OPERATIONS, "[m.useDataVersion('other+1'), m.useDataVersion('other+1')]")
    call(page, OPERATIONS, "m.ask('ShowVenue')")

    assert chinese["venue"]["name"] == "示范门诊部"
    assert changed == [True, False]
    assert len(asked) == 4


def test_kept_answer_cannot_be_changed_by_who_got_it(page: Page) -> None:
    call(page, OPERATIONS, "m.ask('ShowVenue').then((data) => { data.venue.name = 'Mine' })")

    again = call(page, OPERATIONS, "m.ask('ShowVenue')")

    assert again["venue"]["name"] == "Sample Clinic"


def test_lost_network_is_tried_twice_and_told(page: Page, asked: list[dict[str, Any]]) -> None:
    page.context.set_offline(True)

    kind, text = kind_of(page)

    assert kind == "offline"
    assert text.startswith("The server cannot be reached.")
    assert len(asked) == 2


def test_one_lost_packet_is_not_worth_a_word(page: Page) -> None:
    tries: list[Route] = []

    def first_fails(route: Route) -> None:
        tries.append(route)
        if len(tries) == 1:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/graphql", first_fails)

    assert kind_of(page) == "answered"


def never(_: Route) -> None:
    """A server that takes a question and says nothing."""


def status(code: int, body: object) -> Answer:
    text = body if isinstance(body, str) else json.dumps(body)
    return lambda route: route.fulfill(status=code, body=text, content_type="application/json")


def error(code: str, message: str = "server's words") -> dict[str, object]:
    return {"errors": [{"message": message, "extensions": {"code": code}}]}


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (status(503, error("SERVER_AWAY")), "busy", "did not answer in time"),
        (status(200, {"data": None, **error("WAYFINDING_BUSY")}), "busy", "did not answer in time"),
        (status(400, error("TEXT_TOO_LONG", "Please write less.")), "refused", "Please write less"),
        (status(200, error("PERSISTED_QUERY_NOT_FOUND")), "gone", "newer version"),
        (status(403, error("DOCUMENT_NOT_LISTED")), "gone", "newer version"),
        (status(200, {"data": None, **error("INTERNAL")}), "fault", "went wrong"),
        (status(500, {}), "fault", "went wrong"),
        (status(200, "<h1>A proxy's page</h1>"), "fault", "went wrong"),
        (status(200, {}), "fault", "went wrong"),
    ],
)
def test_trouble_has_a_kind_and_words(page: Page, answer: Answer, kind: str, words: str) -> None:
    page.route("**/graphql", answer)

    told = kind_of(page)

    assert told[0] == kind
    assert words in told[1]


def test_unknown_operation_is_of_another_release(page: Page) -> None:
    assert kind_of(page, "NoSuchOperation")[0] == "gone"


def test_answer_that_takes_too_long_is_given_up(pages: OpenPages) -> None:
    page = pages.phone("OP-1F-04", locale="en", clock=True)
    call(page, OPERATIONS, "m.forgetAnswers()")
    page.route("**/graphql", never)
    call(
        page,
        OPERATIONS,
        """(() => {
          m.ask("ListCategories").catch((error) => { window.told = error.kind; });
        })()""",
    )

    page.clock.run_for(6_500)  # The clock also runs by itself, on a busy machine for a while.
    before = page.evaluate("window.told")
    page.clock.run_for(1_600)
    page.wait_for_function("window.told")

    assert before is None
    assert page.evaluate("window.told") == "busy"


def test_question_that_nobody_wants_any_more_is_no_trouble(page: Page) -> None:
    page.route("**/graphql", never)

    told = call(
        page,
        OPERATIONS,
        """(() => {
          const ending = new AbortController();
          const asked = m.ask("ListCategories", {}, { signal: ending.signal });
          ending.abort();
          return asked.catch((error) => error.name);
        })()""",
    )

    assert told == "AbortError"
