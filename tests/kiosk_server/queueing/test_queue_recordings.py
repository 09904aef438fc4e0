"""What staff can have said to them: names as a hall hears them, reasons, refusals."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo
from tests.services.forked import run_command

ISSUE = """mutation ($input: IssueTicketInput!) { issueTicket(input: $input) {
  ... on IssueTicketSuccess { ticket { id maskedName nameSpeechUrl } } } }"""
HOLD = """mutation ($input: HoldTicketInput!) { holdTicket(input: $input) {
  ... on HoldTicketSuccess { ticket { history { text speechUrl } } } } }"""
TAKE = """mutation ($input: TakeRoomInput!) { takeRoom(input: $input) {
  ... on TakeRoomSuccess { desk { clinicianName clinicianSpeechUrl } }
  ... on Refusal { code message speechUrl } } }"""
PAIR = """query ($input: ID!, $other: ID!) { explainPair(ticketId: $input, otherId: $other) {
  text speechUrl firstReason firstSpeechUrl secondReason secondSpeechUrl } }"""
DESK = """query ($input: Boolean!) { zoneDesk(zoneId: "waiting-1") {
  lines { tickets { number nameSpeechUrl @include(if: $input) } } } }"""


def ask(demo: LiveDemo, token: str, document: str, **variables: object) -> dict[str, Any]:
    """A whole answer, in Chinese."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    reply = demo.client.post(
        "/graphql",
        json={"query": document, "variables": variables},
        headers={**headers, "Accept-Language": "zh-CN"},
    )
    answer: dict[str, Any] = reply.json()
    return answer


def done(demo: LiveDemo, token: str, document: str, **given: object) -> Mapping[str, Any]:
    """What something comes to that was asked for anew."""
    answer = ask(demo, token, document, input={**given, "requestId": str(uuid4())})
    assert "errors" not in answer, answer
    found: Mapping[str, Any] = next(iter(answer["data"].values()))
    return found


def first_of(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    """Who is first in any line of a zone."""
    lines = answer["data"]["zoneDesk"]["lines"]
    found: Mapping[str, Any] = next(each for line in lines for each in line["tickets"])
    return found


def test_staff_hear_names_as_a_hall_does_and_visitors_none(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with live_demo(folder, "--plan", CLINIC) as demo:
        nurse, doctor = (
            run_command("token", "--role", role, "--as", name, "--data-dir", folder).split()[-1]
            for role, name in (("nurse", "Lin"), ("clinician", "Zhou"))
        )
        one, same, other, nobody = (
            done(demo, nurse, ISSUE, queueId="surgery", personName=name)["ticket"]
            for name in ("张小三", "张大三", "李小四", None)
        )
        taken = done(demo, doctor, TAKE, roomId="consulting-3")["desk"]
        refused = done(demo, nurse, TAKE, roomId="consulting-3")
        pair = ask(demo, nurse, PAIR, input=one["id"], other=same["id"])["data"]["explainPair"]
        silent, heard = (first_of(ask(demo, nurse, DESK, input=is_on)) for is_on in (False, True))
        held = [
            done(demo, nurse, HOLD, ticketId=each["id"], reason=why)["ticket"]["history"][-1]
            for each, why in ((one, "发热"), (same, ""))
        ]
        of_ticket = f'{{ ticket(id: "{one["id"]}") {{ maskedName nameSpeechUrl }} }}'
        visitor = ask(demo, "", of_ticket)
        sound = demo.client.get(one["nameSpeechUrl"])

    assert one["maskedName"] == same["maskedName"] == "张*三"
    assert one["nameSpeechUrl"] == same["nameSpeechUrl"] != other["nameSpeechUrl"]
    assert nobody["nameSpeechUrl"] is None
    assert sound.content[:4] == b"RIFF"
    assert "发热" in held[0]["text"]
    assert held[0]["speechUrl"] == held[1]["speechUrl"], "a reason is what somebody typed"
    assert (taken["clinicianName"], bool(taken["clinicianSpeechUrl"])) == ("Zhou", True)
    assert (refused["code"], bool(refused["speechUrl"])) == ("ROOM_TAKEN", True)
    assert len({pair["speechUrl"], pair["firstSpeechUrl"]} - {None}) == 2
    assert pair["secondSpeechUrl"]
    assert "nameSpeechUrl" not in silent
    assert heard["nameSpeechUrl"] == one["nameSpeechUrl"]
    assert visitor["data"]["ticket"] is None or visitor["data"]["ticket"]["nameSpeechUrl"] is None
    assert visitor["errors"][0]["extensions"]["code"] == "FORBIDDEN"
