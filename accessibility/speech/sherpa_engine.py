"""An optional engine: sherpa-onnx with models that the hospital supplies, a folder for a language.

A folder `<language>` of the models' folder holds one VITS, Kokoro or Matcha model as published for
sherpa-onnx: `*.onnx`, `tokens.txt`, and where it has them `lexicon.txt`, `dict`,
`espeak-ng-data`, `voices.bin`, `*.fst`. Texts come to it in words already.
"""

import importlib
import importlib.util
from pathlib import Path
from threading import Lock
from typing import Any

from accessibility.speech.clauses import BitKind, Clause, clauses_of
from accessibility.speech.engine import Utterance
from accessibility.speech.errors import SpeechError
from accessibility.speech.normalisation import normalisation
from accessibility.speech.sound import SAMPLE_BYTES, Sound

_SPEED = 0.85
"""Slower than the models were trained on, for ears that need time."""
_LOUDEST = 32_767


class SherpaEngine:
    """Loads a model when its language is first spoken, and keeps it."""

    def __init__(self, models: Path, sherpa: Any = None) -> None:  # noqa: ANN401 - it has no types
        """`sherpa` is the module, imported when first needed. Raises OSError without a folder."""
        self._folders = {folder.name: folder for folder in models.iterdir() if folder.is_dir()}
        self._sherpa = sherpa
        self._voices: dict[str, Any] = {}
        self._lock = Lock()
        stamps = sorted(
            f"{file.parent.name}/{file.name}:{file.stat().st_size}"
            for folder in self._folders.values()
            for file in folder.glob("*.onnx")
        )
        self._name = f"sherpa-{normalisation()}-{_SPEED}-{','.join(stamps)}"

    @staticmethod
    def is_installed() -> bool:
        """Whether the module is there."""
        return importlib.util.find_spec("sherpa_onnx") is not None

    @property
    def name(self) -> str:
        """As the port has it."""
        return self._name

    def speaks(self, locale: str) -> bool:
        """As the port has it."""
        return locale.split("-", maxsplit=1)[0] in self._folders

    def say(self, utterance: Utterance) -> Sound:
        """As the port has it."""
        language = utterance.locale.split("-", maxsplit=1)[0]
        if language not in self._folders:
            raise SpeechError("speech-language-unknown")
        clauses = clauses_of(utterance.text, utterance.locale)
        if not clauses:
            raise SpeechError("speech-sentence-unsayable")
        with self._lock:
            voice = self._voice(language)
            parts: list[bytes] = []
            sample_rate = 0
            for clause in clauses:
                made = voice.generate(_text_of(clause), sid=0, speed=_SPEED)
                sample_rate = int(made.sample_rate)
                parts.append(_samples(made.samples))
                parts.append(bytes(sample_rate * clause.pause_ms // 1000 * SAMPLE_BYTES))
        sound = Sound(b"".join(parts), sample_rate)
        if not any(parts):
            raise SpeechError("speech-sentence-unsayable")
        return sound

    def close(self) -> None:
        """As the port has it."""
        with self._lock:
            self._voices.clear()

    def _voice(self, language: str) -> Any:  # noqa: ANN401
        voice = self._voices.get(language)
        if voice is None:
            sherpa = self._sherpa or importlib.import_module("sherpa_onnx")
            config = _config(sherpa, self._folders[language])
            if not config.validate():
                raise SpeechError("speech-engine-down", seconds=600)
            voice = self._voices[language] = sherpa.OfflineTts(config)
        return voice


def _config(sherpa: Any, folder: Path) -> Any:  # noqa: ANN401
    def found(name: str) -> str:
        path = folder / name
        return str(path) if path.exists() else ""

    models = sorted(folder.glob("*.onnx"))
    if not models:
        raise SpeechError("speech-engine-down", seconds=600)
    common = {"tokens": found("tokens.txt"), "lexicon": found("lexicon.txt")}
    data = {"data_dir": found("espeak-ng-data")}
    vocoder = next(
        (file for file in models if "vocos" in file.name or "hifigan" in file.name), None
    )
    if found("voices.bin"):
        kokoro = sherpa.OfflineTtsKokoroModelConfig(
            model=str(models[0]), voices=found("voices.bin"), **common, **data
        )
        model = sherpa.OfflineTtsModelConfig(kokoro=kokoro, num_threads=1)
    elif vocoder is not None:
        acoustic = next(file for file in models if file != vocoder)
        matcha = sherpa.OfflineTtsMatchaModelConfig(
            acoustic_model=str(acoustic), vocoder=str(vocoder), **common, **data
        )
        model = sherpa.OfflineTtsModelConfig(matcha=matcha, num_threads=1)
    else:
        vits = sherpa.OfflineTtsVitsModelConfig(model=str(models[0]), **common, **data)
        model = sherpa.OfflineTtsModelConfig(vits=vits, num_threads=1)
    rules = ",".join(str(file) for file in sorted(folder.glob("*.fst")))
    return sherpa.OfflineTtsConfig(model=model, rule_fsts=rules, max_num_sentences=1)


def _text_of(clause: Clause) -> str:
    between = "" if all(bit.kind is BitKind.HAN for bit in clause.bits) else " "
    return between.join(bit.text for bit in clause.bits)


def _samples(values: Any) -> bytes:  # noqa: ANN401 - a list or an array of floats from -1 to 1
    whole = (round(max(-1.0, min(1.0, float(value))) * _LOUDEST) for value in values)
    return b"".join(value.to_bytes(2, "little", signed=True) for value in whole)
