"""An engine that says the length of texts, and counts how often it is asked."""

import struct

from accessibility.speech.engine import Utterance
from accessibility.speech.errors import SpeechError
from accessibility.speech.sound import Sound


class FakeEngine:
    """Speaks Chinese and English; `failure` is raised in place of a sound."""

    def __init__(self, languages: tuple[str, ...] = ("zh", "en"), name: str = "fake") -> None:
        self.languages = languages
        self.said: list[Utterance] = []
        self.failure: SpeechError | None = None
        self.closed = False
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def speaks(self, locale: str) -> bool:
        return locale.split("-", maxsplit=1)[0] in self.languages

    def say(self, utterance: Utterance) -> Sound:
        self.said.append(utterance)
        if self.failure is not None:
            raise self.failure
        return Sound(struct.pack("<h", len(utterance.text)) * 100, 22_050)

    def close(self) -> None:
        self.closed = True
