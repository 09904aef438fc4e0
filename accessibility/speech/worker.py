"""The voice's own process: reads sentences from its standard input, writes their sounds.

A frame is four bytes of length, big-endian, and so many bytes. The first frame out is a greeting;
then for each request, JSON with `text` (SSML), `voice` and `rate`, one frame: `+` and a WAV, or `-`
and the code of an error. It ends as its input does, so also with its parent.

Each sentence is said by a child forked from the same state, since the engine's noise and flutter go
on from one sentence to the next: so a text is the same sound each time, whatever was said before.
"""

import ctypes
import importlib
import json
import os
import resource
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from typing import Any, BinaryIO

from accessibility.speech.errors import SpeechError
from accessibility.speech.espeak_driver import DRIVER_NAME, preload, register
from accessibility.speech.sound import Sound

LENGTH = struct.Struct(">I")
MOST_REQUEST_BYTES = 32 * 1024
"""Less than a pipe holds, so that writing one never waits."""
SAID, REFUSED = b"+", b"-"
_WARM_UP = (("cmn", "yi1"), ("en-us", "a"))
"""What loads the voices before the first sentence."""
_SET_DEATH_SIGNAL = 1


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame, None at the end or for a torn one."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (size,) = LENGTH.unpack(head)
    if size > MOST_REQUEST_BYTES:
        return None
    body = stream.read(size)
    return body if len(body) == size else None


def write_frame(stream: BinaryIO, body: bytes) -> None:
    """One frame, at once."""
    stream.write(LENGTH.pack(len(body)) + body)
    stream.flush()


def answer(request: bytes, say: Callable[[str, str, int], Sound]) -> bytes:
    """The answer to a request, whatever it holds."""
    try:
        asked = json.loads(request)
        sound = say(str(asked["text"]), str(asked["voice"]), int(asked["rate"]))
    except SpeechError as error:
        return REFUSED + error.code.encode()
    except (ValueError, KeyError, TypeError):
        return REFUSED + b"speech-sentence-unsayable"
    return SAID + sound.wav()


class Voice:
    """pyttsx3 with our driver. Raises SpeechError `speech-engine-down` where it cannot be made."""

    def __init__(self) -> None:
        self._heard: list[Sound] = []
        self._failures: list[Exception] = []
        register(self._heard.append)
        pyttsx3: Any = importlib.import_module("pyttsx3")
        self._engine = pyttsx3.init(DRIVER_NAME)
        self._engine.connect("error", self._failed)

    def _failed(self, name: object, exception: Exception) -> None:  # noqa: ARG002 - pyttsx3's names
        self._failures.append(exception)

    def say(self, text: str, voice: str, rate: int) -> Sound:
        """The sound of SSML. Raises SpeechError `speech-sentence-unsayable` where there is none."""
        if not text.strip():
            raise SpeechError("speech-sentence-unsayable")
        self._heard.clear()
        self._failures.clear()
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", rate)
        self._engine.save_to_file(text, "heard")
        self._engine.runAndWait()
        if self._failures or len(self._heard) != 1 or not self._heard[0].samples:
            raise SpeechError("speech-sentence-unsayable")
        return self._heard[0]


def say_in_child(stream: BinaryIO, request: bytes, voice: Voice) -> bool:
    """Answers a request from a fork of this process; whether that ended well."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    status = 1
    try:
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        write_frame(stream, answer(request, voice.say))
        status = 0
    finally:
        os._exit(status)


def main() -> int:
    """Serves until the input ends, or a child did not end well."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A sandbox may forbid it.
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(1), "wb")
    # What libraries print must not come between the frames.
    os.dup2(2, 1)
    requests = os.fdopen(0, "rb", closefd=False)
    with ExitStack() as ends:
        preload(ends)
        try:
            voice = Voice()
            for name, text in _WARM_UP:
                voice.say(f"<speak>{text} </speak>", name, 130)
        except SpeechError:
            return 1
        write_frame(answers, SAID)
        while (request := read_frame(requests)) is not None:
            if not say_in_child(answers, request, voice):
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
