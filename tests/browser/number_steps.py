"""What tests of numbers do again and again: take one as a visitor, call it as a clinician does.

Clinicians and nurses ask over GraphQL; what they see of it is no matter here.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any, Unpack

from playwright.sync_api import Page, expect

from tests.browser.kiosk_steps import FIRST_WAY_MS
from tests.browser.pages import PHONE_SIZE, OpenPages, Wishes
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.kiosk_server.live_demo import LiveDemo
from tests.services.forked import run_command

_FOLDER = re.compile(r"runs from the folder (\S+)\.")
_NUMBERS = count(1)
_CHANGE = """mutation ($input: {kind}Input!) {{ {name}(input: $input) {{
  __typename ... on {kind}Success {{ {fields} }} ... on Refusal {{ code message }} }} }}"""
_TICKET = "ticket { id number state room { id } }"
_FIELDS = {
    "takeRoom": "desk { room { id } }",
    "leaveRoom": "desk { room { id } }",
    "enrolKiosk": "address",
}
_WAITING = "query ($zoneId: ID!) { queueBoard(zoneId: $zoneId) { waiting } }"
_STATE = "query ($id: ID!) { ticket(id: $id) { number state } }"


@dataclass
class Counter:
    """Clinicians and a nurse at a running server; each is signed in when first asked for."""

    demo: LiveDemo

    def do(self, name: str, role: str, person: str, /, **values: object) -> dict[str, Any]:
        """What a mutation of somebody comes to: a success or a refusal."""
        kind = name[0].upper() + name[1:]
        document = _CHANGE.format(name=name, kind=kind, fields=_FIELDS.get(name, _TICKET))
        given = {"input": {"requestId": f"test-of-pages-{next(_NUMBERS)}", **values}}
        reply = self.demo.client.post(
            "/graphql",
            json={"query": document, "variables": given},
            headers={"Authorization": f"Bearer {_token(self.demo.said, role, person)}"},
        )
        answer: dict[str, Any] = reply.json()
        assert "errors" not in answer, answer
        done: dict[str, Any] = answer["data"][name]
        return done

    def enrol(self, level_id: str, page: str) -> str:
        """The address by which a screen speaks to a level."""
        wish = {"kind": "DISPLAY", "name": "Board", "levelId": level_id, "page": page}
        done = self.do("enrolKiosk", "facilities", "Wang", **wish)
        assert done["__typename"] == "EnrolKioskSuccess", done
        return str(done["address"])

    def take_room(self, room: str, person: str) -> None:
        """Somebody works in a room from now on."""
        done = self.do("takeRoom", "clinician", person, roomId=room, relieves=True)
        assert done["__typename"] == "TakeRoomSuccess", done

    def call(self, ticket_id: str, room: str, person: str) -> None:
        """Calls from a room until it is a ticket's turn."""
        while True:
            done = self.do("callNext", "clinician", person, roomId=room)
            assert done["__typename"] == "CallNextSuccess", done
            if done["ticket"]["id"] == ticket_id:
                return

    def act(self, name: str, ticket_id: str, person: str) -> None:
        """Something that a clinician does to a ticket."""
        done = self.do(name, "clinician", person, ticketId=ticket_id)
        assert not done["__typename"].startswith("Refusal"), done

    def issue(self, queue: str, name: str | None = None) -> dict[str, Any]:
        """A ticket that a nurse gives at the desk."""
        done = self.do("issueTicket", "nurse", "Nurse", queueId=queue, personName=name)
        assert done["__typename"] == "IssueTicketSuccess", done
        ticket: dict[str, Any] = done["ticket"]
        return ticket

    def state(self, ticket_id: str) -> str:
        state: str = self.demo.data(_STATE, {"id": ticket_id})["ticket"]["state"]
        return state

    def waiting(self, zone: str) -> int:
        """How many wait in a zone."""
        waiting: int = self.demo.data(_WAITING, {"zoneId": zone})["queueBoard"]["waiting"]
        return waiting


@cache
def _token(said: str, role: str, person: str) -> str:
    """Of somebody at the server that said this when it started."""
    folder = _FOLDER.search(said)
    assert folder is not None, said
    told = run_command("token", "--role", role, "--as", person, "--data-dir", folder[1])
    return told.split()[-1]


