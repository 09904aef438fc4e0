"""The voice: how long until the first byte, beside a process for each sentence; and what is lost
and mixed up while its process is killed again and again."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Timer

from accessibility.speech.worker_process import WorkerProcess
from tests.benchmarks.timing import print_table, shown
from tests.kiosk_server.live_demo import LiveDemo, live_demo

SENTENCES = 200
SYNTHESES = 10_000
KILL_EVERY = 500
_SPEAK = "query($m: [SpeechMessageInput!]!) { speech(messages: $m) { speechUrl } }"
_CHINESE = "从住院楼正门走出住院楼后右转，沿走廊走约{}米"


def measure_speech(syntheses: int = SYNTHESES, kill_every: int = KILL_EVERY) -> None:
    """Prints medians and 99th percentiles to the first byte, on one core, and what kills did."""
    rows: list[list[str]] = []
    with TemporaryDirectory() as folder, live_demo(Path(folder) / "data") as demo:
        os.sched_setaffinity(demo.process.pid, {0})
        new = list(_addresses(demo))
        rows.append(["new sentence, over HTTP", *_figures([_first_byte(demo, a) for a in new])])
        rows.append(["the same again, kept", *_figures([_first_byte(demo, a) for a in new])])
    peer = shutil.which("espeak-ng")
    if peer is not None:
        texts = [_CHINESE.format(number) for number in range(SENTENCES)]
        taken = [_peer_first_byte(peer, text) for text in texts]
        rows.append(["espeak-ng, a process each", *_figures(taken)])
    print_table("Speech, first byte, one core", ["", "median", "p99"], rows)
    print_table("Speech while its process is killed", ["", ""], _killed(syntheses, kill_every))


def _figures(seconds: list[float]) -> tuple[str, str]:
    return shown(median(seconds) * 1000), shown(quantiles(seconds, n=100)[-1] * 1000)


def _addresses(demo: LiveDemo) -> Iterator[str]:
    """Addresses of sentences that nobody has asked for."""
    for number in range(0, SENTENCES, 20):
        messages = [
            {
                "id": "kiosk-search-found",
                "args": [{"name": "count", "count": 2}, {"name": "number", "number": 7_000 + each}],
            }
            for each in range(number, number + 20)
        ]
        for spoken in demo.data(_SPEAK, {"m": messages}, "zh-CN")["speech"]:
            yield spoken["speechUrl"]


def _first_byte(demo: LiveDemo, address: str) -> float:
    begun = time.perf_counter()
    with demo.client.stream("GET", address) as answer:
        next(answer.iter_raw())
        return time.perf_counter() - begun


def _peer_first_byte(program: str, text: str) -> float:
    begun = time.perf_counter()
    with subprocess.Popen(
        ["taskset", "-c", "0", program, "-v", "cmn", "-s", "130", "--stdout", text],
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.read(1)
        taken = time.perf_counter() - begun
        process.stdout.read()
    return taken


def _killed(syntheses: int, kill_every: int) -> list[list[str]]:
    """Says sentences of ten lengths; kills the process in the middle of every so many."""
    requests = [
        json.dumps({"text": f"<speak>{'san1 lou2 ' * many}</speak>", "voice": "cmn", "rate": 130})
        for many in range(1, 11)
    ]
    worker = WorkerProcess()

    def say(number: int) -> str:
        return sha256(worker.ask(requests[number % len(requests)].encode())).hexdigest()

    undisturbed = [say(number) for number in range(len(requests))]
    wrong = lost = kills = 0

    def kill() -> None:
        nonlocal kills
        process_id = worker.process_id
        if process_id is not None:
            os.kill(process_id, signal.SIGKILL)
            kills += 1

    begun = time.perf_counter()
    for number in range(syntheses):
        if number % kill_every == kill_every - 1:
            Timer(0.004, kill).start()
        try:
            wrong += say(number) != undisturbed[number % len(requests)]
        except Exception:  # noqa: BLE001 - whatever it is, a sentence is lost
            lost += 1
    taken = time.perf_counter() - begun
    worker.close()
    return [
        ["sentences", f"{syntheses:,}"],
        ["kills", str(kills)],
        ["wrong", str(wrong)],
        ["lost", str(lost)],
        ["each", shown(taken / syntheses * 1000)],
    ]


if __name__ == "__main__":
    measure_speech(*map(int, sys.argv[1:]))
