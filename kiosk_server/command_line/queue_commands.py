"""`kiosk-server queues check`: whether a queue file can be put in force for a plan. Keeps nothing,
and asks no server.
"""

import argparse
import json
from pathlib import Path

from floorplans.plan_opening import open_plan
from kiosk_server.command_line.console import EXIT_DONE, EXIT_NO, Console
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
