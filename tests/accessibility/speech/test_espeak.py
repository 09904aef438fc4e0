"""What the real engine's sounds are like: whole, the same each time, with pauses to follow by."""

from array import array
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

import pytest

from accessibility.speech.engine import Utterance
from accessibility.speech.errors import SpeechError
from accessibility.speech.espeak_driver import short_path
from accessibility.speech.pyttsx3_engine import Pyttsx3Engine
from accessibility.speech.sound import HEADER_BYTES, Sound
from accessibility.speech.worker_process import WorkerProcess

QUIET = 200
"""Of 32,767."""


END_SECONDS = 0.5
"""How long it is quiet behind the last word."""


def pauses(sound: Sound) -> list[float]:
    """Seconds of quiet inside a sound, longer than any between two words."""
    samples = array("h", sound.samples)
    step = sound.sample_rate // 100
    loud = [max(map(abs, samples[at : at + step])) > QUIET for at in range(0, len(samples), step)]
    runs = [(is_loud, len(list(run)) / 100) for is_loud, run in groupby(loud)]
    return [seconds for is_loud, seconds in runs[1:-1] if not is_loud and seconds > 0.4]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("右转，走到放射科。乘电梯到三层", "zh-CN"),
        ("Turn right, go to radiology. Take the lift to level 3", "en"),
    ],
)
def test_clauses_are_parted_by_600_to_800_ms(engine: Pyttsx3Engine, text: str, locale: str) -> None:
    found = pauses(engine.say(Utterance(text, locale)))

    assert len(found) == 2
    assert all(0.6 <= seconds <= 0.8 for seconds in found), found


def test_a_sound_is_the_same_each_time_and_its_header_is_right(engine: Pyttsx3Engine) -> None:
    first = engine.say(Utterance("胸外科在三楼", "zh-CN"))
    engine.say(Utterance("Something else", "en"))
    second = engine.say(Utterance("胸外科在三楼", "zh-CN"))
    wav = first.wav()

    assert first == second
    assert first.sample_rate == 22_050
    assert int.from_bytes(wav[4:8], "little") == len(wav) - 8
    assert int.from_bytes(wav[40:44], "little") == len(wav) - HEADER_BYTES


def test_old_people_can_follow_its_pace(engine: Pyttsx3Engine) -> None:
    chinese = engine.say(Utterance("请沿走廊直行到放射科候诊区", "zh-CN"))
    english = engine.say(
        Utterance("Please follow the corridor to the radiology waiting area", "en")
    )

    assert 2.3 <= 13 / (chinese.seconds - END_SECONDS) <= 4.5  # syllables a second
    assert 100 <= 9 / (english.seconds - END_SECONDS) * 60 <= 175  # words a minute


def test_nothing_to_say_and_unknown_languages_are_told(engine: Pyttsx3Engine) -> None:
    with pytest.raises(SpeechError, match="unsayable"):
        engine.say(Utterance("→ …", "zh-CN"))
    with pytest.raises(SpeechError, match="language-unknown"):
        engine.say(Utterance("سالام", "ug"))
    assert [engine.speaks(tag) for tag in ("zh-CN", "zh-TW", "en-GB", "ug")] == [
        *(True, True, True, False)
    ]


def test_the_longest_text_is_said_and_does_not_end_the_process(
    engine: Pyttsx3Engine, worker: WorkerProcess
) -> None:
    engine.say(Utterance("三楼", "zh-CN"))
    starts = worker.starts

    sound = engine.say(Utterance("三楼，" * 60, "zh-CN"))

    assert sound.seconds > 60
    assert worker.starts == starts


def test_a_long_path_to_the_voices_is_shortened(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 40) / "espeak-ng-data"
    folder.mkdir(parents=True)

    with ExitStack() as ends:
        short = Path(short_path(folder, ends))

        assert len(str(short)) < 120
        assert short.samefile(folder)
    assert not short.exists()
