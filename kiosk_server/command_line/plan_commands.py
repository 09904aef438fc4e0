"""`kiosk-server plan import | check | report | draw | signs`: all that is done to a plan."""

import argparse
from collections import Counter
from pathlib import Path

from accessibility.answer_phrases import AnswerPhrases
from accessibility.place_labels import PlaceLabels
from floorplans.importers.osm_findings import ImportNote, UnusedFeature
from floorplans.model import PathLine, Plan, Wall
from floorplans.plan_checks import Severity, check_plan_and_reach
from floorplans.plan_files import write_plan
from floorplans.plan_opening import OpenedPlan, open_plan
from floorplans.reach import reach_from, starting_places
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from kiosk_server.command_line import sign_commands
from kiosk_server.command_line.console import EXIT_DONE, EXIT_NO, Console
from kiosk_server.command_line.pictures import PictureKind, draw_levels

MOST_SHOWN = 20


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Adds the commands to the program's parser."""
    group = commands.add_parser("plan", help="import, check, report on and draw plans")
    plan = group.add_subparsers(title="commands", required=True, metavar="COMMAND")

    importing = plan.add_parser(
        "import", parents=[common], help="write a plan in the native format"
    )
    importing.add_argument(
        "file", type=Path, metavar="FILE", help=".osm, .osm.pbf, IMDF or native folder"
    )
    importing.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    importing.add_argument(
        "--report", type=Path, help="file for what could not be used (default FOLDER.report.txt)"
    )
    importing.set_defaults(run=_import)

    checking = plan.add_parser("check", parents=[common], help="list findings; status 1 on errors")
    checking.add_argument("plan", type=Path)
    checking.set_defaults(run=_check)

    reporting = plan.add_parser(
        "report", parents=[common], help="how many places are reached, by which needs"
    )
    reporting.add_argument("plan", type=Path)
    reporting.add_argument("--all", action="store_true", help="name every place not reached")
    reporting.set_defaults(run=_report)

    drawing = plan.add_parser("draw", parents=[common], help="draw every level")
    drawing.add_argument("plan", type=Path)
    drawing.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    drawing.add_argument(
        "--as", dest="kind", choices=[kind.value for kind in PictureKind], default="svg"
    )
    drawing.set_defaults(run=_draw)

    sign_commands.add_parser(plan, common)


def _import(arguments: argparse.Namespace, console: Console) -> int:
    opened = open_plan(arguments.file)
    write_plan(opened.plan, arguments.out)
    report = arguments.report or arguments.out.with_name(arguments.out.name + ".report.txt")
    lines = _import_lines(opened, console)
    report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _say_contents(opened, console)
    console.say("command-import-written", folder=str(arguments.out))
    reasons = Counter(console.text(f"unused-{item.reason.value}") for item in opened.unused)
    left_out = {item.feature_id for item in opened.unused}
    console.say("command-import-unused", count=len(left_out), report=str(report))
    for reason, count in reasons.most_common():
        console.line(f"  {count:5d}  {reason}")
    return EXIT_DONE


def _import_lines(opened: OpenedPlan, console: Console) -> list[str]:
    """Every feature left out and every note, a line each."""

    def line(prefix: str, item: UnusedFeature | ImportNote, word: str) -> str:
        fields = ", ".join(f"{name}={value}" for name, value in item.fields.items())
        told = console.text(f"{prefix}-{word}")
        return f"{item.feature_id}: {told}" + (f" ({fields})" if fields else "")

    return [
        console.text("command-import-report-unused", {"count": len(opened.unused)}),
        *(line("unused", feature, feature.reason.value) for feature in opened.unused),
        "",
        console.text("command-import-report-notes", {"count": len(opened.notes)}),
        *(line("note", note, note.code.value) for note in opened.notes),
    ]


def _say_contents(opened: OpenedPlan, console: Console) -> None:
    plan = opened.plan
    console.say(
        "command-plan-contents",
        levels=len(plan.levels),
        areas=len(plan.areas),
        doors=len(plan.doors),
        lines=len(plan.path_lines),
        connectors=len(plan.connectors),
        places=len(plan.places),
    )


def _check(arguments: argparse.Namespace, console: Console) -> int:
    plan = open_plan(arguments.plan).plan
    findings = check_plan_and_reach(plan)
    for finding in findings:
        severity = console.text(f"finding-severity-{finding.severity.value}")
        known_as = _known_as(plan, finding.element_id or "", console.locale)
        message = console.text(finding.message_id, {**finding.arguments, "element": known_as})
        console.line(f"{severity}  {finding.code.value}  {finding.element_id or ''}  {message}")
    counts = Counter(finding.severity for finding in findings)
    console.say(
        "command-check-summary",
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
    )
    return EXIT_NO if counts[Severity.ERROR] else EXIT_DONE


def _known_as(plan: Plan, element_id: str, locale: str) -> str:
    """An id, with the name or number that people know the element by if it has one."""
    element = plan.place_by_id.get(element_id) or plan.element_by_id.get(element_id)
    if element is None or isinstance(element, Wall):
        return element_id
    ref = "" if isinstance(element, PathLine) else element.ref
    name = element.names.find(locale) or ref
    return f"{name} ({element_id})" if name else element_id


def _report(arguments: argparse.Namespace, console: Console) -> int:
    opened = open_plan(arguments.plan)
    _say_contents(opened, console)
    snapshot = Snapshot(opened.plan)
    labels, answers = PlaceLabels(console.translator), AnswerPhrases(console.translator)
    starts = starting_places(snapshot)
    if not starts:
        console.say("command-report-no-start")
        return EXIT_NO
    names = ", ".join(labels.place_title(place, console.locale).text for place in starts)
    console.say("command-report-from", places=names)
    for profile in Profile:
        reach = reach_from(snapshot, starts, needs_of(profile))
        console.say(
            "command-report-reach",
            profile=answers.profile(profile, console.locale).text,
            reached=len(reach.reached),
            total=reach.total,
            percent=str(round(100 * len(reach.reached) / reach.total)) if reach.total else "0",
        )
    unreached = reach_from(snapshot, starts, needs_of(Profile.WALKING)).unreached
    shown = unreached if arguments.all else unreached[:MOST_SHOWN]
    if unreached:
        console.say("command-report-unreached", count=len(unreached), shown=len(shown))
    for place_id in shown:
        place = opened.plan.place_by_id[place_id]
        level = labels.level(place.level_id, opened.plan, console.locale).text
        console.line(f"  {place_id}  {labels.place_title(place, console.locale).text}  {level}")
    return EXIT_DONE


def _draw(arguments: argparse.Namespace, console: Console) -> int:
    plan = open_plan(arguments.plan).plan
    arguments.out.mkdir(parents=True, exist_ok=True)
    for file in draw_levels(plan, arguments.out, PictureKind(arguments.kind), console):
        console.say("command-picture-written", file=str(file))
    return EXIT_DONE
