"""What says a text: the port, and what is asked of it. Which engine serves is the app's choice."""

from dataclasses import dataclass
from typing import Protocol

from accessibility.speech.sound import Sound

MANDARIN_RATE = 130
ENGLISH_RATE = 140
"""Words a minute, of 100 to 175 that old people follow well."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text to say in a language. What is said more than once is played more than once."""

    text: str
    locale: str
    message_id: str | None = None
    """The message without arguments that it is, for which a recorded clip may stand."""


class SpeechEngine(Protocol):
    """Says texts. May be asked by any thread; one sentence is said at a time."""

    @property
    def name(self) -> str:
        """Says all that its sounds depend on: kept ones of another name are not used."""
        ...

    def speaks(self, locale: str) -> bool:
        """Whether it has a voice for a language. Never changes."""
        ...

    def say(self, utterance: Utterance) -> Sound:
        """The sound of a text. Raises SpeechError."""
        ...

    def close(self) -> None:
        """Lets everything go; nothing can be said any more."""
        ...
