"""Nobody reads an id of the plan: not in ways, noes, what they rest on, closures or names."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

import pytest
from _pytest.mark import ParameterSet

from accessibility.answer_phrases import AnswerPhrases
from accessibility.closure_phrases import ClosurePhrases, ClosureTimes
from accessibility.place_labels import PlaceLabels
from accessibility.step_phrases import StepPhrases
from floorplans.closed_parts import ClosedPart
from floorplans.guidance import steps_of
from floorplans.importers.imdf import read_imdf_plan
from floorplans.model import Area, Connector, Door, Place, Plan
from floorplans.route import NoRoute
from floorplans.route_search import PlaceLocation, find_route
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from i18n.translator import Translator
from i18n.twin_text import TwinText
from tests.oracles.real_buildings import plan_of_building, snapshot_of_sample_hospital

BUILDINGS = Path(__file__).resolve().parents[3] / "shared" / "buildings"
TRANSLATOR = Translator.load()
LABELS, STEPS = PlaceLabels(TRANSLATOR), StepPhrases(TRANSLATOR)
ANSWERS, CLOSURES = AnswerPhrases(TRANSLATOR), ClosurePhrases(TRANSLATOR)
LOCALES = ("zh-CN", "en")
_WORD = re.compile(r"[\w.-]*[\d_-][\w.-]*", re.ASCII)
"""What may be an id: ids that are words, such as `terrace`, cannot be told from words."""


@cache
def clinic() -> Snapshot:
    return Snapshot(sample_clinic_plan())


def real(name: str) -> Callable[[], Snapshot]:
    @cache
    def snapshot() -> Snapshot:
        path = BUILDINGS / name
        if not path.exists():
            pytest.skip(f"{name} is not beside the project")
        return Snapshot(read_imdf_plan(path).plan if path.is_dir() else plan_of_building(path))

    return snapshot


VENUES = [
    pytest.param(clinic, id="clinic"),
    pytest.param(snapshot_of_sample_hospital, id="hospital"),
    *(
        pytest.param(real(name), id=name, marks=pytest.mark.building)
        for name in ("tud_apb_dresden.osm", "berlin_hbf.osm", "spbstu_imdf")
    ),
]


def only_in_bench(venue: ParameterSet) -> ParameterSet:
    """Compiling a whole hospital takes seconds."""
    return pytest.param(*venue.values, id=venue.id, marks=(*venue.marks, pytest.mark.bench))


def ids_of(plan: Plan) -> set[str]:
    """All ids, but those that a sign of the house shows too."""
    ids = {*plan.element_by_id, *plan.place_by_id, *plan.level_by_id}
    ids |= {building.id for building in plan.buildings}
    ids |= {department.id for department in plan.departments}
    named: list[Area | Door | Connector | Place] = []
    named += [*plan.areas, *plan.doors, *plan.connectors, *plan.places]
    signs = {each.ref for each in named} | {level.label for level in plan.levels}
    names = {name for each in named for name in each.names.texts()}
    names |= {name for level in plan.levels for name in level.names.texts()}
    return ids - signs - {word for name in names | signs for word in _WORD.findall(name)}


def leaks(said: Iterator[TwinText], plan: Plan) -> list[str]:
    ids = ids_of(plan)
    return sorted(
        {
            each.text
            for each in said
            for text in (each.text, each.spoken)
            if not ids.isdisjoint(_WORD.findall(text))
        }
    )


def names_of(plan: Plan, locale: str) -> Iterator[TwinText]:
    """What everything that a plan holds is called, and what is said when it is closed."""
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    times = ClosureTimes(noon, None, has_begun=False)
    for element in plan.element_by_id.values():
        yield LABELS.element(element, locale, plan)
        part = ClosedPart("c", element_id=element.id)
        yield CLOSURES.sentence(part, "out-of-service", times, plan, locale)
    for level in plan.levels:
        yield LABELS.level(level.id, plan, locale)
        yield CLOSURES.what(ClosedPart("c", level_id=level.id), plan, locale)
    for place in plan.places:
        yield LABELS.place_title(place, locale)
        yield LABELS.place_in_full(place, locale)
        yield LABELS.landmark(place.id, plan, locale)


def answers_of(snapshot: Snapshot, locale: str, count: int) -> Iterator[TwinText]:
    """What is said of ways between any places, for any traveller."""
    random, plan = Random(5), snapshot.plan
    ids = [place.id for place in plan.places]
    for number in range(count):
        start, goal = random.sample(ids, 2)
        profile = (Profile.WALKING, Profile.WHEELCHAIR)[number % 2]
        answer = find_route(snapshot, PlaceLocation(start), PlaceLocation(goal), needs_of(profile))
        if isinstance(answer, NoRoute):
            yield from ANSWERS.no_route(answer, plan, locale, start, goal).lines()
            continue
        yield from ANSWERS.unverified_by_fact(answer.unverified, plan, locale)
        for step in steps_of(answer, plan):
            yield STEPS.phrase(step, plan, locale)
            too_far = STEPS.too_far(step, plan, locale)
            if too_far is not None:
                yield too_far


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("venue", VENUES)
def test_no_name_is_an_id(venue: Callable[[], Snapshot], locale: str) -> None:
    plan = venue().plan

    assert leaks(names_of(plan, locale), plan) == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("venue", [VENUES[0], *map(only_in_bench, VENUES[1:])])
def test_no_answer_tells_an_id(venue: Callable[[], Snapshot], locale: str) -> None:
    snapshot = venue()

    assert leaks(answers_of(snapshot, locale, 30), snapshot.plan) == []


def test_an_id_would_be_found() -> None:
    plan = sample_clinic_plan()
    door = plan.element_by_id["lift-1-door-f1"]

    assert leaks(iter([LABELS.element(door, "en")]), plan) == ["Door lift-1-door-f1"]
