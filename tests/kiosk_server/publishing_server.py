"""The whole server, open as the demo is, that publishes another plan at each SIGUSR1.

`python -m … FOLDER PORT`; the sample clinic is in force first, then `Clinic 1`, `Clinic 2` …
"""

import asyncio
import os
import signal
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from starlette.applications import Starlette

from floorplans.facts import Names
from floorplans.sample_clinic import sample_clinic_plan
from kiosk_server.app import build_app, building
from kiosk_server.app.state import start_venue
from kiosk_server.command_line.demo_command import demo_settings
from kiosk_server.core.logs import configure_logs
from kiosk_server.core.settings import Settings
from kiosk_server.runtime.process import run_server
from kiosk_server.venue.service import VenueService
from tests.kiosk_server.filled_demo import fill_demo


async def start_publishing_venue(*given: Any, **options: Any) -> VenueService:  # noqa: ANN401 - passed on
    """The venue of the app, which is told to publish by a signal."""
    venue = await start_venue(*given, **options)
    numbers, plan = count(1), sample_clinic_plan()
    running: set[asyncio.Task[object]] = set()
    loop = asyncio.get_running_loop()

    def publish() -> None:
        named = replace(plan, names=Names.of(en=f"Clinic {next(numbers)}"))
        task = loop.create_task(venue.publish(named, by="test"))
        running.add(task)
        task.add_done_callback(running.discard)

    loop.add_signal_handler(signal.SIGUSR1, publish)
    return venue


def main(folder: Path, port: int) -> int:
    """Serves until it is told to stop."""
    settings: Settings = replace(demo_settings(folder, port), locales=("en", "zh-CN"))

    def build() -> Starlette:
        configure_logs(settings.log_level, settings.log_format, sys.stderr)
        fill_demo(settings, sample_clinic_plan())
        return build_app(settings)

    with patch.object(building, "start_venue", start_publishing_venue):
        return run_server(build, settings, os.environ)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
