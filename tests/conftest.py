"""What all tests share: where real buildings lie, a running clinic, and how long Hypothesis
searches."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.services.made_once import GRAPHS_FOLDER, keep_catalogs

if TYPE_CHECKING:
    from tests.kiosk_server.live_demo import LiveDemo

REPOSITORY = Path(__file__).resolve().parent.parent

# As the program itself does: compiled plans are many objects and few circles of them.
gc.set_threshold(50_000, 20, 50)

keep_catalogs()

# The everyday run is the same each time; the long one, of `make bench`, looks for news.
settings.register_profile("default", max_examples=50, deadline=None, derandomize=True)
settings.register_profile(
    "bench",
    max_examples=2_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("default")


def pytest_configure(config: pytest.Config) -> None:
    """Where compiled graphs are kept: in one folder for the process that runs the tests and for
    all workers that it starts."""
    if not hasattr(config, "workerinput"):
        folder = TemporaryDirectory(prefix="kiosk-graphs-", ignore_cleanup_errors=True)
        os.environ[GRAPHS_FOLDER] = folder.name
        config.add_cleanup(folder.cleanup)


def pytest_xdist_auto_num_workers() -> int:
    """More processes than cores: a test of a page waits for a fifth of its time, and then another
    one may go on."""
    cores = len(os.sched_getaffinity(0))
    return cores + max(1, cores // 2)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds pyproject.toml."""
    return REPOSITORY


@pytest.fixture(scope="session")
def buildings() -> Path:
    """The folder of real buildings' plans; without it the test is skipped."""
    folder = REPOSITORY.parent / "shared" / "buildings"
    if not folder.is_dir():
        pytest.skip("needs the plans of real buildings in ../shared/buildings")
    return folder


@pytest.fixture(scope="session")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[LiveDemo]":
    """The sample clinic as a running server, for all tests that only ask it."""
    # Tests that need no server need not wait for what it loads.
    from tests.kiosk_server.live_demo import CLINIC, live_demo  # noqa: PLC0415 - see above

    with live_demo(tmp_path_factory.mktemp("clinic") / "data", "--plan", CLINIC) as demo:
        yield demo
