"""Sounds to be recognised, as WAV files."""

import io
import math
import wave


def wav_of(
    seconds: float = 1.0,
    *,
    loudness: float = 0.3,
    rate: int = 16_000,
    channels: int = 1,
    bytes_a_sample: int = 2,
) -> bytes:
    """A tone of 440 Hz."""
    file = io.BytesIO()
    most = 2 ** (8 * bytes_a_sample - 1) - 1
    with wave.open(file, "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(bytes_a_sample)
        writer.setframerate(rate)
        tone = (
            round(loudness * most * math.sin(2 * math.pi * 440 * at / rate))
            for at in range(int(seconds * rate))
            for _ in range(channels)
        )
        writer.writeframes(
            b"".join(sample.to_bytes(bytes_a_sample, "little", signed=True) for sample in tone)
        )
    return file.getvalue()
