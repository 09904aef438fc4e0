"""What tests of enrolled screens ask a running server, as staff and as a screen."""

import re
from collections.abc import Mapping
from itertools import count
from typing import Any

from tests.kiosk_server.live_demo import LiveDemo
from tests.services.forked import run_command

FOLDER = re.compile(r"runs from the folder (\S+)\.")
LEVEL, OTHER = "f1", "f2"
PAGE = "/kiosk?at=E1&loudspeaker=on"
ENROL = """mutation ($input: EnrolKioskInput!) { enrolKiosk(input: $input) {
  ... on EnrolKioskSuccess { address qrSvg kiosk { id } } ... on Refusal { code } } }"""
END = """mutation ($input: EndKioskInput!) { endKiosk(input: $input) {
  ... on EndKioskSuccess { kiosk { id } } ... on Refusal { code } } }"""
KIOSKS = """{ kiosks { id kind name level { id } page state enrolledBy openedAt seenAt sound } }"""
REPORT = """mutation ($sound: KioskSound!) { reportKioskHealth(input: {sound: $sound}) }"""
REPORT_FROM = """mutation ($sound: KioskSound!, $zoneId: ID!) {
  reportKioskHealth(input: {sound: $sound, zoneId: $zoneId}) }"""
VOICES = "{ announcementVoices { zoneId loudspeakers unsaid unsaidSince unheard } }"
CLAIM = """mutation ($zoneId: ID!) {
  claimAnnouncement(zoneId: $zoneId, playerId: "player-of-a-test") { id } }"""
FINISH = """mutation ($zoneId: ID!, $id: ID!) {
  finishAnnouncement(zoneId: $zoneId, playerId: "player-of-a-test", announcementId: $id) }"""
ANNOUNCE = """mutation ($input: AnnounceInput!) { announce(input: $input) {
  ... on AnnounceSuccess { announcements { id } } ... on Refusal { code } } }"""
REVOKE = """mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) {
  ... on RevokeTokenSuccess { token { id } } ... on Refusal { code } } }"""
TOKENS = "{ tokens(first: 100) { edges { node { id kind name revokedAt } } } }"
NUMBERS = count(1)


def asked(
    demo: LiveDemo, document: str, variables: Mapping[str, Any], headers: Mapping[str, str]
) -> dict[str, Any]:
    answer: dict[str, Any] = demo.client.post(
        "/graphql",
        json={"query": document, "variables": variables},
        headers={"Accept-Language": "en", **headers},
    ).json()
    return answer


def staff(demo: LiveDemo, role: str) -> dict[str, str]:
    folder = FOLDER.search(demo.said)
    assert folder is not None
    token = run_command("token", "--role", role, "--as", "Wang", "--data-dir", folder[1])
    return {"Authorization": f"Bearer {token.split()[-1]}"}


def enrolled(demo: LiveDemo, headers: Mapping[str, str], **values: object) -> dict[str, Any]:
    wish = {
        "kind": "KIOSK",
        "name": "Lobby",
        "levelId": LEVEL,
        "page": PAGE,
        "requestId": f"enrol-{next(NUMBERS)}",
    }
    answer = asked(demo, ENROL, {"input": {**wish, **values}}, headers)
    done: dict[str, Any] = answer["data"]["enrolKiosk"]
    return done


def screen(demo: LiveDemo, address: str) -> dict[str, str]:
    """What a browser sends that has opened the address of a screen."""
    opened = demo.client.post(address)
    assert opened.status_code == 303
    cookie = opened.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    demo.client.cookies.clear()
    return {"Cookie": cookie.partition(";")[0], "Origin": demo.address}


def is_forbidden(answer: Mapping[str, Any]) -> bool:
    return bool(answer.get("errors")) and answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"


def listed(demo: LiveDemo, headers: Mapping[str, str], kiosk_id: str) -> dict[str, Any] | None:
    """How a screen stands in the list; None: it is not there."""
    kiosks = asked(demo, KIOSKS, {}, headers)["data"]["kiosks"]
    found: list[dict[str, Any]] = [each for each in kiosks if each["id"] == kiosk_id]
    return found[0] if found else None


def ended(
    demo: LiveDemo, headers: Mapping[str, str], kiosk_id: str, request: str
) -> dict[str, Any]:
    wish = {"kioskId": kiosk_id, "requestId": request}
    return asked(demo, END, {"input": wish}, headers)
