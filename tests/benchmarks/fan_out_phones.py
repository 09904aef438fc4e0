"""A call on its way to displays and phones beside Node's graphql-ws: displays share one board, each
phone follows a ticket of its own, and with every call all of them are told something new.

As in `fan_out` each server has a core of its own, and neither has a disk.
"""

import asyncio
import os
import sys
from collections.abc import Sequence
from statistics import quantiles
from time import perf_counter

import uvloop

from tests.benchmarks.aims import aim, end
from tests.benchmarks.fan_out import Crowd, commands, raise_file_limit, server
from tests.benchmarks.timing import print_table, shown

TICKETS_ON_BOARD = 12
_WARM_UP = 5
_MOST_SECONDS = 600


def phone_of(number: int) -> str:
    """What a phone subscribes to."""
    return f'subscription {{ ticket(id: "{number}") {{ number counter state ahead }} }}'


def measure_fan_out_phones(displays: int = 2_000, phones: int = 2_000, rounds: int = 60) -> None:
    """Prints both servers side by side, and how far ahead ours is."""
    raise_file_limit()
    cores = sorted(os.sched_getaffinity(0))
    rows: list[list[str]] = []
    taken: dict[str, tuple[float, float]] = {}
    for name, command in commands(TICKETS_ON_BOARD, phones).items():
        os.sched_setaffinity(0, set(cores[1:]) or set(cores))
        with (
            server(command) as (port, _),
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as run,
        ):
            told = run.run(
                asyncio.wait_for(_measure(port, displays, phones, rounds), _MOST_SECONDS)
            )
        os.sched_setaffinity(0, set(cores))
        parts = quantiles(told, n=100, method="inclusive")
        taken[name] = (parts[49], parts[98])
        rows.append([name, *map(shown, (parts[49], parts[98], max(told)))])
    heads = ["change to last delivery", "p50", "p99", "most"]
    print_table(f"Fan-out to {displays:,} displays and {phones:,} phones", heads, rows)
    if len(taken) > 1:
        ours, node = taken["kiosk-server"], taken["Node graphql-ws"]
        aim("displays and phones, Node's p50 to ours", node[0] / ours[0], 1.0)
        aim("displays and phones, Node's p99 to ours", node[1] / ours[1], 1.0)


async def _measure(port: int, displays: int, phones: int, rounds: int) -> Sequence[float]:
    halls, pockets, desk = Crowd(), Crowd(), Crowd()
    await halls.gather(port, displays)
    await pockets.gather(port, phones, document=phone_of)
    await desk.gather(port, 1)
    taken: list[float] = []
    for number in range(rounds + _WARM_UP):
        last = [halls.expect(displays), pockets.expect(phones)]
        own = desk.expect(2)  # the answer, and the board
        began = perf_counter()
        desk.listeners[0].subscribe("mutation { callNext }", f"call-{number}")
        ended = max(await asyncio.gather(*last))
        await own
        if number >= _WARM_UP:
            taken.append((ended - began) * 1000.0)
    for crowd in (halls, pockets, desk):
        await crowd.disperse()
    return taken


if __name__ == "__main__":
    measure_fan_out_phones(*(int(given) for given in sys.argv[1:]))
    end()
