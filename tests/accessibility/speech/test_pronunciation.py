"""What the engine really says, phoneme by phoneme, is what a reader wrote down by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from accessibility.speech.chinese_readings import pinyin_of
from accessibility.speech.clauses import clauses_of
from accessibility.speech.espeak_markup import ENGLISH, MANDARIN, ssml_of
from accessibility.speech.pyttsx3_engine import has_library, has_loader
from tests.accessibility.speech.heard import (
    arpabet_heard,
    is_as_written,
    is_as_written_in_english,
    is_stressed_as_written,
    pinyin_heard,
    sounds_written,
    stresses_heard,
)

FOLDER = Path(__file__).parent
needs_engine = pytest.mark.skipif(
    not (has_library() and has_loader()), reason="needs pyttsx3 and espeakng-loader (x86-64)"
)


def phrases(name: str) -> list[tuple[str, str]]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    rows = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [(phrase, written) for phrase, written in rows]


def traces(texts: list[str], locale: str, voice: str) -> list[str]:
    """The engine's own trace of each text."""
    lines = [
        json.dumps({"text": ssml_of(clauses_of(text, locale), voice), "voice": voice})
        for text in texts
    ]
    listener = (sys.executable, "-m", "tests.accessibility.speech.phoneme_listener")
    heard = subprocess.run(
        listener,
        input="\n".join(lines),
        cwd=FOLDER.parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in heard.stdout.splitlines()]


@needs_engine
def test_chinese_phrases_sound_as_they_are_written_by_hand() -> None:
    rows = phrases("pronunciation_zh.txt")

    heard = [pinyin_heard(trace) for trace in traces([row[0] for row in rows], "zh-CN", MANDARIN)]

    wrong = [
        f"{phrase}: {' '.join(said)}, not {written}"
        for (phrase, written), said in zip(rows, heard, strict=True)
        if not is_as_written(said, written.split())
    ]
    assert len(rows) >= 3_000
    assert len(wrong) <= len(rows) // 100, wrong


@needs_engine
def test_english_phrases_sound_as_they_are_written_by_hand() -> None:
    rows = phrases("pronunciation_en.txt")

    heard = traces([row[0] for row in rows], "en", ENGLISH)

    wrong = [
        f"{phrase}: {' '.join(arpabet_heard(trace))} ({trace.strip()}), not {written}"
        for (phrase, written), trace in zip(rows, heard, strict=True)
        if not is_as_written_in_english(arpabet_heard(trace), sounds_written(written))
        or ("1" in written and not is_stressed_as_written(stresses_heard(trace), written))
    ]
    assert len(rows) >= 1_600
    assert len(wrong) <= len(rows) // 100, wrong


@needs_engine
def test_the_listener_hears_what_is_wrong() -> None:
    (trace,) = traces(["银行"], "zh-CN", MANDARIN)

    assert pinyin_heard(trace) == ["yin2", "hang2"]
    assert not is_as_written(pinyin_heard(trace), ["yin2", "xing2"])
    assert not is_as_written(pinyin_heard(trace), ["yin2"])


@needs_engine
def test_the_listener_hears_stress() -> None:
    (trace,) = traces(["Outpatient"], "en", ENGLISH)

    assert stresses_heard(trace) == [True, False, False]
    assert is_stressed_as_written(stresses_heard(trace), "AW1 T P EY SH AH N T")
    assert not is_stressed_as_written(stresses_heard(trace), "AW T P EY1 SH AH N T")


@needs_engine
def test_no_character_is_spelled_in_english() -> None:
    """One character for each syllable that there is, in one of its tones."""
    by_syllable = {pinyin_of(chr(code))[0][:-1]: chr(code) for code in range(0x4E00, 0x9FA6)}
    signs = [sign for syllable, sign in by_syllable.items() if syllable]

    heard = [pinyin_heard(trace) for trace in traces(signs, "zh-CN", MANDARIN)]

    assert len(signs) > 390
    strange = {"呣", "哼", "噷", "鞥"}
    assert [
        (sign, said, pinyin_of(sign))
        for sign, said in zip(signs, heard, strict=True)
        if tuple(said) != pinyin_of(sign) and not strange & {sign}
    ] == []
