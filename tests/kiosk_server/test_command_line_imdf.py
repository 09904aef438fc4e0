"""The commands that open plans, given IMDF archives."""

from pathlib import Path

import pytest

from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.plan_files import read_plan
from i18n.translator import Translator
from kiosk_server.command_line import main
from kiosk_server.command_line.console import EXIT_DONE, EXIT_TROUBLE
from tests.floorplans.importers.imdf_sheet import two_rooms


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("as_zip", [False, True])
def test_an_import_writes_the_plan_and_names_what_was_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], as_zip: bool
) -> None:
    sheet = two_rooms()
    sheet.opening("lost", (30, 30), (31, 30))
    archive = tmp_path / "archive"
    archive.mkdir()
    path = sheet.pack(tmp_path / "a.zip") if as_zip else sheet.write(archive)

    out_folder = tmp_path / "house"
    status, out, _ = run(capsys, "plan", "import", path, "--out", out_folder, "--locale", "en")

    assert status == EXIT_DONE
    assert [area.id for area in read_plan(out_folder).areas] == ["c", "r1", "r2"]
    assert "lost: It touches no area" in (tmp_path / "house.report.txt").read_text("utf-8")
    assert "1 feature could not be used" in out


def test_a_way_is_found_reported_and_drawn_from_an_archive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    path, pictures = two_rooms().write(archive), tmp_path / "pictures"

    found = run(capsys, "route", "--plan", path, "Room 1", "r2", "--locale", "en", "--no-picture")
    reported = run(capsys, "plan", "report", path, "--locale", "en")
    drawn = run(capsys, "plan", "draw", path, "--out", pictures, "--as", "png")

    assert (found[0], reported[0], drawn[0]) == (EXIT_DONE, EXIT_DONE, EXIT_DONE)
    assert "3 of 3 places" in reported[1]
    assert [file.name for file in pictures.iterdir()] == ["L0.png"]


@pytest.mark.parametrize(("locale", "words"), [("en", "lacks a file"), ("zh-CN", "文件不全")])
def test_an_archive_without_units_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], locale: str, words: str
) -> None:
    sheet = two_rooms()
    del sheet.rows["unit"]

    status, _, err = run(capsys, "plan", "check", sheet.write(tmp_path), "--locale", locale)

    assert status == EXIT_TROUBLE
    assert words in err


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_everything_that_an_import_can_tell_has_words(locale: str) -> None:
    translator = Translator.load()
    ids = [f"unused-{reason.value}" for reason in UnusedReason]
    ids += [f"note-{code.value}" for code in NoteCode]

    assert [each for each in ids if not translator.text(locale, each).strip()] == []
