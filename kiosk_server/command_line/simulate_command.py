"""`kiosk-server simulate`: plays a day of a hospital by its queue rules and tells what it comes to.
Nothing is kept, and no server is asked.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk_server.command_line.console import EXIT_DONE, EXIT_TROUBLE, Console
from kiosk_server.queueing.rule_faults import RuleFault
from kiosk_server.queueing.rules import HospitalRules
from kiosk_server.queueing.rules_reading import read_rules
from kiosk_server.queueing.simulation.day_figures import DayFigures, WaitFigures, figures_of
from kiosk_server.queueing.simulation.day_kinds import DayKind, plan_day
from kiosk_server.queueing.simulation.day_rules import simulated_rules
from kiosk_server.queueing.simulation.hospital_day import HospitalDay

MOST_PATIENTS = 20_000
_TIME_ZONE = ZoneInfo("Asia/Shanghai")
_OWN_CLASSES = frozenset(
    {"ordinary", "emergency", "older", "disabled", "armed-forces", "pregnant", "child"}
)


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Adds the command to the program's parser."""
    parser = commands.add_parser(
        "simulate",
        parents=[common],
        help="play a hospital's day by queue rules, tell the waits",
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the same day again")
    parser.add_argument("--patients", type=int, default=3000, metavar="N", help="how many come")
    kinds = [kind.value for kind in DayKind]
    parser.add_argument("--day-kind", choices=kinds, default=DayKind.ORDINARY.value)
    parser.add_argument("--rules", type=Path, metavar="FILE", help="queue rules as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Prints the figures of the day; exit status 2 if the rules or the number do not do."""
    if not 1 <= arguments.patients <= MOST_PATIENTS:
        console.trouble("simulate-patients-unfit", most=str(MOST_PATIENTS))
        return EXIT_TROUBLE
    rules = simulated_rules() if arguments.rules is None else read_rules(_text(arguments.rules))
    if not isinstance(rules, HospitalRules):
        _tell_faults(console, rules)
        return EXIT_TROUBLE
    kind = DayKind(arguments.day_kind)
    plan = plan_day(kind, arguments.patients, arguments.seed)
    figures = figures_of(HospitalDay(plan, rules, _TIME_ZONE).run())
    console.say(
        "simulate-title",
        kind=console.text(f"simulate-kind-{kind.value}"),
        patients=str(len(plan.patients)),
        seed=str(arguments.seed),
        rooms=str(len(plan.rooms)),
    )
    _tell(console, figures)
    return EXIT_DONE


def _text(file: Path) -> str:
    """What a file of rules has; a byte that is no UTF-8 makes it no JSON."""
    return file.read_text(encoding="utf-8", errors="replace")


def _tell_faults(console: Console, faults: Sequence[RuleFault]) -> None:
    for fault in faults:
        where = fault.path or console.text("rule-fault-whole")
        fields = {"allowed": "", "after": "", "kind": "", "id": ""} | dict(fault.fields)
        said = console.text(f"rule-fault-{fault.code.value}", fields)
        console.trouble("rule-fault-at", path=where, fault=said)


def _tell(console: Console, figures: DayFigures) -> None:
    console.say(
        "simulate-tickets",
        tickets=str(figures.tickets),
        refused=str(figures.refused),
        uncalled=str(figures.never_called),
    )
    console.say(
        "simulate-returns",
        missed=str(figures.no_shows),
        returned=str(figures.returns),
        results=str(figures.results),
    )
    console.say("simulate-by-class")
    for waits in figures.classes:
        own = waits.name in _OWN_CLASSES
        name = console.text(f"priority-class-{waits.name}") if own else waits.name
        _tell_waits(console, name, waits)
    console.say("simulate-by-queue")
    for waits in figures.queues:
        _tell_waits(console, console.text(f"simulate-queue-{waits.name}"), waits)
    overtaking = figures.overtaking
    console.say("simulate-fairness", share=_percent(overtaking.in_order_share))
    console.say(
        "simulate-overtaking",
        mean=f"{overtaking.mean:.1f}",
        most=str(overtaking.most),
        at_bound=str(overtaking.at_bound),
        beyond=str(overtaking.beyond_bound),
    )
    if figures.estimates is not None:
        console.say(
            "simulate-estimates",
            coverage=_percent(figures.estimates.coverage),
            width=_minutes(figures.estimates.mean_width_seconds),
            part=_percent(figures.estimates.width_of_wait),
        )


def _tell_waits(console: Console, name: str, waits: WaitFigures) -> None:
    console.say(
        "simulate-waits",
        name=name,
        tickets=str(waits.tickets),
        mean=_minutes(waits.mean_seconds),
        most=_minutes(waits.nine_in_ten_seconds),
    )


def _percent(part: float) -> str:
    return f"{part * 100:.1f}"


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.1f}"
