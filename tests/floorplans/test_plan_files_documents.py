"""Files that are missing, foreign, huge, linked or not JSON at all."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.errors import PlanReadError
from floorplans.plan_files import read_plan, write_plan
from floorplans.plan_files.documents import parse_json
from floorplans.plan_files.spot import Spot
from tests.floorplans.plan_makers import two_storeys
from tests.floorplans.plan_messages import assert_has_words

GROUND_FILE = "buildings/main/levels/L0.geojson"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_plan(two_storeys(), tmp_path / "plan")
    return tmp_path / "plan"


def error_of(folder: Path, **limits: int) -> PlanReadError:
    with pytest.raises(PlanReadError) as caught:
        read_plan(folder, **limits)
    assert_has_words(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "plan-file-not-json"),
        (b"{", "plan-file-not-json"),
        (b"null", "plan-file-wrong-type"),
        (b"[1, 2]", "plan-file-wrong-type"),
        (b"\xff\xfe{}", "plan-file-not-utf-8"),
        (b"[" * 200_000, "plan-file-too-deep"),
        (b'{"connectors": ' + b"9" * 5_000 + b"}", "plan-file-too-deep"),
        (b'{"connectors": [NaN]}', "plan-file-not-finite"),
        (b'{"connectors": -Infinity}', "plan-file-not-finite"),
        (b'{"connectors": [], "connectors": []}', "plan-file-repeated-field"),
    ],
)
def test_file_that_is_not_strict_json_is_refused(folder: Path, content: bytes, code: str) -> None:
    (folder / "connectors.json").write_bytes(content)

    error = error_of(folder)

    assert error.code == code
    assert error.fields["file"] == "connectors.json"


def test_number_too_large_for_a_float_is_out_of_range(folder: Path) -> None:
    file = folder / GROUND_FILE
    file.write_text(file.read_text("utf-8").replace('"ordinal":0', '"ordinal":1e999'), "utf-8")

    error = error_of(folder)

    assert error.code == "plan-file-out-of-range"
    assert error.fields["field"] == "level.ordinal"


@given(st.binary(max_size=60))
def test_any_bytes_are_json_or_a_plan_read_error(content: bytes) -> None:
    with suppress(PlanReadError):
        parse_json(content, Spot("file.json"))


@pytest.mark.parametrize(
    "name", ["venue.json", "site.geojson", "connectors.json", "directory.json", GROUND_FILE]
)
def test_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()

    error = error_of(folder)

    assert (error.code, error.fields["file"]) == ("plan-file-missing", name)


def test_missing_folder_is_named(tmp_path: Path) -> None:
    error = error_of(tmp_path / "nowhere")

    assert error.code == "plan-folder-missing"
    assert error.fields["file"] == str(tmp_path / "nowhere")


def test_level_file_that_no_building_lists_is_refused(folder: Path) -> None:
    stray = "buildings/main/levels/L2.geojson"
    (folder / stray).write_bytes((folder / GROUND_FILE).read_bytes())

    error = error_of(folder)

    assert (error.code, error.fields["file"]) == ("plan-file-not-listed", stray)


def test_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    (folder / "directory.json").rename(outside)
    (folder / "directory.json").symlink_to(outside)

    error = error_of(folder)

    assert (error.code, error.fields["file"]) == ("plan-file-link-outside", "directory.json")


def test_linked_folder_of_levels_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "buildings/main/levels").rename(tmp_path / "levels")
    (folder / "buildings/main/levels").symlink_to(tmp_path / "levels")

    assert error_of(folder).code == "plan-file-link-outside"


def test_links_in_a_circle_are_an_error(folder: Path) -> None:
    (folder / "directory.json").unlink()
    (folder / "directory.json").symlink_to("directory.json")

    assert error_of(folder).code == "plan-file-unreadable"


def test_plan_folder_may_itself_be_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to(folder)

    assert read_plan(tmp_path / "current") == two_storeys()


def test_pipe_in_place_of_a_file_is_refused_and_not_waited_for(folder: Path) -> None:
    (folder / "directory.json").unlink()
    os.mkfifo(folder / "directory.json")

    assert error_of(folder).code == "plan-file-not-a-file"


def test_files_larger_than_the_limit_together_are_refused(folder: Path) -> None:
    total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert read_plan(folder, most_bytes=total) == two_storeys()

    error = error_of(folder, most_bytes=total - 1)

    assert error.code == "plan-file-too-large"
    assert error.fields["file"] == "directory.json"
