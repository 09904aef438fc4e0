"""The adapter gives sherpa-onnx texts in words, joins its clauses, and takes only its folders."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from accessibility.speech.clauses import CLAUSE_PAUSE_MS
from accessibility.speech.engine import Utterance
from accessibility.speech.errors import SpeechError
from accessibility.speech.sherpa_engine import SherpaEngine

RATE = 16_000


class FakeSherpa:
    """As much of the module as the adapter uses; each clause is a tenth of a second."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.configs: list[Any] = []
        self.is_valid = True

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the module
        def made(**fields: object) -> SimpleNamespace:
            return SimpleNamespace(kind=name, validate=lambda: self.is_valid, **fields)

        return made

    def OfflineTts(self, config: Any) -> SimpleNamespace:  # noqa: ANN401, N802 - the module's name
        self.configs.append(config)
        return SimpleNamespace(generate=self._generate)

    def _generate(self, text: str, sid: int, speed: float) -> SimpleNamespace:
        self.texts.append(text)
        assert (sid, speed < 1) == (0, True)
        return SimpleNamespace(samples=[0.5, -2.0] * (RATE // 20), sample_rate=RATE)


@pytest.fixture
def models(tmp_path: Path) -> Path:
    for language, files in {
        "zh": ["model.onnx", "tokens.txt", "lexicon.txt", "number.fst"],
        "en": ["model.onnx", "tokens.txt", "voices.bin"],
        "ug": ["model-steps-3.onnx", "vocos-22khz.onnx", "tokens.txt"],
        "de": ["readme.txt"],
    }.items():
        (tmp_path / language).mkdir()
        for file in files:
            (tmp_path / language / file).touch()
    return tmp_path


def test_texts_come_to_it_in_words_clause_by_clause(models: Path) -> None:
    sherpa = FakeSherpa()

    sound = SherpaEngine(models, sherpa).say(Utterance("请到A012室，CT在3楼", "zh-CN"))

    assert sherpa.texts == ["请到 A 零一二 室", "C T 在三楼"]
    assert sound.seconds == pytest.approx(0.2 + CLAUSE_PAUSE_MS / 1000, abs=0.001)
    assert sound.samples[:4] == (16_384).to_bytes(2, "little") + (-32_767).to_bytes(
        2, "little", signed=True
    )


def test_the_kind_of_model_is_seen_by_its_files(models: Path) -> None:
    sherpa = FakeSherpa()
    engine = SherpaEngine(models, sherpa)

    for locale in ("zh-CN", "en", "ug", "zh-CN"):
        engine.say(Utterance("a", locale))

    kinds = [
        next(kind for kind in ("vits", "kokoro", "matcha") if hasattr(config.model, kind))
        for config in sherpa.configs
    ]
    assert kinds == ["vits", "kokoro", "matcha"]
    assert sherpa.configs[0].rule_fsts.endswith("number.fst")
    assert sherpa.configs[2].model.matcha.vocoder.endswith("vocos-22khz.onnx")


def test_what_it_cannot_do_is_told(models: Path) -> None:
    sherpa = FakeSherpa()
    engine = SherpaEngine(models, sherpa)

    for utterance, code in (
        (Utterance("a", "fr"), "speech-language-unknown"),
        (Utterance("…", "zh-CN"), "speech-sentence-unsayable"),
        (Utterance("a", "de"), "speech-engine-down"),
    ):
        with pytest.raises(SpeechError, match=code):
            engine.say(utterance)
    sherpa.is_valid = False
    with pytest.raises(SpeechError, match="speech-engine-down"):
        engine.say(Utterance("三楼", "zh-CN"))


def test_another_model_is_another_name(models: Path) -> None:
    before = SherpaEngine(models, FakeSherpa()).name

    (models / "zh" / "model.onnx").write_bytes(b"another")

    assert SherpaEngine(models, FakeSherpa()).name != before
