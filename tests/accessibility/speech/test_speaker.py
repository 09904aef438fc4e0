"""A text is said by a clip, else by what was kept, else by the first engine that can."""

from pathlib import Path

import pytest

from accessibility.speech.engine import Utterance
from accessibility.speech.errors import SpeechError
from accessibility.speech.recorded_clips import RecordedClips
from accessibility.speech.sound import Sound, read_wav
from accessibility.speech.sound_cache import SoundCache
from accessibility.speech.speaker import Speaker
from tests.accessibility.speech.fake_engine import FakeEngine

NAME = "ab" * 16
CLIP = Sound(b"\1\0" * 50, 16_000)


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    folder = tmp_path / "clips" / "zh-CN"
    folder.mkdir(parents=True)
    (folder / "frame-back.wav").write_bytes(CLIP.wav())
    (folder / "frame-home.wav").write_bytes(b"RIFF....")
    (folder / "Bad Name.wav").write_bytes(CLIP.wav())
    return tmp_path / "clips"


def speaker(tmp_path: Path, *engines: FakeEngine, clips: Path | None = None) -> Speaker:
    return Speaker(engines, RecordedClips(clips), SoundCache(tmp_path / "sounds", 100_000))


def test_a_text_is_said_once_and_then_kept(tmp_path: Path) -> None:
    engine = FakeEngine()
    voice = speaker(tmp_path, engine)

    first = voice.wav(NAME, Utterance("三楼", "zh-CN"))
    second = voice.wav(NAME, Utterance("三楼", "zh-CN"))

    assert first == second
    assert len(engine.said) == 1


def test_the_first_engine_that_speaks_a_language_serves(tmp_path: Path) -> None:
    own, other = FakeEngine(("zh",), "own"), FakeEngine(("zh", "en"), "other")
    voice = speaker(tmp_path, own, other)

    voice.wav("aa" * 16, Utterance("三楼", "zh-CN"))
    voice.wav("bb" * 16, Utterance("level 3", "en"))
    voice.close()

    assert (len(own.said), len(other.said)) == (1, 1)
    assert own.closed
    assert other.closed


def test_a_clip_stands_for_its_message_in_its_language_only(tmp_path: Path, clips: Path) -> None:
    engine = FakeEngine()
    voice = speaker(tmp_path, engine, clips=clips)

    clip = voice.wav("aa" * 16, Utterance("返回", "zh-CN", message_id="frame-back"))
    voice.wav("bb" * 16, Utterance("Back", "en", message_id="frame-back"))
    voice.wav("cc" * 16, Utterance("主页", "zh-CN", message_id="frame-home"))

    assert read_wav(clip) == CLIP
    assert [said.text for said in engine.said] == ["Back", "主页"]


def test_clips_that_cannot_be_used_are_listed(clips: Path) -> None:
    found = RecordedClips(clips)

    assert found.unusable == ["zh-CN/Bad Name.wav", "zh-CN/frame-home.wav"]
    assert len(found) == 1


def test_a_clip_that_went_is_told(tmp_path: Path, clips: Path) -> None:
    voice = speaker(tmp_path, FakeEngine(), clips=clips)
    (clips / "zh-CN" / "frame-back.wav").unlink()

    with pytest.raises(SpeechError, match="speech-sound-broken"):
        voice.wav(NAME, Utterance("返回", "zh-CN", message_id="frame-back"))


def test_what_a_sound_depends_on_is_part_of_its_content(tmp_path: Path, clips: Path) -> None:
    voice = speaker(tmp_path, FakeEngine(), clips=clips)
    other = speaker(tmp_path, FakeEngine(name="other"), clips=clips)
    back = Utterance("返回", "zh-CN", message_id="frame-back")

    contents = [
        voice.content_of(Utterance("三楼", "zh-CN")),
        voice.content_of(Utterance("三楼", "zh-TW")),
        voice.content_of(Utterance("四楼", "zh-CN")),
        other.content_of(Utterance("三楼", "zh-CN")),
        voice.content_of(back),
    ]

    assert len(set(contents)) == len(contents)
    assert voice.content_of(back) == other.content_of(back)


def test_without_a_voice_for_a_language_there_is_no_content(tmp_path: Path) -> None:
    voice = speaker(tmp_path, FakeEngine(("en",)))

    assert voice.content_of(Utterance("三楼", "zh-CN")) is None
    with pytest.raises(SpeechError, match="speech-language-unknown"):
        voice.wav(NAME, Utterance("三楼", "zh-CN"))


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    engine = FakeEngine()
    voice = speaker(tmp_path, engine)
    engine.failure = SpeechError("speech-engine-down", seconds=1)
    with pytest.raises(SpeechError):
        voice.wav(NAME, Utterance("三楼", "zh-CN"))

    engine.failure = None

    assert voice.wav(NAME, Utterance("三楼", "zh-CN")).startswith(b"RIFF")
