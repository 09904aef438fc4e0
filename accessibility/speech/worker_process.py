"""Keeps the voice's process running: one sentence at a time, a bound on its time, a new start when
it dies. Knows frames, not languages. Any number of threads may ask; they wait for each other.
"""

import os
import selectors
import subprocess
import sys
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from accessibility.speech.errors import SpeechError
from accessibility.speech.worker import LENGTH, MOST_REQUEST_BYTES, REFUSED, SAID

COMMAND = (sys.executable, "-P", "-m", "accessibility.speech.worker")
SENTENCE_SECONDS = 10.0
START_SECONDS = 20.0
FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 30.0
REFUSED_SECONDS = 600.0
"""A sentence that ended the process twice is asked again after this: it may have been chance."""
_MOST_ANSWER_BYTES = 16 * 1024 * 1024
_MOST_REFUSED = 1_000
_READ_BYTES = 1 << 18


class _Ended(Exception):  # noqa: N818 - it is told upwards as a SpeechError
    """The process died, hung or sent nonsense."""


class WorkerProcess:
    """Started at the first sentence; `close` ends it."""

    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        *,
        sentence_seconds: float = SENTENCE_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = tuple(command)
        self._sentence_seconds = sentence_seconds
        self._monotonic = monotonic
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._closed = False
        self._failures = 0
        self._not_before = 0.0
        self._refused: OrderedDict[bytes, float] = OrderedDict()
        self.starts = 0
        """How often it was started."""

    @property
    def process_id(self) -> int | None:
        """Of the process that runs, if one does."""
        process = self._process
        return None if process is None or process.poll() is not None else process.pid

    def ask(self, request: bytes) -> bytes:
        """The answer to a request. Asked again once where the process ends in the middle of it.

        Raises SpeechError `speech-sentence-refused` where that ended it too, or did a short while
        ago; `speech-engine-down` where it cannot be started; `speech-sentence-unsayable` where the
        process says so, or the request is too long; and what code else the process answers with.
        """
        if len(request) > MOST_REQUEST_BYTES:
            raise SpeechError("speech-sentence-unsayable")
        with self._lock:
            self._check_refused(request)
            for _ in range(2):
                process = self._running()
                try:
                    answer = self._answer(process, request)
                except _Ended:
                    self._end(process)
                    continue
                self._failures = 0
                if answer[:1] == SAID:
                    return answer[1:]
                raise SpeechError(answer.removeprefix(REFUSED).decode("ascii", "replace"))
            self._refused[request] = self._monotonic() + REFUSED_SECONDS
            if len(self._refused) > _MOST_REFUSED:
                self._refused.popitem(last=False)
            raise SpeechError("speech-sentence-refused")

    def close(self) -> None:
        """Ends the process; nothing can be asked any more."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._end(self._process)

    def _check_refused(self, request: bytes) -> None:
        until = self._refused.get(request)
        if until is None:
            return
        if self._monotonic() < until:
            raise SpeechError("speech-sentence-refused")
        del self._refused[request]

    def _running(self) -> subprocess.Popen[bytes]:
        """The process, started where there is none. Raises SpeechError `speech-engine-down`."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        if self._process is not None:
            self._end(self._process)
        now = self._monotonic()
        if self._closed or now < self._not_before:
            raise SpeechError("speech-engine-down", seconds=max(0.0, self._not_before - now))
        # One that fails is tried again at once, as it may only have been killed; then with pauses.
        process = self._started() or (None if self._failures else self._started())
        if process is None:
            raise self._down()
        return process

    def _started(self) -> subprocess.Popen[bytes] | None:
        """A new process that has greeted; None for one that cannot be started."""
        self.starts += 1
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
            )
            if self._frame(self._process, START_SECONDS) == SAID:
                return self._process
        except (OSError, _Ended):
            pass
        if self._process is not None:
            self._end(self._process)
        return None

    def _down(self) -> SpeechError:
        """What failed is tried again after a pause that doubles."""
        pause = min(FIRST_PAUSE_SECONDS * 2 ** min(self._failures, 20), LONGEST_PAUSE_SECONDS)
        self._failures += 1
        self._not_before = self._monotonic() + pause
        return SpeechError("speech-engine-down", seconds=pause)

    def _answer(self, process: subprocess.Popen[bytes], request: bytes) -> bytes:
        if process.stdin is None:
            raise _Ended
        try:
            process.stdin.write(LENGTH.pack(len(request)) + request)
        except OSError as error:
            raise _Ended from error
        answer = self._frame(process, self._sentence_seconds)
        if answer[:1] not in (SAID, REFUSED):
            raise _Ended
        return answer

    def _frame(self, process: subprocess.Popen[bytes], seconds: float) -> bytes:
        """One whole frame within a time. Raises `_Ended`."""
        if process.stdout is None:
            raise _Ended
        until = self._monotonic() + seconds
        with selectors.DefaultSelector() as waiting:
            waiting.register(process.stdout, selectors.EVENT_READ)
            received = bytearray()
            wanted = LENGTH.size
            while len(received) < wanted:
                left = until - self._monotonic()
                if left <= 0 or not waiting.select(left):
                    raise _Ended
                part = os.read(process.stdout.fileno(), min(_READ_BYTES, wanted - len(received)))
                if not part:
                    raise _Ended
                received += part
                if len(received) == LENGTH.size == wanted:
                    (size,) = LENGTH.unpack(received)
                    if not 0 < size <= _MOST_ANSWER_BYTES:
                        raise _Ended
                    wanted += size
        return bytes(received[LENGTH.size :])

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        """Kills a process, waits for it and lets its pipes go."""
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        if self._process is process:
            self._process = None
