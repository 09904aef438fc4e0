"""A process that says what it was given, and ends when it is told to and not before."""

import os
import signal

if __name__ == "__main__":
    print(os.environ["WORD"], os.getcwd(), flush=True)  # noqa: T201, PTH109 - a test reads it
    signal.pause()
