"""`kiosk-server demo`: the real server on a demo hospital, open to any question."""

import argparse
import socket
from dataclasses import replace
from pathlib import Path

from floorplans.model import Plan
from floorplans.plan_opening import open_plan
from kiosk_server.command_line.console import Console
from kiosk_server.core.settings import LogFormat, LogLevel, RecordsSource, Settings
from kiosk_server.core.settings_checks import check_settings

DEFAULT_PORT = 8080
DEFAULT_HOST = "127.0.0.1"
_ELSEWHERE = ("192.0.2.1", 9)
"""An address that nobody has (RFC 5737): the way to it leads out of this machine."""


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
        "--host",
        default=DEFAULT_HOST,
        help=f"address to listen on, default {DEFAULT_HOST}; 0.0.0.0: all, so that phones reach it",
    )
    parser.add_argument("--public-url", help="address that phones open, where it is another one")
    parser.add_argument(
        "--data-dir", type=Path, default=Path("demo"), help="folder to fill, or to go on with"
    )
    parser.set_defaults(run=run)


def demo_settings(
    data_dir: Path, port: int, host: str = DEFAULT_HOST, public_url: str | None = None
) -> Settings:
    """Settings for trying things out: nothing but questions is restricted."""
    return Settings(
        data_dir=data_dir,
        public_url=public_url or f"http://{_in_url(_seen_host(host))}:{port}",
        listen_host=host,
        listen_port=port,
        graphql_open=True,
        records=RecordsSource.DEMO,
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

    port = arguments.port or _free_port(arguments.host)
    settings = demo_settings(arguments.data_dir, port, arguments.host, arguments.public_url)
    settings = replace(settings, queues_path=queue_file_of(arguments.plan))
    check_settings(settings, "kiosk-server demo")
    plan: Plan | None = open_plan(arguments.plan).plan if arguments.plan else None

    return serve_demo(settings, plan, console)


def queue_file_of(plan: Path | None) -> Path | None:
    """The queue file in a plan's folder, or beside its file, if there is one."""
    if plan is None:
        return None
    name = plan.name.partition(".")[0]
    beside = plan / "queues.json" if plan.is_dir() else plan.with_name(f"{name}.queues.json")
    return beside if beside.is_file() else None


def _free_port(host: str) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as found:
        return int(found.getsockname()[1])


def _seen_host(host: str) -> str:
    """Where others find what listens on `host`: of all addresses the one towards the network."""
    if host not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not listened on
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outwards:
        try:
            # Of a datagram socket nothing is sent: only the way is looked up.
            outwards.connect(_ELSEWHERE)
        except OSError:
            return DEFAULT_HOST
        return str(outwards.getsockname()[0])


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
