"""`kiosk-server queues …`: `check` tells whether a queue file can be put in force for a plan, keeps
nothing and asks no server; `put` puts one in force while the server is stopped.

With PostgreSQL it may run: only SQLite belongs to one process.
"""

import argparse
import json
from pathlib import Path

from floorplans.plan_opening import open_plan
from kiosk_server.command_line.console import EXIT_DONE, EXIT_NO, EXIT_TROUBLE, Console
from kiosk_server.command_line.data_directory import add_data_directory, settings_for
from kiosk_server.core.errors import ServerError
from kiosk_server.queueing.layout import read_queue_file
from kiosk_server.queueing.rules_reading import read_rules
from kiosk_server.queueing.words import QueueWords


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Adds the command to the program's parser."""
    parser = commands.add_parser("queues", help="work on queue files")
    works = parser.add_subparsers(title="works", required=True, metavar="WORK")
    check = works.add_parser(
        "check", parents=[common], help="tell what is wrong with a queue file, if anything is"
    )
    check.add_argument("file", type=Path)
    check.add_argument("--plan", type=Path, required=True, help="the plan that it is written for")
    check.set_defaults(run=_check)
    put = works.add_parser(
        "put", parents=[common], help="put the zones, queues and rooms of a queue file in force"
    )
    put.add_argument("file", type=Path)
    put.add_argument("--note", default="", metavar="TEXT", help="why, for the list of versions")
    add_data_directory(put)
    put.set_defaults(run=_put)


def _check(arguments: argparse.Namespace, console: Console) -> int:
    """Exit status 1 if the file cannot be put in force."""
    plan = open_plan(arguments.plan).plan
    try:
        file = read_queue_file(arguments.file.read_bytes(), plan)
    except ServerError as error:
        console.error(error)
        return EXIT_NO
    rules = read_rules(json.dumps(file.rules, ensure_ascii=False))
    if isinstance(rules, tuple):
        words = QueueWords(console.translator)
        for fault in rules:
            where = fault.path or console.text("rule-fault-whole")
            said = words.rule_fault(fault, console.locale)
            console.say("rule-fault-at", path=f"rules.{where}", fault=said)
        return EXIT_NO
    layout = file.layout
    console.say(
        "queue-file-fit",
        zones=str(len(layout.zones)),
        queues=str(len(layout.queues)),
        rooms=str(len(layout.rooms)),
    )
    return EXIT_DONE


def _put(arguments: argparse.Namespace, console: Console) -> int:
    """Exit status 1 if the file cannot be put in force now."""
    # The other commands start faster without the database's code.
    from kiosk_server.command_line.queue_putting import put_queue_file  # noqa: PLC0415 - see above

    try:
        return put_queue_file(arguments, settings_for(arguments), console)
    except ServerError as error:
        if error.code != "storage-locked":
            raise
        console.trouble("command-queues-locked")
        return EXIT_TROUBLE
