"""The engine of sherpa-onnx is opened and asked as its own documentation says, by a stand-in of the
same form: models are too large to be fetched for tests.
"""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from kiosk_server.core.errors import ServerError
from kiosk_server.core.settings import ListeningEngine
from kiosk_server.listening.recognisers import open_recogniser
from kiosk_server.listening.sound import Sound

SOUND = Sound(np.full(16_000, 0.1, np.float32))


class OfflineRecognizer:
    """What the package's class of this name takes and gives."""

    made: dict[str, Any]

    @classmethod
    def from_sense_voice(cls, model: str, tokens: str, num_threads: int = 1) -> "OfflineRecognizer":
        return cls._made(kind="sense_voice", model=model, rest=(tokens, num_threads))

    @classmethod
    def from_paraformer(
        cls, paraformer: str, tokens: str, num_threads: int = 1
    ) -> "OfflineRecognizer":
        return cls._made(kind="paraformer", model=paraformer, rest=(tokens, num_threads))

    @classmethod
    def from_transducer(
        cls, encoder: str, decoder: str, joiner: str, tokens: str, num_threads: int = 1
    ) -> "OfflineRecognizer":
        rest = (decoder, joiner, tokens, num_threads)
        return cls._made(kind="transducer", model=encoder, rest=rest)

    @classmethod
    def _made(cls, **made: object) -> "OfflineRecognizer":
        recogniser = cls()
        cls.made = made
        return recogniser

    def create_stream(self) -> SimpleNamespace:
        stream = SimpleNamespace(result=SimpleNamespace(text=""), sound=None)
        stream.accept_waveform = lambda rate, samples: setattr(stream, "sound", (rate, samples))
        return stream

    def decode_stream(self, stream: SimpleNamespace) -> None:
        rate, samples = stream.sound
        stream.result = SimpleNamespace(text=f"{len(samples) / rate:g} s")


@pytest.fixture
def sherpa(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("sherpa_onnx")
    vars(module)["OfflineRecognizer"] = OfflineRecognizer
    monkeypatch.setitem(sys.modules, "sherpa_onnx", module)


def model_folder(folder: Path, *files: str) -> Path:
    for name in files:
        (folder / name).write_bytes(b"")
    return folder


@pytest.mark.usefixtures("sherpa")
@pytest.mark.parametrize(
    ("engine", "files", "taken"),
    [
        (ListeningEngine.SENSE_VOICE, ["model.onnx", "model.int8.onnx"], "model.int8.onnx"),
        (ListeningEngine.PARAFORMER, ["model.onnx"], "model.onnx"),
        (
            ListeningEngine.TRANSDUCER,
            ["encoder-epoch-99.onnx", "decoder-epoch-99.onnx", "joiner-epoch-99.onnx"],
            "encoder-epoch-99.onnx",
        ),
    ],
)
def test_each_kind_of_model_is_opened_and_asked(
    tmp_path: Path, engine: ListeningEngine, files: list[str], taken: str
) -> None:
    recogniser = open_recogniser(engine, model_folder(tmp_path, "tokens.txt", *files))

    assert recogniser is not None
    assert recogniser.recognise(SOUND, "en") == "1 s"
    assert OfflineRecognizer.made["kind"] == engine.value
    assert Path(OfflineRecognizer.made["model"]).name == taken


@pytest.mark.usefixtures("sherpa")
@pytest.mark.parametrize("files", [[], ["tokens.txt"], ["model.onnx"]])
def test_a_folder_that_lacks_a_file_names_it(tmp_path: Path, files: list[str]) -> None:
    with pytest.raises(ServerError) as raised:
        open_recogniser(ListeningEngine.SENSE_VOICE, model_folder(tmp_path, *files))

    assert raised.value.code == "listening-model-unfit"
    assert str(tmp_path) in str(raised.value.fields["file"])


def test_without_the_package_its_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sherpa_onnx", None)

    with pytest.raises(ServerError) as raised:
        open_recogniser(ListeningEngine.SENSE_VOICE, tmp_path)

    assert raised.value.code == "listening-engine-missing"