def open_queues(page: Page) -> None:
    """The kiosk's queues, from its first view."""
    page.locator(".numbers-open").click()
    expect(page.locator(".queue").first).to_be_visible()


def open_queue(page: Page, queue: str = "internal-medicine") -> None:
    open_queues(page)
    page.locator(f'[data-queue="{queue}"]').click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".number-take button")).to_be_visible()


def take_number(page: Page, queue: str = "internal-medicine") -> str:
    """A number from the kiosk's first view; the ticket's secret."""
    open_queue(page, queue)
    page.locator(".number-take button").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".ticket-figure")).to_be_visible()
    return ticket_of(page)


def ticket_of(page: Page) -> str:
    """The secret of the ticket that a kiosk shows."""
    secret: str = page.evaluate("sessionStorage['visit.ticket']")
    assert re.fullmatch(r"[0-9a-f]{32}", secret)
    return secret


def open_ticket(
    pages: OpenPages, secret: str, at: str | None = None, **wishes: Unpack[Wishes]
) -> Page:
    """A ticket's page on a phone."""
    usual: Wishes = {"size": PHONE_SIZE, "has_touch": True, "fragment": secret}
    usual.update(wishes)
    page = pages.open("/ticket", {"at": at} if at else {}, **usual)
    expect(page.locator(".ticket-figure")).to_be_visible()
    return page


def numbers(page: Page) -> None:
    open_queues(page)


def number(page: Page) -> None:
    open_queue(page)


def number_search(page: Page) -> None:
    open_queues(page)
    page.locator(".number-search").click(delay=PRESS_MILLISECONDS)
    page.locator("#number-text").press_sequentially("wk")
    expect(page.locator(".queue").first).to_be_visible(timeout=FIRST_WAY_MS)


def check_in(page: Page) -> None:
    open_queues(page)
    page.locator(".number-check-in").click(delay=PRESS_MILLISECONDS)
    page.locator("#check-in-text").press_sequentially("9000")
    page.locator(".check-in-send").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".taking-notice")).to_be_visible()


def ticket(page: Page) -> None:
    take_number(page)
    expect(page.locator(".ticket-code-picture svg")).to_be_visible()


KIOSK_VIEWS: Mapping[str, Callable[[Page], None]] = {
    view.__name__: view for view in (numbers, number, number_search, check_in, ticket)
}
"""Each view of numbers on the kiosk, and how one comes to it from the first."""


def _phone(pages: OpenPages, wishes: Wishes) -> Page:
    usual: Wishes = {"size": PHONE_SIZE, "has_touch": True}
    usual.update(wishes)
    page = pages.open("/ticket", {"at": "OP-1F-01"}, **usual)
    expect(page.locator(".queue-row").first).to_be_visible()
    return page


def phone_queue(pages: OpenPages, wishes: Wishes) -> Page:
    page = _phone(pages, wishes)
    page.locator('[data-queue="pharmacy"]').click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".ticket-foot .number-class")).to_be_visible()
    return page


def phone_ticket(pages: OpenPages, wishes: Wishes) -> Page:
    page = phone_queue(pages, wishes)
    page.locator(".ticket-foot .number-class").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".ticket-walk")).to_be_visible()
    return page


def phone_give_up(pages: OpenPages, wishes: Wishes) -> Page:
    page = phone_ticket(pages, wishes)
    page.locator(".ticket-foot .phone-quiet").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".ticket-give-up")).to_be_visible()
    return page


def phone_check_in(pages: OpenPages, wishes: Wishes) -> Page:
    page = _phone(pages, wishes)
    page.locator(".ticket-main .phone-second").first.click(delay=PRESS_MILLISECONDS)
    expect(page.locator("#check-in-text")).to_be_visible()
    return page


def phone_person(pages: OpenPages, wishes: Wishes) -> Page:
    page = phone_ticket(pages, wishes)
    page.locator(".bar-person").click(delay=PRESS_MILLISECONDS)
    expect(page.locator(".phone-desk")).to_be_visible(timeout=FIRST_WAY_MS)
    return page


PHONE_VIEWS: Mapping[str, Callable[[OpenPages, Wishes], Page]] = {
    view.__name__.removeprefix("phone_"): view
    for view in (phone_queue, phone_ticket, phone_give_up, phone_check_in, phone_person)
}
"""Each view of a ticket's page, opened as a visitor comes to it."""
