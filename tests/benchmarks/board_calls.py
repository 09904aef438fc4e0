"""A clinician's call on its way to 2,000 boards of one zone, and to 2,000 phones with tickets of
their own that wait there, in the whole product: from the request to the last delivery, with the
call and its announcement on the disk before anybody is told.

`fan_out` and `fan_out_phones` beside it measure the same fan-out without a disk, and Node's.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles

import uvloop

from tests.benchmarks.fan_out import Crowd, raise_file_limit
from tests.benchmarks.timing import print_table, shown
from tests.faults.number_takers import CALL, ISSUE, QUEUE, ROOMS, TAKE, Asker, Day
from tests.kiosk_server.live_demo import COMMAND, free_port
from tests.kiosk_server.runtime.server_process import write_settings
from tests.kiosk_server.runtime.test_serve_command import PLAN

BOARD = (
    'subscription { queueBoard(zoneId: "waiting-1") { version waiting '
    "called { number maskedName roomName calledAt } next { number queueName } } }"
)
_WARM_UP = 10
_READY_SECONDS = 60.0


def phone_of(ticket_id: str) -> str:
    """What the phone with a ticket follows."""
    return f'subscription {{ ticket(id: "{ticket_id}") {{ number state ahead version }} }}'


def measure_board_calls(sockets: int = 2_000, rounds: int = 200, phones: int = 2_000) -> None:
    """Prints how long calls took to be on all boards, and on all boards and phones."""
    rows = [
        _measured("boards", sockets, rounds, 0),
        _measured("boards and phones", sockets, min(rounds, 60), phones),
    ]
    heads = ["call to last delivery", "message", "p50", "p99", "most"]
    print_table(f"A call to {sockets:,} boards and {phones:,} phones", heads, rows)


def _measured(words: str, sockets: int, rounds: int, phones: int) -> list[str]:
    raise_file_limit()
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, set(cores[1:]) or set(cores))
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        folder, port = Path(name), free_port()
        lines = f'plan_path = "{PLAN}"\ngraphql_open = true\n'
        settings = write_settings(folder, lines, port=port)
        with serving(settings, port), asyncio.Runner(loop_factory=uvloop.new_event_loop) as run:
            taken, size = run.run(_measure(settings, port, sockets, rounds, phones))
    os.sched_setaffinity(0, set(cores))
    parts = quantiles(taken, n=100, method="inclusive")
    figures = map(shown, (parts[49], parts[98], max(taken)))
    return [f"kiosk-server, whole, {words}", f"{size} B", *figures]


async def _measure(
    settings: Path, port: int, sockets: int, rounds: int, phones: int
) -> tuple[list[float], int]:
    clinician = Asker(Day(0, port), 1, await asyncio.to_thread(_token, settings))
    for _ in range(rounds + _WARM_UP):
        await asyncio.to_thread(clinician.ask, ISSUE, {"queueId": QUEUE})
    # Those who are not called meanwhile: with each call they are told that one less is ahead.
    waiting = [
        (await asyncio.to_thread(clinician.ask, ISSUE, {"queueId": QUEUE}))["ticket"]["id"]
        for _ in range(phones)
    ]
    await asyncio.to_thread(clinician.ask, TAKE, {"roomId": ROOMS[0]})
    crowd, pockets = Crowd(), Crowd()
    await crowd.gather(port, sockets, document=BOARD)
    await pockets.gather(port, phones, document=lambda number: phone_of(waiting[number]))
    taken: list[float] = []
    for number in range(rounds + _WARM_UP):
        told = [crowd.expect(sockets)] + ([pockets.expect(phones)] if phones else [])
        began = time.perf_counter()
        done = await asyncio.to_thread(clinician.ask, CALL, {"roomId": ROOMS[0]})
        if "ticket" not in done:
            raise RuntimeError(done)
        ended = max(await asyncio.gather(*told))
        if number >= _WARM_UP:
            taken.append((ended - began) * 1000.0)
    size = crowd.message_bytes
    await crowd.disperse()
    await pockets.disperse()
    clinician.close()
    return taken, size


def _token(settings: Path) -> str:
    order = ("token", "--role", "clinician", "--as", "bench", "--config", str(settings))
    said = subprocess.check_output([COMMAND, *order], text=True, stderr=subprocess.DEVNULL)
    return said.strip()


@contextmanager
def serving(settings: Path, port: int) -> Iterator[None]:
    """A server on a core of its own, ready to be asked."""
    command = [str(COMMAND), "serve", "--config", str(settings)]
    pinned = ["taskset", "-c", "0", *command] if shutil.which("taskset") else command
    with subprocess.Popen(pinned, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            until = time.monotonic() + _READY_SECONDS
            while not _is_ready(port):
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError("the server does not start")
                time.sleep(0.1)
            yield
        finally:
            process.terminate()


def _is_ready(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    measure_board_calls(*(int(given) for given in sys.argv[1:]))
