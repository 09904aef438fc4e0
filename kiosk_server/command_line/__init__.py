"""The `kiosk-server` command: reads the arguments, opens the console and runs one command."""

import argparse
import sys
from collections.abc import Sequence

from floorplans.errors import FloorplanError
from kiosk_server.command_line import (
    account_command,
    backup_commands,
    demo_command,
    plan_commands,
    route_command,
    serve_command,
    token_command,
)
from kiosk_server.command_line.console import EXIT_TROUBLE, Console
from kiosk_server.core.errors import ServerError

LOCALES = ("zh-CN", "en")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments name; returns the exit status.

    0: done. 1: the answer is no. 2: the question could not be answered.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    console = Console(arguments.locale)
    try:
        status: int = arguments.run(arguments, console)
    except (FloorplanError, ServerError) as error:
        console.error(error)
        return EXIT_TROUBLE
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_TROUBLE
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        console.trouble(
            "command-file-trouble", file=str(error.filename or ""), reason=error.strerror or ""
        )
        return EXIT_TROUBLE
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kiosk-server",
        description="The server of a hospital's kiosks: plans, and ways that are proven.",
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--locale", choices=LOCALES, default="zh-CN", help="language of answers")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in (
        demo_command,
        serve_command,
        route_command,
        plan_commands,
        account_command,
        token_command,
        backup_commands,
    ):
        command.add_parser(commands, common)
    return parser
