"""WAV files are written with right lengths, and read whatever else they hold."""

import io
import struct
import wave

import pytest

from accessibility.speech.errors import SpeechError
from accessibility.speech.sound import Sound, read_wav

SOUND = Sound(struct.pack("<6h", 0, 1, -1, 32_767, -32_768, 7), 22_050)


def test_what_is_written_others_read() -> None:
    with wave.open(io.BytesIO(SOUND.wav())) as file:
        assert file.getparams()[:4] == (1, 2, 22_050, 6)
        assert file.readframes(6) == SOUND.samples
    assert read_wav(SOUND.wav()) == SOUND


def test_other_chunks_are_passed_over() -> None:
    wav = SOUND.wav()
    noted = wav[:12] + b"LIST" + struct.pack("<I", 3) + b"abc\0" + wav[12:]
    noted = noted[:4] + struct.pack("<I", len(noted) - 8) + noted[8:]

    assert read_wav(noted) == SOUND


@pytest.mark.parametrize("length", range(len(SOUND.wav())))
def test_a_torn_file_is_no_sound(length: int) -> None:
    with pytest.raises(SpeechError, match="speech-sound-broken"):
        read_wav(SOUND.wav()[:length])


@pytest.mark.parametrize(
    ("at", "value"),
    [(20, 3), (22, 2), (34, 8), (24, 1_000)],
    ids=["floats", "stereo", "8 bits", "1 kHz"],
)
def test_other_forms_are_refused(at: int, value: int) -> None:
    wav = bytearray(SOUND.wav())
    struct.pack_into("<H", wav, at, value)

    with pytest.raises(SpeechError, match="speech-sound-broken"):
        read_wav(bytes(wav))
