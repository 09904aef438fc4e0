"""What tests of servers share: a real building as a running server, and what each is made of."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk_server.live_demo import LiveDemo, live_demo
from tests.services.made_once import keep_parts_of_servers


@pytest.fixture(scope="session")
def dresden(tmp_path_factory: pytest.TempPathFactory, buildings: Path) -> Iterator[LiveDemo]:
    """A real building of 400 rooms."""
    folder = tmp_path_factory.mktemp("dresden") / "data"
    with live_demo(folder, "--plan", buildings / "tud_apb_dresden.osm") as demo:
        yield demo


@pytest.fixture(scope="session")
def kept_parts() -> None:
    """Servers that tests make in their own process share what does not depend on the test."""
    keep_parts_of_servers()
