"""`kiosk-server demo`: the real server on a demo hospital, open to any question."""

import argparse
import socket
from pathlib import Path

from floorplans.model import Plan
from floorplans.plan_opening import open_plan
from kiosk_server.command_line.console import Console
from kiosk_server.core.settings import LogFormat, LogLevel, Settings

DEFAULT_PORT = 8080
_HOST = "127.0.0.1"


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Adds the command to the program's parser."""
    parser = commands.add_parser(
        "demo", parents=[common], help="run the server with a demo hospital, or with another plan"
    )
    parser.add_argument("--plan", type=Path, help="native or IMDF folder, .osm or .osm.pbf file")
    parser.add_argument(
        "--port", type=int, default=DEFAULT_PORT, help=f"default {DEFAULT_PORT}; 0: any free one"
    )
    parser.add_argument(
        "--data-dir", type=Path, default=Path("demo"), help="folder to fill, or to go on with"
    )
    parser.set_defaults(run=run)


def demo_settings(data_dir: Path, port: int) -> Settings:
    """Settings for trying things out on one machine: nothing but questions is restricted."""
    return Settings(
        data_dir=data_dir,
        public_url=f"http://{_HOST}:{port}",
        listen_host=_HOST,
        listen_port=port,
        graphql_open=True,
        log_level=LogLevel.WARNING,
        log_format=LogFormat.PLAIN,
        drain_seconds=3.0,
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Fills the data folder where it is empty, says where everything is, and serves.

    0: ended when told to. 1: requests were cut short. 2: it could not start.
    """
    # The other commands start faster without the web and the database.
    from kiosk_server.command_line.demo_serving import serve_demo  # noqa: PLC0415 - see above

    settings = demo_settings(arguments.data_dir, arguments.port or _free_port())
    plan: Plan | None = open_plan(arguments.plan).plan if arguments.plan else None

    return serve_demo(settings, plan, console)


def _free_port() -> int:
    with socket.create_server((_HOST, 0)) as found:
        return int(found.getsockname()[1])
