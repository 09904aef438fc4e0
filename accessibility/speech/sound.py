"""Sounds of the one form that is sent: WAV, mono, 16 bits. Knows how to check, join and measure."""

import struct
from dataclasses import dataclass

from accessibility.speech.errors import SpeechError

SAMPLE_BYTES = 2
_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
HEADER_BYTES = _HEADER.size


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples, 16 bits each, little-endian, one channel."""

    samples: bytes
    sample_rate: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / SAMPLE_BYTES / self.sample_rate

    def wav(self) -> bytes:
        """A whole WAV file, its lengths in the header being right."""
        size = len(self.samples)
        header = _HEADER.pack(
            *(b"RIFF", HEADER_BYTES - 8 + size, b"WAVE", b"fmt ", 16, 1, 1),
            *(self.sample_rate, self.sample_rate * SAMPLE_BYTES, SAMPLE_BYTES, 16, b"data", size),
        )
        return header + self.samples


def read_wav(file: bytes) -> Sound:
    """The sound of a WAV file, whatever other chunks it has.

    Raises SpeechError `speech-sound-broken` for a torn file and for any other form.
    """
    if len(file) < 12 or file[:4] != b"RIFF" or file[8:12] != b"WAVE":
        raise SpeechError("speech-sound-broken")
    if int.from_bytes(file[4:8], "little") + 8 > len(file):
        raise SpeechError("speech-sound-broken")
    sample_rate, at = 0, 12
    while at + 8 <= len(file):
        kind, size = file[at : at + 4], int.from_bytes(file[at + 4 : at + 8], "little")
        body = file[at + 8 : at + 8 + size]
        if len(body) < size:
            break
        if kind == b"fmt " and size >= 16:
            form, channels, sample_rate, _, _, bits = struct.unpack_from("<HHIIHH", body)
            if (form, channels, bits) != (1, 1, 16) or not 8_000 <= sample_rate <= 48_000:
                break
        if kind == b"data" and sample_rate and size % SAMPLE_BYTES == 0:
            return Sound(body, sample_rate)
        at += 8 + size + size % 2
    raise SpeechError("speech-sound-broken")
