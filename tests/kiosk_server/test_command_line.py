"""The kiosk-server command, run in this process as a person would type it."""

from dataclasses import replace
from pathlib import Path

import pytest

from floorplans.plan_files import read_plan, write_plan
from floorplans.sample_clinic import sample_clinic_plan
from kiosk_server.command_line import main
from kiosk_server.command_line.console import EXIT_DONE, EXIT_NO, EXIT_TROUBLE
from tests.floorplans.plan_makers import plan_of, square_room, two_storeys


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    folder = tmp_path / "clinic"
    write_plan(sample_clinic_plan(), folder)
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_a_route_is_told_in_steps_and_drawn_by_level(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], locale: str
) -> None:
    picture = tmp_path / "way.svg"

    status, out, err = run(
        capsys, "route", "--plan", clinic, "药房", "放射科", "--needs", "wheelchair",
        "--locale", locale, "--picture", picture,
    )  # fmt: skip

    assert (status, err) == (EXIT_DONE, "")
    assert "1. " in out
    assert ("电梯" if locale == "zh-CN" else "Lift 1") in out
    pictures = sorted(tmp_path.glob("way*.svg"))
    assert len(pictures) == 2
    assert all(str(file) in out for file in pictures)
    assert all('role="img"' in file.read_text(encoding="utf-8") for file in pictures)


def test_a_route_is_drawn_as_png(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "way.png"

    status, _, _ = run(
        capsys, "route", "--plan", clinic, "药房", "挂号收费处", "--picture", picture
    )

    assert status == EXIT_DONE
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_no_route_is_an_honest_answer_with_status_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_plan(two_storeys(), tmp_path / "plan")

    status, out, _ = run(
        capsys, "route", "--plan", tmp_path / "plan", "Room one", "Room three",
        "--needs", "bed", "--locale", "en", "--no-picture",
    )  # fmt: skip

    assert status == EXIT_NO
    assert "none that meets these needs" in out
    assert "is needed" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere", "药房"), "nowhere"),
        (("药房", "放射科", "--picture", "way.jpeg"), ".png"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_to_do(
    clinic: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    status, out, err = run(capsys, "route", "--plan", clinic, *arguments)

    assert status == EXIT_TROUBLE
    assert out == ""
    assert told in err


def test_several_places_of_one_name_are_listed_with_ids(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = two_storeys()
    write_plan(plan, tmp_path / "plan")
    names = {place.names.find("en") for place in plan.places}
    assert {"Room one", "Room two", "Room three"} <= names

    status, _, err = run(
        capsys, "route", "--plan", tmp_path / "plan", "Room  ONE", "room two", "--no-picture"
    )

    assert (status, err) == (EXIT_DONE, "")


@pytest.mark.parametrize("name", ["missing.osm", "plan.docx"])
def test_a_file_that_is_no_plan_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    if name.endswith("docx"):
        (tmp_path / name).write_bytes(b"PK")

    status, _, err = run(capsys, "plan", "check", tmp_path / name, "--locale", "en")

    assert status == EXIT_TROUBLE
    assert name in err


def test_an_import_writes_the_plan_and_a_report_of_what_was_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "house.osm"
    file.write_text(OSM_HOUSE, encoding="utf-8")
    folder = tmp_path / "house"

    status, out, _ = run(capsys, "plan", "import", file, "--out", folder, "--locale", "en")

    assert status == EXIT_DONE
    assert [area.ref for area in read_plan(folder).areas] == ["101"]
    report = (tmp_path / "house.report.txt").read_text(encoding="utf-8")
    assert "w2" in report
    assert "1 feature could not be used" in out


def test_a_plan_with_errors_fails_its_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_plan(plan_of(square_room("alone")), tmp_path / "plan")

    status, out, _ = run(capsys, "plan", "check", tmp_path / "plan", "--locale", "en")

    assert "alone" in out
    assert status in {EXIT_DONE, EXIT_NO}


def test_a_report_says_how_many_places_are_reached_by_whom(
    clinic: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "plan", "report", clinic, "--locale", "en")

    assert status == EXIT_DONE
    assert "Wheelchair: " in out
    assert "On foot: " in out


def test_every_level_is_drawn(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, _ = run(capsys, "plan", "draw", clinic, "--out", tmp_path / "pictures")

    levels = {level.id for level in sample_clinic_plan().levels}
    assert status == EXIT_DONE
    assert {file.stem for file in (tmp_path / "pictures").glob("*.svg")} == levels


OSM_HOUSE = """<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
  <node id="1" lat="39.90000" lon="116.40000"/>
  <node id="2" lat="39.90000" lon="116.40010"/>
  <node id="3" lat="39.90008" lon="116.40010"/>
  <node id="4" lat="39.90008" lon="116.40000"/>
  <node id="5" lat="39.90000" lon="116.40005"><tag k="door" v="yes"/><tag k="level" v="0"/></node>
  <way id="1">
    <nd ref="1"/><nd ref="5"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/>
    <tag k="indoor" v="room"/><tag k="level" v="0"/><tag k="ref" v="101"/>
  </way>
  <way id="2">
    <nd ref="2"/><nd ref="3"/><nd ref="4"/>
    <tag k="indoor" v="room"/><tag k="level" v="0"/><tag k="ref" v="102"/>
  </way>
</osm>
"""


def test_a_check_names_what_it_finds_and_counts_it_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = plan_of(replace(square_room("lone", west=90.0), ref="7"), *two_storeys().elements())
    write_plan(plan, tmp_path / "plan")

    _, out, _ = run(capsys, "plan", "check", tmp_path / "plan", "--locale", "en")

    assert "Room 7 (lone) has no door, so nobody can get in." in out
    assert "0 errors, " in out
