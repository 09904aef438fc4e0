"""Only sounds that the engine takes reach it; what is wrong with others is said."""

import pytest

from kiosk_server.listening.sound import (
    MOST_BYTES,
    SAMPLES_PER_SECOND,
    ListeningRefusal,
    Sound,
    sound_of,
)
from tests.kiosk_server.listening.sounds import wav_of


def test_a_spoken_second_is_a_second_of_samples() -> None:
    sound = sound_of(wav_of(1.0, loudness=0.5))

    assert isinstance(sound, Sound)
    assert len(sound.samples) == SAMPLES_PER_SECOND
    assert float(abs(sound.samples).max()) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("wav", "refusal"),
    [
        (b"", ListeningRefusal.UNFIT),
        (b"RIFF", ListeningRefusal.UNFIT),
        (b"\x00" * 5_000, ListeningRefusal.UNFIT),
        (wav_of()[:40], ListeningRefusal.UNFIT),
        (wav_of(rate=44_100), ListeningRefusal.UNFIT),
        (wav_of(channels=2), ListeningRefusal.UNFIT),
        (wav_of(bytes_a_sample=4), ListeningRefusal.UNFIT),
        (b"OggS" + wav_of()[4:], ListeningRefusal.UNFIT),
        (wav_of(16.05), ListeningRefusal.TOO_LONG),
        (b"\x00" * (MOST_BYTES + 1), ListeningRefusal.TOO_LONG),
        (wav_of(0.1), ListeningRefusal.NOTHING_HEARD),
        (wav_of(loudness=0.0), ListeningRefusal.NOTHING_HEARD),
        (wav_of(loudness=0.001), ListeningRefusal.NOTHING_HEARD),
    ],
)
def test_what_cannot_be_recognised_says_why(wav: bytes, refusal: ListeningRefusal) -> None:
    assert sound_of(wav) is refusal


def test_a_file_that_promises_more_than_it_holds_is_taken_for_what_it_holds() -> None:
    sound = sound_of(wav_of(2.0)[:-20_000])

    assert isinstance(sound, Sound)
    assert len(sound.samples) == 2 * SAMPLES_PER_SECOND - 10_000
