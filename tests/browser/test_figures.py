"""A manager looks at waiting times, and listens to them: by every look, on desk and phone."""

import json
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.axe import axe
from tests.browser.kiosk_steps import overflows
from tests.browser.pages import PHONE_SIZE, OpenPages
from tests.browser.signing_in import sign_in
from tests.browser.station import Station
from tests.browser.voice_steps import go_until, listen, press, send, unspoken, wait_until_heard

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
    expect(page.get_by_role("link", name="Last 7 days")).to_have_attribute("aria-current", "page")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as a table (CSV)").click()
    assert saved.value.suggested_filename.startswith("figures-")

    _hear_them_by_keypad(page)
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


def _hear_them_by_keypad(page: Page) -> None:
    """Each row of a table is a line in words; days and language are chosen by the keys too."""
    listen(page)
    assert "Voice is on" in press(page, "next")
    expect(page.get_by_role("table")).to_have_count(0)
    assert unspoken(page) == []
    go_until(page, "All together")
    wait_until_heard(page, "1 called")
    wait_until_heard(page, "1 still waiting")
    go_until(page, "Surgery")
    wait_until_heard(page, "1 still waiting")
    go_until(page, "Today", "previous")
    with page.expect_navigation():
        send(page, "F22")
    page.wait_for_selector("#app[data-ready]")
    wait_until_heard(page, "Waiting times")
    assert axe(page, target_px=44) == []
    with page.expect_navigation():
        page.locator(".bar-language").click()
    page.wait_for_selector("#app[data-ready]")
    wait_until_heard(page, "等候时间统计")
    expect(page.get_by_role("link", name="今天")).to_have_attribute("aria-current", "page")
    assert unspoken(page) == []
    page.locator(".bar-voice").click()
    expect(page.get_by_role("table").first).to_be_visible()
