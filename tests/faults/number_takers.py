"""Patients who take numbers over HTTP, and clinicians who call them, while the server is killed:
each goes on asking for the same until it has an answer.
"""

import json
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from signal import Signals
from typing import Any
from uuid import UUID

from tests.kiosk_server.runtime.server_process import SERVE, running
from tests.services.forked import run_command

ISSUE = """mutation ($input: IssueTicketInput!) { issueTicket(input: $input) {
  ... on IssueTicketSuccess { ticket { id number } } ... on Refusal { code } } }"""
CALL = """mutation ($input: CallNextInput!) { callNext(input: $input) {
  ... on CallNextSuccess { ticket { id number } } ... on Refusal { code } } }"""
TAKE = """mutation ($input: TakeRoomInput!) { takeRoom(input: $input) {
  ... on TakeRoomSuccess { desk { isMine } } ... on Refusal { code } } }"""
QUEUE, ROOMS = "internal-medicine", ("consulting-1", "consulting-2")
_PATIENCE_SECONDS = 20.0
_PAUSE = threading.Event()


@dataclass
class Day:
    """What everybody was told."""

    total: int
    port: int
    seed: int = 1
    issued: list[tuple[str, str]] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begun(self) -> int:
        """How many numbers have been told."""
        return len(self.issued)


class Asker:
    """One client, which asks again until it is answered."""

    def __init__(self, day: Day, seed: int, token: str = "") -> None:
        self._day = day
        self._random = Random(seed)
        self._headers = {"Content-Type": "application/json"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self._connection: HTTPConnection | None = None

    def ask(self, document: str, wish: dict[str, str]) -> dict[str, Any]:
        """The answer to a request, which is sent again while nobody answers."""
        wish = {**wish, "requestId": str(UUID(int=self._random.getrandbits(128)))}
        body = json.dumps({"query": document, "variables": {"input": wish}})
        until = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                answer = self._send(body)
            except (OSError, HTTPException):
                self.close()
                assert time.monotonic() < until, "nobody answers any more"
                _PAUSE.wait(0.02)  # The server is being started again.
            else:
                assert "errors" not in answer, answer
                found: dict[str, Any] = next(iter(answer["data"].values()))
                return found

    def close(self) -> None:
        """Lets go of the connection."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _send(self, body: str) -> dict[str, Any]:
        if self._connection is None:
            self._connection = HTTPConnection("127.0.0.1", self._day.port, timeout=5)
        self._connection.request("POST", "/graphql", body, self._headers)
        answer: dict[str, Any] = json.loads(self._connection.getresponse().read())
        return answer


def take_numbers(day: Day, asker: Asker) -> None:
    """Takes numbers until there are enough."""
    while True:
        with day.lock:
            if day.total <= 0:
                asker.close()
                return
            day.total -= 1
        ticket = asker.ask(ISSUE, {"queueId": QUEUE})["ticket"]
        with day.lock:
            day.issued.append((ticket["id"], ticket["number"]))


def call_numbers(day: Day, asker: Asker, room_id: str) -> None:
    """Takes a room, and calls until all is over."""
    asker.ask(TAKE, {"roomId": room_id})
    while not day.is_over.is_set():
        done = asker.ask(CALL, {"roomId": room_id})
        if "ticket" in done:
            with day.lock:
                day.called.append(done["ticket"]["id"])
    asker.close()


def play(settings: Path, port: int, total: int, patients: int, kills: int) -> Day:
    """A day in which the server is killed so many times; the same seed, the same wishes."""
    day = Day(total, port)
    tokens = [
        run_command("token", "--role", "clinician", "--as", room, "--config", settings).strip()
        for room in ROOMS
    ]
    client = run_command("token", "--kind", "client", "--as", "taker", "--config", settings)
    takers = [
        threading.Thread(target=take_numbers, args=(day, Asker(day, number, client.strip())))
        for number in range(patients)
    ]
    callers = [
        threading.Thread(target=call_numbers, args=(day, Asker(day, 1000 + number, token), room))
        for number, (token, room) in enumerate(zip(tokens, ROOMS, strict=True))
    ]
    for thread in (*takers, *callers):
        thread.start()
    chance = Random(1)
    for moment in sorted(chance.uniform(0.1, 0.9) for _ in range(kills)):
        _serve_until(settings, day, round(total * moment), takers)
    with running(settings, command=SERVE) as server:
        server.wait_for('"listening"')
        for thread in takers:
            thread.join()
        day.is_over.set()
        for thread in callers:
            thread.join()
    return day


def _serve_until(settings: Path, day: Day, moment: int, takers: Sequence[threading.Thread]) -> None:
    """A server that is killed when so many numbers have been told."""
    with running(settings, command=SERVE) as server:
        server.wait_for('"listening"')
        while day.begun() < moment and any(thread.is_alive() for thread in takers):
            _PAUSE.wait(0.005)
        server.signal(Signals.SIGKILL)
        server.exit_status()
