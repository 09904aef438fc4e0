"""The default engine: pyttsx3 and espeak-ng in a process of their own, Mandarin and English."""

import ctypes.util
import importlib.util
import json
import platform
import sys

from accessibility.speech.clauses import clauses_of
from accessibility.speech.engine import ENGLISH_RATE, MANDARIN_RATE, Utterance
from accessibility.speech.errors import SpeechError
from accessibility.speech.espeak_markup import ENGLISH, MANDARIN, MANDARIN_OF_PINYIN, ssml_of
from accessibility.speech.normalisation import normalisation
from accessibility.speech.sound import Sound, read_wav
from accessibility.speech.worker_process import WorkerProcess

_RATES = {MANDARIN: MANDARIN_RATE, MANDARIN_OF_PINYIN: MANDARIN_RATE, ENGLISH: ENGLISH_RATE}


def has_library() -> bool:
    """Whether pyttsx3 and an espeak-ng are installed: the loader's, else the system's."""
    if sys.platform != "linux" or importlib.util.find_spec("pyttsx3") is None:
        return False
    return has_loader() or ctypes.util.find_library("espeak-ng") is not None


def has_loader() -> bool:
    """Whether espeakng-loader brings its library and voices; it does on x86-64 only."""
    return (
        platform.machine() == "x86_64" and importlib.util.find_spec("espeakng_loader") is not None
    )


class Pyttsx3Engine:
    """Starts its process at the first sentence."""

    def __init__(self, worker: WorkerProcess, mandarin_voice: str = MANDARIN) -> None:
        """`mandarin_voice`: `MANDARIN`, with the system's library `MANDARIN_OF_PINYIN`."""
        self._worker = worker
        self._voices = {"zh": mandarin_voice, "en": ENGLISH}
        rates = "-".join(str(_RATES[voice]) for voice in self._voices.values())
        self._name = f"pyttsx3-espeak-{mandarin_voice}-{rates}-{normalisation()}"

    @property
    def name(self) -> str:
        """As the port has it."""
        return self._name

    def speaks(self, locale: str) -> bool:
        """As the port has it."""
        return self._voice_of(locale) is not None

    def say(self, utterance: Utterance) -> Sound:
        """As the port has it."""
        voice = self._voice_of(utterance.locale)
        if voice is None:
            raise SpeechError("speech-language-unknown")
        clauses = clauses_of(utterance.text, utterance.locale)
        if not clauses:
            raise SpeechError("speech-sentence-unsayable")
        request = {"text": ssml_of(clauses, voice), "voice": voice, "rate": _RATES[voice]}
        return read_wav(self._worker.ask(json.dumps(request).encode()))

    def close(self) -> None:
        """As the port has it."""
        self._worker.close()

    def _voice_of(self, locale: str) -> str | None:
        return self._voices.get(locale.split("-", maxsplit=1)[0].lower())
