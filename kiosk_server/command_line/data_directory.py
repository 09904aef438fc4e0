"""Which data directory a command works on: named itself, or by the server's settings file."""

import argparse
import os
from pathlib import Path

from kiosk_server.core.settings import Settings
from kiosk_server.core.settings_reading import read_settings


def add_data_directory(parser: argparse.ArgumentParser) -> None:
    """Adds `--data-dir` and `--config`, of which one is needed."""
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--data-dir", type=Path, metavar="D", help="the server's data directory")
    place.add_argument("--config", type=Path, metavar="FILE", help="the server's settings file")


def settings_for(arguments: argparse.Namespace) -> Settings:
    """The settings of that server. Raises ServerError as `read_settings` does."""
    environment = dict(os.environ)
    if arguments.data_dir is not None:
        environment["KIOSK_DATA_DIR"] = str(arguments.data_dir.resolve())
        # A command sends nobody anywhere, so any address will do.
        environment.setdefault("KIOSK_PUBLIC_URL", "http://127.0.0.1")
    return read_settings(arguments.config, environment)
