"""Compiled graphs are taken from the folder of the run, and are those that would be compiled."""

from dataclasses import replace
from pathlib import Path

import pytest

from floorplans.graph_compiler import CompileGraph, shared_compiler
from floorplans.model import Plan
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.travel_needs import ClearanceClass
from floorplans.walk_graph import WalkGraph
from tests.services import kept_graphs
from tests.services.kept_graphs import kept_compiler
from tests.services.made_once import GRAPHS_FOLDER

WIDTH = ClearanceClass.WHEELCHAIR


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The plans that were compiled and not taken from the folder."""
    plans: list[str] = []

    def counting() -> CompileGraph:
        compile_graph = shared_compiler()

        def compile_and_count(plan: Plan, clearance: ClearanceClass) -> WalkGraph:
            plans.append(plan.attribution)
            return compile_graph(plan, clearance)

        return compile_and_count

    monkeypatch.setattr(kept_graphs, "shared_compiler", counting)
    return plans


def test_what_is_kept_is_what_would_be_compiled(tmp_path: Path, compiled: list[str]) -> None:
    plan = sample_clinic_plan()

    first = kept_compiler(str(tmp_path))(plan, WIDTH)
    again = kept_compiler(str(tmp_path))(plan, WIDTH)

    assert len(compiled) == 1
    assert again is not first
    assert again.clearance is WIDTH
    assert again.place_nodes == first.place_nodes
    assert list(again.graph.nodes(data=True)) == list(first.graph.nodes(data=True))
    assert list(again.graph.edges(data=True)) == list(first.graph.edges(data=True))


def test_another_plan_and_another_width_are_compiled(tmp_path: Path, compiled: list[str]) -> None:
    plan = sample_clinic_plan()
    other = replace(plan, attribution="another")

    for each, width in ((plan, WIDTH), (other, WIDTH), (plan, ClearanceClass.BED)):
        kept_compiler(str(tmp_path))(each, width)

    assert compiled == [plan.attribution, "another", plan.attribution]


def test_who_has_no_folder_compiles(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, compiled: list[str]
) -> None:
    monkeypatch.delenv(GRAPHS_FOLDER)

    kept_compiler()(sample_clinic_plan(), WIDTH)

    assert len(compiled) == 1
    assert list(tmp_path.iterdir()) == []
