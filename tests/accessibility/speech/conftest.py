"""The real engine where it is installed: tests of what is heard are skipped elsewhere."""

from collections.abc import Iterator

import pytest

from accessibility.speech.pyttsx3_engine import Pyttsx3Engine, has_library, has_loader
from accessibility.speech.worker_process import WorkerProcess


@pytest.fixture(scope="session")
def worker() -> Iterator[WorkerProcess]:
    if not (has_library() and has_loader()):
        pytest.skip("needs pyttsx3 and espeakng-loader (x86-64)")
    process = WorkerProcess()
    yield process
    process.close()


@pytest.fixture(scope="session")
def engine(worker: WorkerProcess) -> Pyttsx3Engine:
    return Pyttsx3Engine(worker)
