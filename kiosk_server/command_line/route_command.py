"""`kiosk-server route`: the way between two places in words, with its evidence and its picture."""

import argparse
from dataclasses import replace
from pathlib import Path

from accessibility.answer_phrases import AnswerPhrases
from accessibility.place_labels import PlaceLabels
from accessibility.step_phrases import StepPhrases
from floorplans.facts import Evidence
from floorplans.guidance import GuidancePlan
from floorplans.model import Place, Plan
from floorplans.place_search import PlaceSearch
from floorplans.plan_opening import open_plan
from floorplans.route import NoRoute, Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from kiosk_server.command_line.console import EXIT_DONE, EXIT_NO, EXIT_TROUBLE, Console
from kiosk_server.command_line.pictures import draw_way

MOST_SHOWN_CHOICES = 12


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Adds the command to the program's parser."""
    parser = commands.add_parser(
        "route", parents=[common], help="the way between two places, in words and as a picture"
    )
    parser.add_argument(
        "start", metavar="FROM", help="room number, name or id; NAME@LEVEL if several"
    )
    parser.add_argument("goal", metavar="TO", help="as FROM")
    parser.add_argument(
        "--plan", type=Path, required=True, help="native folder, .osm or .osm.pbf file"
    )
    add_needs_arguments(parser)
    parser.add_argument(
        "--picture",
        type=Path,
        default=Path("route.svg"),
        help="file to draw the route to, .svg or .png, one for each level (default route.svg)",
    )
    parser.add_argument("--no-picture", action="store_true", help="draw nothing")
    parser.set_defaults(run=run)


def add_needs_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the choices of who travels."""
    parser.add_argument(
        "--needs",
        choices=[profile.value for profile in Profile],
        default=Profile.WALKING.value,
        help="who travels (default walking)",
    )
    parser.add_argument(
        "--evidence",
        choices=[Evidence.MEASURED.value, Evidence.ASSUMED.value],
        default=Evidence.ASSUMED.value,
        help="measured: rest on measurements and drawings only; assumed: also on house assumptions",
    )


def needs_from(arguments: argparse.Namespace) -> TravelNeeds:
    """The needs that the arguments ask for."""
    return replace(needs_of(Profile(arguments.needs)), evidence=Evidence(arguments.evidence))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Finds, prints and draws the route; exit status 0, or 1 when there is none."""
    picture: Path | None = None if arguments.no_picture else arguments.picture
    if picture is not None and picture.suffix.lower() not in {".svg", ".png"}:
        console.trouble("command-picture-ending", file=picture.name)
        return EXIT_TROUBLE
    plan = open_plan(arguments.plan).plan
    answer = RouteAnswer(plan, console)
    start, goal = (answer.one_place(text) for text in (arguments.start, arguments.goal))
    if start is None or goal is None:
        return EXIT_TROUBLE
    return answer.show(start, goal, Profile(arguments.needs), needs_from(arguments), picture)


class RouteAnswer:
    """Answers routes on one plan at the console."""

    def __init__(self, plan: Plan, console: Console) -> None:
        self.plan = plan
        self.console = console
        self.snapshot = Snapshot(plan)
        self.guidance = GuidancePlan(plan)
        self.places = PlaceSearch(plan)
        self.labels = PlaceLabels(console.translator)
        self.phrases = StepPhrases(console.translator)
        self.answers = AnswerPhrases(console.translator)

    def one_place(self, text: str) -> Place | None:
        """The place that a text names; says so if it is none or several."""
        found = self.places.named(text)
        if len(found) == 1:
            return found[0]
        if not found:
            self.console.trouble("command-place-unknown", text=text)
            return None
        self.console.trouble("command-place-ambiguous", text=text, count=len(found))
        for place in found[:MOST_SHOWN_CHOICES]:
            self.console.trouble("command-place-choice", id=place.id, label=self._label(place))
        return None

    def show(
        self, start: Place, goal: Place, profile: Profile, needs: TravelNeeds, picture: Path | None
    ) -> int:
        """Prints the way and draws it to `picture`."""
        console = self.console
        console.say(
            "command-route-title",
            start=self._label(start),
            goal=self._label(goal),
            needs=self.answers.profile(profile, console.locale),
        )
        route = find_route(self.snapshot, PlaceLocation(start.id), PlaceLocation(goal.id), needs)
        if isinstance(route, NoRoute):
            said = self.answers.no_route(route, self.plan, console.locale, start.id, goal.id)
            for line in said.lines():
                console.line(line.text)
            return EXIT_NO
        self._print_way(route)
        self._print_evidence(route)
        if picture is not None:
            for file in draw_way(self.plan, route, start, goal, picture, console):
                console.say("command-picture-written", file=str(file))
        return EXIT_DONE

    def _label(self, place: Place) -> str:
        locale = self.console.locale
        label = self.labels.place_title(place, locale).text
        if not self.plan.level_by_id[place.level_id].label:
            return label
        level = self.labels.level(place.level_id, self.plan, locale)
        return self.console.text("command-place-on-level", {"place": label, "level": level})

    def _print_way(self, route: Route) -> None:
        console, locale = self.console, self.console.locale
        console.line(self.answers.summary(route, locale).text)
        console.say(
            "command-route-exact",
            metres=f"{route.distance_metres:.1f}",
            seconds=f"{route.duration_seconds:.0f}",
        )
        console.line(self.answers.step_free(route.step_free, locale).text)
        level_id: str | None = None
        for number, step in enumerate(self.guidance.steps_of(route), start=1):
            if step.level_id != level_id:
                level_id = step.level_id
                outdoors = not self.plan.level_by_id[level_id].label
                console.line()
                console.line(
                    console.text("command-outdoors")
                    if outdoors
                    else self.labels.level(level_id, self.plan, locale).text
                )
            console.say(
                "command-route-step",
                number=str(number),
                text=self.phrases.phrase(step, self.plan, locale).text,
                metres=f"{step.distance_metres:.0f}",
                seconds=f"{step.duration_seconds:.0f}",
            )
        console.line()

    def _print_evidence(self, route: Route) -> None:
        """What the answer rests on that nobody measured, the same fact of many elements once."""
        if not route.unverified:
            self.console.say("command-evidence-all-measured")
            return
        self.console.say("unverified-heading")
        for line in self.answers.unverified_by_fact(
            route.unverified, self.plan, self.console.locale
        ):
            self.console.line(f"  · {line.text}")
