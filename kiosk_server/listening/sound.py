"""What a page may send to be recognised: 16 kHz, 16 bit, one channel, some seconds. Pure."""

import io
import wave
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

SAMPLES_PER_SECOND = 16_000
MOST_SECONDS = 15.0
_ALLOWED_LATE_SECONDS = 1.0
"""A page stops at `MOST_SECONDS`, and the last piece of sound comes after."""
MOST_BYTES = int(SAMPLES_PER_SECOND * 2 * (MOST_SECONDS + _ALLOWED_LATE_SECONDS)) + 4_096
"""The longest sound, with what stands around it in a file."""
LEAST_SECONDS = 0.2
_QUIET = 0.004
"""Root mean square, of 1, of the loudest tenth of a second: below it nobody spoke."""
_WINDOW = SAMPLES_PER_SECOND // 10


class ListeningRefusal(Enum):
    """Why nothing was recognised."""

    UNFIT = "listening-unfit"
    """It is no sound of this kind."""
    TOO_LONG = "listening-too-long"
    NOTHING_HEARD = "listening-nothing-heard"
    """It is silent, or no words are in it."""
    TOO_MANY = "listening-too-many"
    """So much was sent from one address that no more is taken for a while."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples from -1 to 1."""

    samples: NDArray[np.float32]


def sound_of(wav: bytes) -> Sound | ListeningRefusal:
    """The sound in a WAV file, or what is wrong with it."""
    if len(wav) > MOST_BYTES:
        return ListeningRefusal.TOO_LONG
    try:
        with wave.open(io.BytesIO(wav)) as file:
            form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            frames = file.readframes(MOST_BYTES)
    except (wave.Error, EOFError, RuntimeError):
        # RuntimeError: sizes in the file that no file has.
        return ListeningRefusal.UNFIT
    if form != (1, 2, SAMPLES_PER_SECOND) or len(frames) % 2:
        return ListeningRefusal.UNFIT
    samples = np.frombuffer(frames, "<i2").astype(np.float32) / np.float32(32_768)
    if len(samples) > SAMPLES_PER_SECOND * (MOST_SECONDS + _ALLOWED_LATE_SECONDS):
        return ListeningRefusal.TOO_LONG
    if len(samples) < SAMPLES_PER_SECOND * LEAST_SECONDS or _loudest(samples) < _QUIET:
        return ListeningRefusal.NOTHING_HEARD
    return Sound(samples)


def _loudest(samples: NDArray[np.float32]) -> float:
    whole = samples[: len(samples) // _WINDOW * _WINDOW].reshape(-1, _WINDOW)
    return float(np.sqrt(np.mean(np.square(whole), axis=1)).max())
