"""The one base error of the voice: a code and fields, never a sentence."""

from collections.abc import Mapping


class SpeechError(Exception):
    """Something was not said. `code` is kebab-case.

    Codes: `speech-engine-down` (it cannot be started just now; `seconds` until it is tried again),
    `speech-sentence-refused` (this sentence ended the engine twice), `speech-sentence-unsayable`
    (nothing in it can be said, or it is too long), `speech-language-unknown` (no voice has it),
    `speech-sound-broken` (what came is no WAV of the one form that is used).
    """

    def __init__(self, code: str, /, **fields: str | float) -> None:
        self.code = code
        self.fields: Mapping[str, str | float] = dict(fields)
        super().__init__(code, self.fields)
