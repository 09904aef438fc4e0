"""Queues over GraphQL on a running clinic: who may what, what boards show, what is told at once."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo
from tests.services.forked import run_command

GRAPHQL = Subprotocol("graphql-transport-ws")
PATIENCE_SECONDS = 10.0
ISSUE = """mutation ($input: IssueTicketInput!) { issueTicket(input: $input) {
  ... on IssueTicketSuccess { ticket {
    id number ahead state estimatedCall { earliest latest } } }
  ... on Refusal { code message } } }"""
CALL = """mutation ($input: CallNextInput!) { callNext(input: $input) {
  ... on CallNextSuccess { ticket { id number personName maskedName } }
  ... on Refusal { code message } } }"""
TAKE = """mutation ($input: TakeRoomInput!) { takeRoom(input: $input) {
  ... on TakeRoomSuccess { desk { isMine next { number } } } ... on Refusal { code } } }"""
CHECK_IN = """mutation ($input: CheckInInput!) { checkIn(input: $input) {
  ... on CheckInSuccess { ticket { id queue { rooms { id } } } } ... on Refusal { code } } }"""
FINISH = """mutation ($input: FinishTicketInput!) { finishTicket(input: $input) {
  ... on FinishTicketSuccess { ticket { state } } ... on Refusal { code } } }"""
RETURN = """mutation ($input: ReturnTicketInput!) { returnTicket(input: $input) {
  ... on ReturnTicketSuccess { ticket { state resultsText } } ... on Refusal { code message } } }"""
PATIENTS = 64
BOARD = """{ zone { id name } called { number maskedName roomName } waiting
  next { number queueId } }"""


class Clinic:
    """A running clinic, asked by different people."""

    def __init__(self, demo: LiveDemo, folder: Path) -> None:
        self.demo = demo
        self._folder = folder
        self._tokens: dict[str, str] = {}

    def token(self, kind: str, value: str) -> str:
        if value not in self._tokens:
            order = ("token", f"--{kind}", value, "--as", value.capitalize())
            said = run_command(*order, "--data-dir", self._folder)
            self._tokens[value] = said.split()[-1]
        return self._tokens[value]

    def ask(
        self, document: str, given: Mapping[str, Any] | None = None, token: str = ""
    ) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if given is not None and "requestId" not in given:
            given = {**given, "requestId": str(uuid4())}
        body = {"query": document, "variables": {} if given is None else {"input": given}}
        answer: dict[str, Any] = self.demo.client.post(
            "/graphql", json=body, headers={**headers, "Accept-Language": "en"}
        ).json()
        return answer

    def done(self, document: str, given: Mapping[str, Any], token: str = "") -> dict[str, Any]:
        answer = self.ask(document, given, token)
        assert "errors" not in answer, answer
        found: dict[str, Any] = next(iter(answer["data"].values()))
        return found


@pytest.fixture(scope="module")
def clinic_of_queues(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """A clinic of its own, whose numbers nobody else takes."""
    folder = tmp_path_factory.mktemp("queues") / "data"
    with live_demo(folder, "--plan", CLINIC) as demo:
        yield Clinic(demo, folder)


@contextmanager
def watching(clinic: Clinic, document: str) -> Iterator[ClientConnection]:
    """A socket that has told what a subscription says first."""
    address = f"{clinic.demo.address.replace('http', 'ws')}/graphql"
    with connect(address, subprotocols=[GRAPHQL]) as socket:
        socket.send('{"type":"connection_init","payload":{"locale":"en"}}')
        assert json.loads(socket.recv(PATIENCE_SECONDS))["type"] == "connection_ack"
        payload = {"query": document}
        socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        yield socket


def told(socket: ClientConnection) -> dict[str, Any]:
    """The next thing that is told."""
    message = json.loads(socket.recv(PATIENCE_SECONDS))
    assert message["type"] == "next", message
    found: dict[str, Any] = next(iter(message["payload"]["data"].values()))
    return found


def test_a_patient_takes_a_number_is_called_and_the_board_and_phone_tell_it(
    clinic_of_queues: Clinic,
) -> None:
    clinic = clinic_of_queues
    doctor = clinic.token("role", "clinician")

    wish = {"queueId": "surgery", "personName": "张小三", "requestId": str(uuid4())}
    ticket = clinic.done(ISSUE, wish)["ticket"]
    again = clinic.done(ISSUE, wish)["ticket"]
    board_of = f'subscription {{ queueBoard(zoneId: "waiting-1") {BOARD} }}'
    ticket_of = f'subscription {{ ticket(id: "{ticket["id"]}") {{ state ahead room {{ id }} }} }}'
    with watching(clinic, board_of) as board, watching(clinic, ticket_of) as phone:
        before, waiting = told(board), told(phone)
        clinic.done(TAKE, {"roomId": "consulting-3"}, doctor)
        called = clinic.done(CALL, {"roomId": "consulting-3"}, doctor)["ticket"]
        shown = told(board)
        while not shown["called"]:
            shown = told(board)
        turned = told(phone)
        while turned["state"] != "CALLED":
            turned = told(phone)

    assert ticket == again
    assert (ticket["number"], ticket["ahead"], ticket["estimatedCall"]) == ("B001", 0, None)
    assert before["zone"]["name"] == "Ground floor waiting area"
    assert before["next"] == [{"number": "B001", "queueId": "surgery"}]
    assert waiting == {"state": "IN_ZONE", "ahead": 0, "room": None}
    assert (called["personName"], called["maskedName"]) == ("张小三", "张*三")
    assert shown["called"] == [
        {"number": "B001", "maskedName": "张*三", "roomName": "Consulting room 3"}
    ]
    assert shown["waiting"] == 0
    assert turned == {"state": "CALLED", "ahead": None, "room": {"id": "consulting-3"}}


def test_only_who_may_does_it(clinic_of_queues: Clinic) -> None:
    clinic = clinic_of_queues
    display = clinic.token("kind", "display")
    kiosk = clinic.token("kind", "kiosk")
    facilities = clinic.token("role", "facilities")
    ticket = clinic.done(ISSUE, {"queueId": "laboratory"}, kiosk)["ticket"]
    named = '{ ticket(id: "%s") { number personName } }' % ticket["id"]  # noqa: UP031 braces

    for token in ("", display, kiosk, facilities):
        assert code_of(clinic.ask(CALL, {"roomId": "laboratory"}, token)) == "FORBIDDEN"
    assert code_of(clinic.ask(ISSUE, {"queueId": "laboratory"}, display)) == "FORBIDDEN"
    assert code_of(clinic.ask(named)) == "FORBIDDEN"
    assert code_of(clinic.ask('{ zoneDesk(zoneId: "waiting-2") { version } }')) == "FORBIDDEN"
    forged = clinic.ask(f'{{ ticket(id: "{"0" * 32}") {{ number }} }}')
    assert forged["data"] == {"ticket": None}
    refused = clinic.done(CALL, {"roomId": "laboratory"}, clinic.token("role", "nurse"))
    assert refused["code"] == "ROOM_NOT_YOURS"
    unknown = clinic.done(ISSUE, {"queueId": "nowhere"})
    assert unknown == {
        "code": "QUEUE_UNKNOWN",
        "message": "There is no such queue. Please open the page again and choose one from the"
        " list.",
    }


def test_an_appointment_of_the_records_is_checked_in(clinic_of_queues: Clinic) -> None:
    document = """mutation ($input: CheckInInput!) { checkIn(input: $input) {
      ... on CheckInSuccess { ticket { number appointment { startsAt } } }
      ... on CheckInChoice { appointments { queue { id } startsAt endsAt } }
      ... on Refusal { code } } }"""

    nobody = clinic_of_queues.done(document, {"identification": "ZZ99ZZ99", "kind": "CARD"})
    nonsense = clinic_of_queues.done(document, {"identification": "?"})
    card = f"9000{PATIENTS:04}"
    two = clinic_of_queues.done(document, {"identification": card, "kind": "CARD"})["appointments"]

    assert nobody == {"code": "PATIENT_UNKNOWN"}
    assert nonsense == {"code": "IDENTIFICATION_UNFIT"}
    assert len({each["queue"]["id"] for each in two}) == 2
    assert len({each["startsAt"] for each in two}) == 1


def test_rules_are_changed_while_people_wait_and_taken_back(clinic_of_queues: Clinic) -> None:
    clinic = clinic_of_queues
    manager = clinic.token("role", "manager")
    change = """mutation ($input: ChangeQueueRulesInput!) { changeQueueRules(input: $input) {
      ... on ChangeQueueRulesSuccess { rules { version madeBy note } }
      ... on Refusal { code } } }"""
    restore = """mutation ($input: RestoreQueueRulesInput!) { restoreQueueRules(input: $input) {
      ... on RestoreQueueRulesSuccess { rules { version } } ... on Refusal { code } } }"""
    doors = '{"mostWaiting": 2, "roomMostWaiting": {"pharmacy-window-2": 4}}'
    closed = f'{{"hospital": {{"opening": {{"quota": 0}}, "roomWait": {doors}}}}}'
    caps = '{ zoneDesk(zoneId: "pharmacy") { rooms { room { id } mostAtDoor } } }'
    versions = "{ queueRules { version } queueRulesHistory { version madeBy } }"

    seen = clinic.ask(versions, None, manager)["data"]["queueRules"]["version"]
    wish = {"rules": closed, "seenVersion": seen, "note": "closed"}
    faults = clinic.ask(
        '{ checkQueueRules(rules: "{\\"hospital\\": {\\"quota\\": 1}}") { path message } }',
        None,
        manager,
    )["data"]["checkQueueRules"]
    unfit = clinic.done(change, {**wish, "rules": "{"}, manager)
    made = clinic.done(change, wish, manager)["rules"]
    refused = clinic.done(ISSUE, {"queueId": "paediatrics"})
    desk = clinic.ask(caps, None, clinic.token("role", "nurse"))["data"]["zoneDesk"]
    stale = clinic.done(change, wish, manager)
    back = clinic.done(restore, {"version": seen, "seenVersion": seen + 1}, manager)
    issued = clinic.done(ISSUE, {"queueId": "paediatrics"})
    history = clinic.ask(versions, None, manager)["data"]["queueRulesHistory"]

    assert faults[0]["path"] == "hospital.quota"
    assert unfit == {"code": "RULES_UNFIT"}
    assert made == {"version": seen + 1, "madeBy": "Manager", "note": "closed"}
    assert refused["code"] in {"QUEUE_QUOTA_USED", "QUEUE_CLOSED"}
    most_of = {each["room"]["id"]: each["mostAtDoor"] for each in desk["rooms"]}
    assert (most_of["pharmacy-window-1"], most_of["pharmacy-window-2"]) == (2, 4)
    assert stale == {"code": "RULES_CHANGED"}
    assert back["rules"]["version"] == seen + 2
    assert issued["ticket"]["number"] == "C001"
    assert [each["version"] for each in history] == [seen + 2, seen + 1, seen]


def code_of(answer: Mapping[str, Any]) -> str:
    """The code of an answer's first error."""
    code: str = answer["errors"][0]["extensions"]["code"]
    return code


