"""Recordings of a person in place of the engine: `<folder>/<locale>/<message id>.wav`.

Clips stand for messages without arguments. They are mono WAV files of 16 bits.
"""

import hashlib
import re
from pathlib import Path

from accessibility.speech.engine import Utterance
from accessibility.speech.errors import SpeechError
from accessibility.speech.sound import Sound, read_wav

_MESSAGE_ID = re.compile(r"[a-z][a-z0-9-]*")
_MOST_BYTES = 16 * 1024 * 1024


class RecordedClips:
    """The clips of a folder, listed once; files that are no such WAV are left out and told."""

    def __init__(self, folder: Path | None) -> None:
        """None: there are no clips."""
        self._files: dict[tuple[str, str], tuple[Path, str]] = {}
        self.unusable: list[str] = []
        """Files that cannot be used, as `<locale>/<name>`."""
        for file in sorted(folder.glob("*/*.wav")) if folder is not None else ():
            name = f"{file.parent.name}/{file.name}"
            try:
                if not _MESSAGE_ID.fullmatch(file.stem) or file.stat().st_size > _MOST_BYTES:
                    raise SpeechError("speech-sound-broken")  # noqa: TRY301
                body = file.read_bytes()
                read_wav(body)
            except (SpeechError, OSError):
                self.unusable.append(name)
                continue
            digest = hashlib.sha256(body).hexdigest()[:16]
            self._files[file.parent.name, file.stem] = file, digest

    def __len__(self) -> int:
        return len(self._files)

    def find_digest(self, utterance: Utterance) -> str | None:
        """What names the clip that stands for a text, None where there is none."""
        found = self._files.get((utterance.locale, utterance.message_id or ""))
        return None if found is None else found[1]

    def get(self, utterance: Utterance) -> Sound:
        """The clip. Raises SpeechError `speech-sound-broken` where it is gone or changed badly."""
        found = self._files.get((utterance.locale, utterance.message_id or ""))
        try:
            if found is None:
                raise SpeechError("speech-sound-broken")
            return read_wav(found[0].read_bytes())
        except OSError as error:
            raise SpeechError("speech-sound-broken") from error
