"""A plan is written whole or not at all, and nothing else in its folder is harmed."""

from dataclasses import replace
from pathlib import Path

import pytest
from shapely import Polygon

from floorplans.kinds import AreaKind
from floorplans.model import Plan, Wall
from floorplans.plan_files import PlanWriteError, read_plan, write_plan
from tests.floorplans.plan_makers import (
    GROUND,
    UPPER,
    area_of,
    door_at,
    path_line,
    plan_of,
    rectangle,
    square_room,
    two_rooms_and_a_corridor,
    two_storeys,
)
from tests.floorplans.plan_messages import assert_has_words


def refusal_of(plan: Plan, folder: Path) -> PlanWriteError:
    with pytest.raises(PlanWriteError) as caught:
        write_plan(plan, folder)
    assert_has_words(caught.value)
    return caught.value


def test_plan_replaces_the_one_before_and_its_level_files(tmp_path: Path) -> None:
    write_plan(two_storeys(), tmp_path / "plan")
    one_level = plan_of(square_room("a"), levels=(GROUND,))

    write_plan(one_level, tmp_path / "plan")

    assert read_plan(tmp_path / "plan") == one_level
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]
    assert not (tmp_path / "plan/buildings/main/levels/L1.geojson").exists()


def test_other_files_at_the_top_of_the_plan_folder_stay(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    write_plan(two_storeys(), folder)
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main")
    (folder / "README.md").write_text("Our hospital")

    write_plan(two_rooms_and_a_corridor(), folder)

    assert (folder / ".git" / "HEAD").read_text() == "ref: refs/heads/main"
    assert (folder / "README.md").read_text() == "Our hospital"
    assert read_plan(folder) == two_rooms_and_a_corridor()
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]


def test_folder_of_other_things_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "venue.json").write_text('{"title": "a letter"}')

    refusal = refusal_of(two_storeys(), tmp_path / "letters")

    assert refusal.code == "plan-folder-not-a-plan"
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["venue.json"]


def test_file_of_that_name_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "plan").write_text("a letter")

    refusal = refusal_of(two_storeys(), tmp_path / "plan")

    assert refusal.code == "plan-folder-not-a-plan"
    assert (tmp_path / "plan").read_text() == "a letter"


def test_foreign_file_among_the_levels_is_not_lost(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    write_plan(two_storeys(), folder)
    notes = folder / "buildings" / "main" / "notes.txt"
    notes.write_text("measured on Monday")

    refusal = refusal_of(two_rooms_and_a_corridor(), folder)

    assert refusal.code == "plan-folder-foreign-file"
    assert refusal.fields["file"] == "buildings/main/notes.txt"
    assert notes.read_text() == "measured on Monday"
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]


def test_empty_folder_and_missing_parents_are_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    write_plan(two_storeys(), tmp_path / "empty")
    write_plan(two_storeys(), tmp_path / "a" / "b" / "plan")

    assert read_plan(tmp_path / "empty") == read_plan(tmp_path / "a" / "b" / "plan")


NAN_WALL = Wall("w", "L0", rectangle(0.0, 0.0, float("inf"), 1.0))
BOW_TIE = Polygon([(0.0, 0.0), (5.0, 5.0), (5.0, 0.0), (0.0, 5.0)])


@pytest.mark.parametrize(
    ("plan", "code", "feature"),
    [
        (plan_of(door_at("d", (1 / 3, 0.0))), "plan-not-exact", "d"),
        (plan_of(path_line("p", (0.0, 0.0), (float("nan"), 1.0))), "plan-not-finite", "p"),
        (plan_of(NAN_WALL), "plan-not-finite", "w"),
        (plan_of(area_of("a", BOW_TIE)), "plan-file-invalid-polygon", "a"),
        (plan_of(area_of("a", Polygon(), AreaKind.OPEN)), "plan-file-too-few", "a"),
        (plan_of(square_room("a", level_id="L9")), "plan-not-exact", "a"),
        (plan_of(square_room("../a")), "plan-file-unsafe-id", "../a"),
        (plan_of(square_room("a"), door_at("a", (0.0, 0.0))), "plan-file-duplicate-id", "a"),
        (plan_of(levels=(replace(GROUND, id="../../x"),)), "plan-file-unsafe-id", "../../x"),
        (replace(plan_of(), levels=(UPPER, GROUND)), "plan-not-exact", "L1"),
        (replace(plan_of(), time_zone="Mars/Base"), "plan-file-unknown-time-zone", None),
        (replace(plan_of(), attribution="\ud800"), "plan-file-not-utf-8", None),
    ],
)
def test_plan_that_would_not_read_back_the_same_is_not_written(
    tmp_path: Path, plan: Plan, code: str, feature: str | None
) -> None:
    write_plan(two_storeys(), tmp_path / "plan")

    refusal = refusal_of(plan, tmp_path / "plan")

    assert refusal.code == code
    assert refusal.fields.get("feature") == feature
    assert read_plan(tmp_path / "plan") == two_storeys()
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]


def test_failed_swap_puts_the_old_plan_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "plan"
    write_plan(two_storeys(), folder)
    (folder / "README.md").write_text("Our hospital")
    rename = Path.rename

    def rename_but_not_the_readme(path: Path, target: Path) -> Path:
        if path.name == "README.md":
            raise PermissionError(13, "refused")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", rename_but_not_the_readme)
    refusal = refusal_of(two_rooms_and_a_corridor(), folder)

    assert refusal.code == "plan-folder-unwritable"
    assert refusal.fields["problem"] == "EACCES"
    assert read_plan(folder) == two_storeys()
    assert (folder / "README.md").read_text() == "Our hospital"
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]
