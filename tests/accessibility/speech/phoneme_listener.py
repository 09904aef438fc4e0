"""Listens to the real engine: prints the phonemes that it says for each line of its input.

A process of its own, as the library is. A line in is JSON with `text` (SSML) and `voice`; a line
out is JSON, the text of the engine's own trace.
"""

import ctypes
import json
import sys
from contextlib import ExitStack

from accessibility.speech.espeak_driver import SYSTEM_LIBRARY, preload

SYNCHRONOUS, DO_NOT_EXIT = 2, 1 << 15
FLAGS = 0x1 | 0x10 | 0x100 | 0x1000
"""UTF-8, SSML, phonemes in brackets, a pause at the end: as the driver has them."""


def main() -> None:
    with ExitStack() as ends:
        preload(ends)
        library = ctypes.CDLL(SYSTEM_LIBRARY)
        if library.espeak_Initialize(SYNCHRONOUS, 1000, None, DO_NOT_EXIT) <= 0:
            sys.exit("the engine does not start")
        system = ctypes.CDLL(None)
        system.open_memstream.restype = ctypes.c_void_p
        listen = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
            lambda _samples, _count, _events: 0
        )
        library.espeak_SetSynthCallback(listen)
        for line in sys.stdin:
            asked = json.loads(line)
            trace, size = ctypes.c_char_p(), ctypes.c_size_t()
            stream = ctypes.c_void_p(system.open_memstream(ctypes.byref(trace), ctypes.byref(size)))
            library.espeak_SetVoiceByName(asked["voice"].encode())
            library.espeak_SetPhonemeTrace(1, stream)
            text = asked["text"].encode()
            library.espeak_Synth(text, len(text) + 1, 0, 1, 0, FLAGS, None, None)
            library.espeak_SetPhonemeTrace(0, None)
            system.fclose(stream)
            sys.stdout.write(json.dumps((trace.value or b"").decode("utf-8", "replace")) + "\n")


if __name__ == "__main__":
    main()
