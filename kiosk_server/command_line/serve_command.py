"""`kiosk-server serve`: the server for real, with settings from a file and the environment."""

import argparse
import os
import sys
from pathlib import Path

from kiosk_server.command_line.console import Console
from kiosk_server.core.logs import configure_logs
from kiosk_server.core.settings import Settings
from kiosk_server.core.settings_reading import read_settings
from kiosk_server.runtime.process import run_server


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Adds the command to the program's parser."""
    parser = commands.add_parser(
        "serve", parents=[common], help="run the server, with settings from a TOML file"
    )
    parser.add_argument("--config", type=Path, help="settings (TOML); KIOSK_* variables win")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, _console: Console) -> int:
    """Serves until told to stop; returns the exit status. Raises ServerError."""
    return serve(read_settings(arguments.config, os.environ))


def serve(settings: Settings) -> int:
    """Sets up the logs and serves the app until told to stop.

    Returns 0 after a drain, 3 where requests were cut short, 128 plus the second signal's number.
    Raises ServerError for what hinders the start.
    """
    # The other commands start faster without the web and the database.
    from kiosk_server.app import build_app  # noqa: PLC0415 - see above

    configure_logs(settings.log_level, settings.log_format, sys.stderr)
    return run_server(lambda: build_app(settings), settings, os.environ)
