"""How long a closure takes: to the next answer, and to every open screen.

The screens are sockets of this process; the server is a demo of the sample hospital, on the other
core. Everything stays on 127.0.0.1.
"""

import asyncio
import subprocess
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from unittest.mock import patch

from floorplans.closed_parts import ClosedParts
from floorplans.route_search import PlaceLocation, find_route
from floorplans.sample_hospital import sample_hospital_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from tests.benchmarks.fan_out import Crowd
from tests.benchmarks.timing import median_milliseconds, print_table, shown
from tests.kiosk_server.live_demo import COMMAND, LiveDemo, live_demo
from tests.oracles.closed_plans import random_parts

SCREENS = (500,)
ROUNDS = 12
_PAIRS = 25
_WATCH = "subscription { closuresChanged { id text } }"
_ROUTE = """query { route(from: {placeId: "site-south-gate"}, to: {placeId: "mt-2f-ultrasound-3"}) {
  ... on Route { dataVersion closuresAvoided } ... on NoRoute { dataVersion } } }"""
_ADD = """mutation ($input: AddClosureInput!) { addClosure(input: $input) {
  ... on AddClosureSuccess { closure { id } } } }"""
_END = """mutation ($input: EndClosureInput!) { endClosure(input: $input) {
  ... on EndClosureSuccess { closure { id } } } }"""


def measure_closures() -> None:
    """Prints what closures take."""
    plan = sample_hospital_plan()
    snapshot = Snapshot(plan)
    needs = needs_of(Profile.WALKING)
    random = Random(1)
    pairs = [
        (PlaceLocation(random.choice(plan.places).id), PlaceLocation(random.choice(plan.places).id))
        for _ in range(_PAIRS)
    ]
    for start, goal in pairs:
        find_route(snapshot, start, goal, needs)
    states = [random_parts(plan, random, 6) for _ in range(40)]
    first = [partial(_first_answer, snapshot, parts, pairs[0]) for parts in states]
    print_table(
        "Closures on the sample hospital, in process",
        ["what", "median"],
        [["one to six closed, up to the first answer", shown(median_milliseconds(first))]],
    )
    with (
        TemporaryDirectory() as folder,
        patch.dict("os.environ", _ROOMY),
        live_demo(Path(folder)) as demo,
    ):
        words = ["token", "--role", "facilities", "--as", "B", "--data-dir", folder]
        command: list[str | Path] = [COMMAND, *words]
        told = subprocess.run(command, capture_output=True, text=True, check=True)
        demo.client.headers["Authorization"] = f"Bearer {told.stdout.split()[-1]}"
        for screens in SCREENS:
            asyncio.run(_measure_live(demo, screens))


_ROOMY = {"KIOSK_SOCKETS_PER_ADDRESS": str(2 * max(SCREENS))}


def _first_answer(
    snapshot: Snapshot, parts: ClosedParts, ends: tuple[PlaceLocation, PlaceLocation]
) -> object:
    closed = snapshot.with_closures(parts)
    return find_route(closed, *ends, needs_of(Profile.WALKING))


async def _measure_live(demo: LiveDemo, screens: int) -> None:
    """From the mutation to the changed answer, and to the last of all screens."""
    crowd = Crowd()
    with patch("tests.benchmarks.fan_out._BOARD", _WATCH):
        await crowd.gather(int(demo.address.rsplit(":", 1)[1]), screens)
    lifts = [each.id for each in sample_hospital_plan().connectors]
    pushed: list[float] = []
    answered: list[float] = []
    for number in range(ROUNDS):
        given = {
            "elementId": lifts[number % len(lifts)],
            "reason": "x",
            "requestId": f"a{screens}-{number}",
        }
        before = demo.data(_ROUTE)["route"]["dataVersion"]
        told, began = crowd.expect(screens), perf_counter()
        done = await asyncio.to_thread(demo.data, _ADD, {"input": given})
        changed = await asyncio.to_thread(demo.data, _ROUTE)
        answered.append((perf_counter() - began) * 1000.0)
        assert changed["route"]["dataVersion"] != before
        pushed.append((await told - began) * 1000.0)
        ending = {
            "closureId": done["addClosure"]["closure"]["id"],
            "requestId": f"e{screens}-{number}",
        }
        told = crowd.expect(screens)
        await asyncio.to_thread(demo.data, _END, {"input": ending})
        await told
    await crowd.disperse()
    print_table(
        f"A lift is closed while {screens} screens watch",
        ["from the mutation to", "median", "most"],
        [
            ["the changed answer", shown(median(answered)), shown(max(answered))],
            ["the last screen", shown(median(pushed)), shown(max(pushed))],
        ],
    )


if __name__ == "__main__":
    measure_closures()
