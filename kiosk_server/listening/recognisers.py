"""What turns sound into text: the port, the engine of sherpa-onnx, and one that says what a file
says, for demonstrations and tests without a model.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any, Protocol

from kiosk_server.core.errors import ServerError
from kiosk_server.core.settings import ListeningEngine
from kiosk_server.listening.sound import SAMPLES_PER_SECOND, Sound

_THREADS = 2
_ENDING = ".onnx"
_SMALLER = ".int8.onnx"
_PARTS: Mapping[ListeningEngine, Mapping[str, str]] = {
    ListeningEngine.SENSE_VOICE: {"model": "model"},
    ListeningEngine.PARAFORMER: {"paraformer": "model"},
    ListeningEngine.TRANSDUCER: {"encoder": "encoder", "decoder": "decoder", "joiner": "joiner"},
}
"""What each kind of model is made of: arguments of the engine, and how the files are called."""


class SpeechRecogniser(Protocol):
    """Used by one thread at a time."""

    def recognise(self, sound: Sound, locale: str) -> str:
        """What is said; empty: no words. `locale` is a hint for engines that know several."""
        ...


class SherpaRecogniser:
    """A model of sherpa-onnx in a folder: `tokens.txt` and the model's files."""

    def __init__(self, kind: ListeningEngine, folder: Path) -> None:
        """Raises ServerError `listening-engine-missing` where sherpa-onnx is not installed, and
        `listening-model-unfit` for a folder without such a model."""
        sherpa = _sherpa()
        files = {argument: _model_file(folder, stem) for argument, stem in _PARTS[kind].items()}
        tokens = folder / "tokens.txt"
        if not tokens.is_file():
            raise ServerError("listening-model-unfit", file=str(tokens))
        make = getattr(sherpa.OfflineRecognizer, f"from_{kind.value}")
        try:
            self._engine: Any = make(**files, tokens=str(tokens), num_threads=_THREADS)
        except (RuntimeError, ValueError) as error:
            raise ServerError("listening-model-unfit", file=str(folder)) from error

    def recognise(self, sound: Sound, locale: str) -> str:  # noqa: ARG002 - the model tells itself
        """What is said."""
        stream = self._engine.create_stream()
        stream.accept_waveform(SAMPLES_PER_SECOND, sound.samples)
        self._engine.decode_stream(stream)
        return str(stream.result.text)


class ScriptedRecogniser:
    """Says the lines of a file in turn, whatever it hears, and begins anew after the last."""

    def __init__(self, file: Path) -> None:
        """Raises ServerError `listening-model-unfit` for a file that cannot be read or is empty."""
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ServerError("listening-model-unfit", file=str(file)) from error
        if not lines:
            raise ServerError("listening-model-unfit", file=str(file))
        self._lines = tuple(lines)
        self._next = 0
        self._lock = Lock()

    def recognise(self, sound: Sound, locale: str) -> str:  # noqa: ARG002 - a script hears nothing
        """The next line."""
        with self._lock:
            line = self._lines[self._next % len(self._lines)]
            self._next += 1
        return line


def open_recogniser(engine: ListeningEngine, model: Path | None) -> SpeechRecogniser | None:
    """The engine of the settings; None where visitors are not listened to. Raises as these do."""
    if engine is ListeningEngine.NONE or model is None:
        return None
    if engine is ListeningEngine.SCRIPTED:
        return ScriptedRecogniser(model)
    return SherpaRecogniser(engine, model)


def _sherpa() -> ModuleType:
    try:
        return import_module("sherpa_onnx")
    except ImportError as error:
        raise ServerError("listening-engine-missing") from error


def _model_file(folder: Path, stem: str) -> str:
    """The file of a part: the smaller form if it is there, as kiosks' servers are small."""
    found = sorted(folder.glob(f"{stem}*{_ENDING}"), key=lambda x: not x.name.endswith(_SMALLER))
    if not found:
        raise ServerError("listening-model-unfit", file=str(folder / f"{stem}{_ENDING}"))
    return str(found[0])
