"""A demo of a real building as a running server, started once for all tests that only ask it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk_server.live_demo import LiveDemo, live_demo


@pytest.fixture(scope="session")
def dresden(tmp_path_factory: pytest.TempPathFactory, buildings: Path) -> Iterator[LiveDemo]:
    """A real building of 400 rooms."""
    folder = tmp_path_factory.mktemp("dresden") / "data"
    with live_demo(folder, "--plan", buildings / "tud_apb_dresden.osm") as demo:
        yield demo
