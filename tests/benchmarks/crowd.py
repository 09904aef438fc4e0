"""How soon everybody's way is answered again after a closure, when many phones stand open, each
with a way of its own: the worst minute of a server.

The phones are connections of this process that ask as the page does: within 0.4 s of the news. The
server is a demo of the sample hospital. Everything stays on 127.0.0.1.
"""

import asyncio
import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlsplit

from floorplans.model import Plan
from floorplans.sample_hospital import sample_hospital_plan
from tests.benchmarks.serving import processor_seconds
from tests.benchmarks.timing import print_table, shown
from tests.kiosk_server.live_demo import COMMAND, LiveDemo, live_demo

PHONES = 500
SPREAD_SECONDS = 0.4
"""As `SPREAD_MS` of the page: phones do not ask all in the same moment."""
TOLD_TO_COME_AGAIN = "WAYFINDING_BUSY"
_NEEDS = (
    *[None] * 6,
    *[{"profile": "WHEELCHAIR"}] * 2,
    *({"profile": "PRAM"}, {"mayUseStairs": False}),
)
_ADD = """mutation ($input: AddClosureInput!) { addClosure(input: $input) {
  ... on AddClosureSuccess { closure { id } } } }"""
_END = """mutation ($input: EndClosureInput!) { endClosure(input: $input) {
  ... on EndClosureSuccess { closure { id } } } }"""
_CLOSED = ("lift-3", "op-2f-street", "lift-13", "lift-1")
"""The lift and the corridor that most ways use, and two lifts that few do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the phones of one change were told, and the milliseconds since it was made."""

    milliseconds: tuple[float, ...]
    answers: tuple[dict[str, object] | None, ...]
    server_milliseconds: float

    @property
    def refused(self) -> int:
        """How many were told to come again."""
        return sum(answer is None for answer in self.answers)


class Phone:
    """One page with a way of its own."""

    def __init__(self, port: int, body: bytes) -> None:
        self._port = port
        self._request = (
            b"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            b"Accept-Language: en\r\nConnection: close\r\n"
            b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
        )

    async def ask(self) -> dict[str, object] | None:
        """The way as it is now; None where it is told to come again."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        writer.write(self._request)
        await reader.readuntil(b"\r\n\r\n")
        answer = json.loads(await reader.read())
        writer.close()
        if "errors" in answer:
            codes = {error["extensions"]["code"] for error in answer["errors"]}
            if codes != {TOLD_TO_COME_AGAIN}:
                raise RuntimeError(f"not answered: {codes}")
            return None
        route: dict[str, object] = answer["data"]["route"]
        return route


def measure_crowd(phones: int = PHONES) -> None:
    """Prints how long phones wait for their way after each of some changes."""
    with TemporaryDirectory() as folder, live_demo(Path(folder)) as demo:
        words = ["token", "--role", "facilities", "--as", "B", "--data-dir", folder]
        command: list[str | Path] = [COMMAND, *words]
        told = subprocess.run(command, capture_output=True, text=True, check=True)
        demo.client.headers["Authorization"] = f"Bearer {told.stdout.split()[-1]}"
        rows = asyncio.run(_measured(demo, phones))
    heads = ["", "half by", "95 % by", "all by", "other ways", "come again", "server, each"]
    load = os.getloadavg()[0]
    print_table(f"{phones} phones with ways of their own (load {load:.1f})", heads, rows)


async def _measured(demo: LiveDemo, count: int) -> list[list[str]]:
    port = urlsplit(demo.address).port or 0
    phones = [Phone(port, body) for body in _bodies(sample_hospital_plan(), count)]
    before = [await phone.ask() for phone in phones]
    rows = []
    for number, element_id in enumerate(_CLOSED):
        given = {"elementId": element_id, "reason": "x", "requestId": f"a{number}"}
        began = perf_counter()
        done = await asyncio.to_thread(demo.data, _ADD, {"input": given})
        asked = await _asked(phones, demo, began)
        rows.append(_row(f"{element_id} closed", asked, before))
        ending = {"closureId": done["addClosure"]["closure"]["id"], "requestId": f"e{number}"}
        began = perf_counter()
        await asyncio.to_thread(demo.data, _END, {"input": ending})
        rows.append(_row(f"{element_id} open again", await _asked(phones, demo, began), before))
    return rows


async def _asked(phones: Sequence[Phone], demo: LiveDemo, began: float) -> Asked:
    random = Random(1)
    used = processor_seconds(demo.process.pid)

    async def ask(phone: Phone, after: float) -> tuple[float, dict[str, object] | None]:
        await asyncio.sleep(after)
        answer = await phone.ask()
        return (perf_counter() - began) * 1000.0, answer

    told = await asyncio.gather(
        *(ask(phone, random.uniform(0.0, SPREAD_SECONDS)) for phone in phones)
    )
    used = processor_seconds(demo.process.pid) - used
    return Asked(
        tuple(milliseconds for milliseconds, _ in told),
        tuple(answer for _, answer in told),
        used / len(phones) * 1000.0,
    )


def _row(title: str, asked: Asked, before: Sequence[dict[str, object] | None]) -> list[str]:
    at = quantiles(asked.milliseconds, n=100, method="inclusive")
    others = sum(
        answer is not None and old is not None and answer.get("points") != old.get("points")
        for answer, old in zip(asked.answers, before, strict=True)
    )
    return [
        title,
        *(shown(each) for each in (at[49], at[94], max(asked.milliseconds))),
        str(others),
        str(asked.refused),
        shown(asked.server_milliseconds),
    ]


def _bodies(plan: Plan, count: int) -> Iterator[bytes]:
    """Questions as phones send them, no two alike, for places that visitors go to."""
    document = resources.files("kiosk_server.web") / "operations" / "find_route.graphql"
    query, random = document.read_text(encoding="utf-8"), Random(1)
    places = [place.id for place in plan.places if place.access.value == "public"]
    seen: set[str] = set()
    while len(seen) < count:
        variables: dict[str, object] = {
            "from": {"anchorCode": random.choice(plan.anchors).code},
            "to": {"placeId": random.choice(places)},
            "needs": random.choice(_NEEDS),
        }
        body = json.dumps({"query": query, "variables": variables})
        if body not in seen:
            seen.add(body)
            yield body.encode()


if __name__ == "__main__":
    measure_crowd()
