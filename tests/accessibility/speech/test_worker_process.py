"""The voice's process may die, hang or talk nonsense: sentences are asked again, once."""

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from accessibility.speech.errors import SpeechError
from accessibility.speech.sound import read_wav
from accessibility.speech.worker import MOST_REQUEST_BYTES, answer
from accessibility.speech.worker_process import LONGEST_PAUSE_SECONDS, WorkerProcess

FAKE = """
import os, pathlib, struct, sys, time
folder = pathlib.Path(sys.argv[1])
starts = folder / "starts"
count = int(starts.read_text()) + 1 if starts.exists() else 1
starts.write_text(str(count))
def send(body):
    sys.stdout.buffer.write(struct.pack(">I", len(body)) + body)
    sys.stdout.buffer.flush()
if (folder / "broken").exists():
    sys.exit(1)
send(b"+")
while head := sys.stdin.buffer.read(4):
    asked = sys.stdin.buffer.read(struct.unpack(">I", head)[0])
    if asked == b"die" or (asked == b"die once" and count == 1):
        os.kill(os.getpid(), 9)
    if asked == b"hang":
        time.sleep(60)
    if asked == b"torn":
        sys.stdout.buffer.write(struct.pack(">I", 100) + b"+half")
        sys.stdout.buffer.flush()
        os._exit(0)
    if asked == b"huge":
        sys.stdout.buffer.write(b"\\xff\\xff\\xff\\xff")
        sys.stdout.buffer.flush()
    send(b"-speech-sentence-unsayable" if asked == b"no" else b"+" + asked)
"""


class SetTime:
    """Seconds that pass only when they are told to."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def time() -> SetTime:
    return SetTime()


@pytest.fixture
def fake(tmp_path: Path, time: SetTime) -> Iterator[WorkerProcess]:
    process = WorkerProcess(
        (sys.executable, "-c", FAKE, str(tmp_path)), sentence_seconds=0.5, monotonic=time
    )
    yield process
    process.close()


def refused(process: WorkerProcess, request: bytes) -> SpeechError:
    with pytest.raises(SpeechError) as raised:
        process.ask(request)
    return raised.value


def test_sentences_are_answered_by_one_process(fake: WorkerProcess) -> None:
    assert [fake.ask(b"one"), fake.ask(b"two")] == [b"one", b"two"]
    assert fake.starts == 1


def test_a_sentence_that_ended_the_process_is_asked_again_once(fake: WorkerProcess) -> None:
    assert fake.ask(b"die once") == b"die once"
    assert fake.starts == 2


@pytest.mark.parametrize("request_", [b"die", b"hang", b"torn", b"huge"])
def test_a_sentence_that_ends_it_twice_is_refused_and_others_are_not(
    fake: WorkerProcess, request_: bytes
) -> None:
    first = refused(fake, request_)
    starts = fake.starts
    second = refused(fake, request_)

    assert first.code == second.code == "speech-sentence-refused"
    assert (starts, fake.starts) == (2, 2)
    assert fake.ask(b"other") == b"other"


def test_a_refused_sentence_is_tried_again_later(
    fake: WorkerProcess, time: SetTime, tmp_path: Path
) -> None:
    refused(fake, b"die")
    (tmp_path / "starts").write_text("0")
    time.seconds += 601

    assert refused(fake, b"die").code == "speech-sentence-refused"
    assert fake.starts == 4


def test_what_the_process_refuses_is_told_and_it_stays(fake: WorkerProcess) -> None:
    assert refused(fake, b"no").code == "speech-sentence-unsayable"
    assert refused(fake, b"x" * (MOST_REQUEST_BYTES + 1)).code == "speech-sentence-unsayable"
    assert fake.starts == 1


def test_a_process_that_cannot_start_is_tried_with_growing_pauses(
    fake: WorkerProcess, time: SetTime, tmp_path: Path
) -> None:
    (tmp_path / "broken").touch()

    first = refused(fake, b"one")
    at_once = refused(fake, b"one")
    pauses = []
    for _ in range(10):
        time.seconds += LONGEST_PAUSE_SECONDS
        pauses.append(refused(fake, b"one").fields["seconds"])
    (tmp_path / "broken").unlink()
    time.seconds += LONGEST_PAUSE_SECONDS

    assert first.code == at_once.code == "speech-engine-down"
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE_SECONDS
    assert fake.starts == 12
    assert fake.ask(b"one") == b"one"


def test_one_that_died_while_nobody_asked_is_started_anew(fake: WorkerProcess) -> None:
    fake.ask(b"one")
    assert fake.process_id is not None
    os.kill(fake.process_id, signal.SIGKILL)

    assert fake.ask(b"two") == b"two"


def test_a_closed_one_says_nothing_more(fake: WorkerProcess) -> None:
    fake.ask(b"one")

    fake.close()

    assert fake.process_id is None
    assert refused(fake, b"two").code == "speech-engine-down"


def test_many_threads_get_their_own_answers(fake: WorkerProcess) -> None:
    with ThreadPoolExecutor(8) as threads:
        requests = [f"sentence {number}".encode() for number in range(100)]

        assert list(threads.map(fake.ask, requests)) == requests


@pytest.mark.parametrize("request_", [b"", b"{", b"[]", b"{}", b'{"text": 1}', b"\xff"])
def test_nonsense_is_answered_and_said_by_nobody(request_: bytes) -> None:
    def say(_text: str, _voice: str, _rate: int) -> None:
        raise AssertionError

    assert answer(request_, say) == b"-speech-sentence-unsayable"  # type: ignore[arg-type] # never said


def test_the_real_engine_killed_in_the_middle_of_sentences_loses_and_mixes_none(
    worker: WorkerProcess,
) -> None:
    requests = [
        json.dumps({"text": f"<speak>{'san1 lou2 ' * many}</speak>", "voice": "cmn", "rate": 130})
        for many in [*range(1, 8)] * 9
    ]
    undisturbed = [worker.ask(request.encode()) for request in requests[:7]]
    kills = 0

    def kill() -> None:
        nonlocal kills
        process_id = worker.process_id
        if process_id is not None:
            os.kill(process_id, signal.SIGKILL)
            kills += 1

    disturbed = []
    for number, request in enumerate(requests):
        if number % 10 == 5:
            threading.Timer(0.004, kill).start()
        disturbed.append(worker.ask(request.encode()))

    assert kills > 3
    assert disturbed == undisturbed * 9
    assert all(read_wav(wav).seconds > 0.5 for wav in undisturbed)
