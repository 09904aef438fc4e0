"""Our driver for pyttsx3: espeak-ng asked synchronously, its samples gathered in the callback.

pyttsx3's own driver is asynchronous and mixes sentences up. One engine, one thread, and only in a
process of its own: the library may end the process, and its licence is the GPL.
"""

import ctypes
import importlib
import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import Any

from accessibility.speech.errors import SpeechError
from accessibility.speech.sound import Sound

DRIVER_NAME = "kiosk_espeak"
SYSTEM_LIBRARY = "libespeak-ng.so.1"
_DO_NOT_EXIT = 1 << 15
_LONGEST_DATA_PATH = 120
"""The library keeps paths in 160 characters and says nothing where one is cut."""
_SEED = 1
_MOST_SAMPLE_BYTES = 12 * 1024 * 1024
"""Over four minutes: nobody listens to more."""

Hear = Callable[[Sound], None]


def preload(ends: ExitStack) -> bool:
    """Loads the library of espeakng-loader, where it is installed, before pyttsx3 finds another.

    False: it is not, and the system's library would serve.
    """
    if importlib.util.find_spec("espeakng_loader") is None:
        return False
    loader = importlib.import_module("espeakng_loader")
    library = Path(loader.get_library_path()).with_name(SYSTEM_LIBRARY)
    try:
        ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    os.environ["ESPEAK_DATA_PATH"] = short_path(Path(loader.get_data_path()), ends)
    return True


def short_path(folder: Path, ends: ExitStack) -> str:
    """A folder by a path that is short enough for the library: its own, or a link's."""
    if len(str(folder)) <= _LONGEST_DATA_PATH:
        return str(folder)
    shelf = ends.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-voice-"))
    link = Path(shelf) / folder.name
    link.symlink_to(folder, target_is_directory=True)
    return str(link)


def register(hear: Hear) -> None:
    """Makes the driver known to pyttsx3 as `DRIVER_NAME`; what is said goes to `hear`.

    Raises SpeechError `speech-engine-down` where there is no library.
    """
    try:
        library: Any = importlib.import_module("pyttsx3.drivers._espeak")
        drivers: Any = importlib.import_module("pyttsx3.drivers.espeak")
    except (ImportError, RuntimeError, OSError) as error:
        raise SpeechError("speech-engine-down", seconds=0) from error
    module = ModuleType(f"pyttsx3.drivers.{DRIVER_NAME}")
    driver = _driver_class(library, drivers, hear)
    module.__dict__["buildDriver"] = driver
    sys.modules[module.__name__] = module


def _driver_class(library: Any, drivers: Any, hear: Hear) -> type:  # noqa: ANN401 - it is not typed
    flags = library.CHARS_UTF8 | library.SSML | library.PHONEMES
    # Breath is noise: the same seed makes the same text the same sound each time.
    seed = getattr(library.dll, "espeak_ng_SetRandSeed", None)
    base: Any = drivers.EspeakDriver

    class SynchronousDriver(base):  # type: ignore[misc] # pyttsx3 has no types
        """Says one text at a time and hands its sound over before it returns."""

        def __init__(self, proxy: Any) -> None:  # noqa: ANN401
            self._sample_rate = library.Initialize(
                library.AUDIO_OUTPUT_SYNCHRONOUS, 1000, None, _DO_NOT_EXIT
            )
            if self._sample_rate <= 0:
                raise SpeechError("speech-engine-down", seconds=0)
            base._moduleInitialized = True  # noqa: SLF001 - else it initialises again
            base._defaultVoice = "en-us"  # noqa: SLF001
            self._gathered: list[bytes] = []
            self._size_bytes = 0
            super().__init__(proxy)

        def startLoop(self) -> None:  # noqa: N802 - pyttsx3's name
            """Works off what waits; every command ends before the next, so there is no waiting."""
            self._looping = True
            self._proxy.setBusy(False)
            if self._text_to_say is not None:
                self._start_synthesis(self._text_to_say)
            self._looping = False

        def _onSynth(self, wav: Any, count: int, _events: object) -> int:  # noqa: ANN401, N802
            if count > 0 and wav:
                self._gathered.append(ctypes.string_at(wav, count * 2))
                self._size_bytes += count * 2
            return 1 if self._size_bytes > _MOST_SAMPLE_BYTES else 0

        def save_to_file(self, text: str, _filename: str) -> None:
            """Says a text; its sound goes to `hear`, not to a file."""
            self._gathered, self._size_bytes = [], 0
            if seed is not None:
                seed(_SEED)
            library.Synth(text.encode(), flags=flags)
            hear(Sound(b"".join(self._gathered), self._sample_rate))

    return SynchronousDriver