def test_names_of_queues_rooms_and_places_have_recordings(clinic_of_queues: Clinic) -> None:
    ticket = clinic_of_queues.done(ISSUE, {"queueId": "pharmacy"})["ticket"]
    asked = clinic_of_queues.ask(
        f"""{{ queues {{ id speechUrl rooms {{ id speechUrl }} zone {{ id speechUrl }} }}
        ticket(id: "{ticket["id"]}") {{ placeSpokenText placeSpeechUrl }}
        explainPosition(ticketId: "{ticket["id"]}") {{ spokenText speechUrl }}
        speech(messages: [
          {{id: "follow-go-now", args: [{{name: "place", queueZoneId: "waiting-1"}}]}}
          {{id: "voice-thing", args: [{{name: "thing", queueRoomId: "pharmacy-window-1"}}]}}
          {{id: "voice-thing", args: [{{name: "thing", queueId: "nowhere"}}]}}
        ]) {{ text speechUrl }} }}"""
    )["data"]

    things = [each for queue in asked["queues"] for each in (queue, queue["zone"], *queue["rooms"])]
    addresses = {each["id"]: each["speechUrl"] for each in things}
    assert all(addresses.values())
    assert len({addresses[f"pharmacy-window-{number}"] for number in (1, 2)}) == 2
    assert asked["ticket"]["placeSpokenText"]
    assert asked["ticket"]["placeSpeechUrl"]
    assert asked["explainPosition"]["speechUrl"] != asked["ticket"]["placeSpeechUrl"]
    zone, window, nowhere = asked["speech"]
    assert "Ground floor waiting area" in zone["text"]
    assert window == {
        "text": "Pharmacy window 1",
        "speechUrl": addresses["pharmacy-window-1"],
    }
    assert nowhere == {"text": None, "speechUrl": None}
    sound = clinic_of_queues.demo.client.get(window["speechUrl"])
    assert sound.content[:4] == b"RIFF"


