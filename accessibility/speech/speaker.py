"""Says texts: a recorded clip where there is one, else what was said before, else an engine."""

from collections.abc import Sequence

from accessibility.speech.engine import SpeechEngine, Utterance
from accessibility.speech.errors import SpeechError
from accessibility.speech.recorded_clips import RecordedClips
from accessibility.speech.sound_cache import SoundCache


class Speaker:
    """Any thread may ask."""

    def __init__(
        self, engines: Sequence[SpeechEngine], clips: RecordedClips, cache: SoundCache
    ) -> None:
        """`engines`: for each language the first that speaks it serves."""
        self._engines = tuple(engines)
        self._clips = clips
        self.cache = cache

    def content_of(self, utterance: Utterance) -> str | None:
        """All that the sound of a text depends on; None where nothing speaks its language."""
        digest = self._clips.find_digest(utterance)
        engine = self._find_engine(utterance.locale)
        if digest is None and engine is None:
            return None
        source = f"clip-{digest}" if digest or engine is None else engine.name
        return f"{source}\n{utterance.locale}\n{utterance.text}"

    def wav(self, name: str, utterance: Utterance) -> bytes:
        """The WAV of a text, kept under a name from now on. Raises SpeechError."""
        kept = self.cache.find(name)
        if kept is not None:
            return kept
        if self._clips.find_digest(utterance) is not None:
            sound = self._clips.get(utterance)
        else:
            engine = self._find_engine(utterance.locale)
            if engine is None:
                raise SpeechError("speech-language-unknown")
            sound = engine.say(utterance)
        made = sound.wav()
        self.cache.keep(name, made)
        return made

    def close(self) -> None:
        """Lets the engines go."""
        for engine in self._engines:
            engine.close()

    def _find_engine(self, locale: str) -> SpeechEngine | None:
        return next((engine for engine in self._engines if engine.speaks(locale)), None)
