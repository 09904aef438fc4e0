"""`kiosk-server demo`: a plan's pictures, and routes asked and answered at the prompt."""

import argparse
import sys
from pathlib import Path

from floorplans.plan_opening import OpenedPlan, open_plan
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.travel_needs import Profile, needs_of
from kiosk_server.command_line.console import EXIT_DONE, Console
from kiosk_server.command_line.pictures import PictureKind, draw_levels
from kiosk_server.command_line.route_command import RouteAnswer


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Adds the command to the program's parser."""
    parser = commands.add_parser(
        "demo", parents=[common], help="look at a plan and ask for ways (default: a small clinic)"
    )
    parser.add_argument("--plan", type=Path, help="native folder, .osm or .osm.pbf file")
    parser.add_argument("--data-dir", type=Path, default=Path("demo"), help="where pictures go")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Draws the plan, then answers routes until the input ends."""
    opened = open_plan(arguments.plan) if arguments.plan else OpenedPlan(sample_clinic_plan())
    plan = opened.plan
    folder: Path = arguments.data_dir
    folder.mkdir(parents=True, exist_ok=True)
    console.say("command-demo-title", name=plan.names.find(console.locale) or plan.id)
    for file in draw_levels(plan, folder, PictureKind.SVG, console):
        console.say("command-picture-written", file=str(file.resolve()))
    answer = RouteAnswer(plan, console)
    _prompt(answer, folder, console)
    return EXIT_DONE


def _prompt(answer: RouteAnswer, folder: Path, console: Console) -> None:
    """Asks for FROM > TO [> NEEDS] line by line; an empty line or the end of input stops."""
    profiles = ", ".join(profile.value for profile in Profile)
    console.say("command-demo-help", profiles=profiles)
    for line in sys.stdin:
        parts = [part.strip() for part in line.split(">")]
        if parts == [""]:
            return
        if len(parts) not in {2, 3}:
            console.say("command-demo-help", profiles=profiles)
            continue
        wanted = parts[2] if len(parts) > 2 else Profile.WALKING.value
        profile = next((profile for profile in Profile if profile.value == wanted), None)
        if profile is None:
            console.say("command-demo-help", profiles=profiles)
            continue
        start, goal = answer.one_place(parts[0]), answer.one_place(parts[1])
        if start is not None and goal is not None:
            answer.show(start, goal, profile, needs_of(profile), folder / "route.svg")
