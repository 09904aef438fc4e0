"""The `kiosk-server` command: reads the arguments, opens the console and runs one command."""

import argparse
import gc
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from floorplans.errors import FloorplanError
from kiosk_server.command_line.console import EXIT_TROUBLE, Console
from kiosk_server.core.errors import ServerError

LOCALES = ("zh-CN", "en")
COMMANDS: Mapping[str, str] = {
    "demo": "demo_command",
    "serve": "serve_command",
    "route": "route_command",
    "plan": "plan_commands",
    "account": "account_command",
    "token": "token_command",
    "backup": "backup_commands",
    "restore": "backup_commands",
    "simulate": "simulate_command",
    "queues": "queue_commands",
}
"""The module of each command: only the one that is run is loaded, as most need little."""
GARBAGE_THRESHOLDS = (50_000, 20, 50)
"""Objects before circles of them are looked for: plans are many objects and few circles, and
looking through them at the usual 700 took a fifth of the time to compile one."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments name; returns the exit status.

    0: done. 1: the answer is no. 2: the question could not be answered.
    """
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if argv is None else argv
    arguments = _parser(given[:1]).parse_args(given)
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


def _parser(first: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command that `first` names, or of all where it names none."""
    parser = argparse.ArgumentParser(
        prog="kiosk-server",
        description="The server of a hospital's kiosks: plans, and ways that are proven.",
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--locale", choices=LOCALES, default="zh-CN", help="language of answers")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    named = [COMMANDS[name] for name in first if name in COMMANDS]
    for module in dict.fromkeys(named or COMMANDS.values()):
        import_module(f"{__name__}.{module}").add_parser(commands, common)
    return parser