def check_in(clinic: Clinic) -> dict[str, Any]:
    """The ticket of one of the made-up patients whose time it is."""
    for number in range(1, PATIENTS + 1):
        card = f"9000{number:04}"
        done = clinic.done(CHECK_IN, {"kind": "CARD", "identification": card})
        if "ticket" in done:
            ticket: dict[str, Any] = done["ticket"]
            return ticket
    raise LookupError


def call(clinic: Clinic, ticket: dict[str, Any], token: str) -> None:
    """Calls whoever is next at the rooms of a queue until it is the ticket."""
    for room in ticket["queue"]["rooms"]:
        clinic.done(TAKE, {"roomId": room["id"], "relieves": True}, token)
        while "ticket" in (done := clinic.done(CALL, {"roomId": room["id"]}, token)):
            if done["ticket"]["id"] == ticket["id"]:
                return
    raise LookupError


def test_results_that_are_not_there_are_said_to_patient_and_staff(
    clinic_of_queues: Clinic,
) -> None:
    clinic = clinic_of_queues
    doctor, nurse = clinic.token("role", "clinician"), clinic.token("role", "nurse")
    ticket = check_in(clinic)
    call(clinic, ticket, doctor)
    sent = clinic.done(FINISH, {"ticketId": ticket["id"], "returnsWithResults": True}, doctor)
    assert sent["ticket"]["state"] == "AWAY_FOR_RESULTS"

    early = clinic.done(RETURN, {"ticketId": ticket["id"]})
    assert early["code"] == "RESULTS_NOT_READY"
    assert "They are expected at " in early["message"]

    back = clinic.done(RETURN, {"ticketId": ticket["id"]}, nurse)["ticket"]
    assert back == {"state": "IN_ZONE", "resultsText": "The results are not there yet"}
    asked = clinic.ask(f'{{ explainPosition(ticketId: "{ticket["id"]}") {{ text }} }}')
    assert "The results are not there yet. " in f"{asked['data']['explainPosition']['text']} "
