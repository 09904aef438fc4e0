"""A manager looks at waiting times: in the browser, by every look, on desk and phone."""

import json
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.axe import axe
from tests.browser.kiosk_steps import overflows
from tests.browser.pages import PHONE_SIZE, OpenPages
from tests.browser.signing_in import sign_in
from tests.browser.station import Station

DESK_SIZE = (1440, 900)
ISSUE = """mutation ($input: IssueTicketInput!) { issueTicket(input: $input) {
  ... on IssueTicketSuccess { ticket { id } } ... on Refusal { code } } }"""
TAKE = """mutation ($input: TakeRoomInput!) { takeRoom(input: $input) {
  ... on TakeRoomSuccess { desk { isMine } } ... on Refusal { code } } }"""
CALL = """mutation ($input: CallNextInput!) { callNext(input: $input) {
  ... on CallNextSuccess { ticket { id } } ... on Refusal { code } } }"""
ROOM = "pharmacy-window-2"


def do(page: Page, address: str, document: str, **given: str) -> None:
    """What somebody does as whom the browser has signed in."""
    body = {"query": document, "variables": {"input": {**given, "requestId": str(uuid4())}}}
    headers = {"content-type": "application/json", "origin": address}
    answer = page.request.post(f"{address}/graphql", data=json.dumps(body), headers=headers).json()
    assert "errors" not in answer, answer
    assert "code" not in str(answer["data"]), answer


def test_a_manager_signs_in_and_reads_the_figures_in_every_look(
    station: Station, clinic_pages: OpenPages
) -> None:
    address = station.demo.address
    room = clinic_pages.open("/sign-in", {"next": "/sign-in"}, size=DESK_SIZE, waits=False)
    for queue in ("surgery", "pharmacy"):
        do(room, address, ISSUE, queueId=queue)
    sign_in(room, station.demo, "clinician")
    room.wait_for_load_state()
    do(room, address, TAKE, roomId=ROOM)
    do(room, address, CALL, roomId=ROOM)

    page = clinic_pages.open("/figures", {"locale": "en"}, size=DESK_SIZE, waits=False)
    sign_in(page, station.demo, "manager")

    table = page.get_by_role("region", name="Table: By queue")
    expect(table.get_by_role("rowheader", name="Surgery")).to_be_visible()
    expect(page.get_by_role("img", name="Plot: mean waits in minutes by queue")).to_be_visible()
    page.get_by_role("link", name="Last 7 days").click()
    expect(page.get_by_role("link", name="Last 7 days")).to_have_attribute("aria-current", "true")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as a table (CSV)").click()
    assert saved.value.suggested_filename.startswith("figures-")

    for look, (width, height), others, target in (
        ("", PHONE_SIZE, (), 44),
        ("&mode=large", DESK_SIZE, ("color-contrast-enhanced",), 60),
        ("&mode=large&contrast=high", PHONE_SIZE, ("color-contrast-enhanced",), 60),
    ):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{address}/figures?locale=zh-CN{look}")
        expect(page.get_by_role("heading", name="等候时间统计")).to_be_visible()
        assert not overflows(page), (look, width)
        assert axe(page, *others, target_px=target) == [], (look, width)
