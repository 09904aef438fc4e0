"""A whole copy of a server's things, made while it runs, and put back."""

import errno
import shutil
from pathlib import Path

import pytest

from kiosk_server.app.data_copies import copy_back
from kiosk_server.command_line import main
from kiosk_server.command_line.console import EXIT_DONE, EXIT_TROUBLE
from kiosk_server.command_line.demo_command import demo_settings
from kiosk_server.core.errors import ServerError
from tests.kiosk_server.live_demo import CLINIC, live_demo

VENUE = "{ venue { name dataVersion } }"
ME = "{ me { name } }"


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = main([*map(str, arguments), "--locale", "en"])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_copy_made_while_the_server_runs_can_be_put_back_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, copy, there = tmp_path / "here", tmp_path / "copy", tmp_path / "there"
    _, token, _ = run(capsys, "token", "--role", "admin", "--as", "Ada", "--data-dir", here)
    with live_demo(here, "--plan", CLINIC) as demo:
        before = demo.data(VENUE)
        made = run(capsys, "backup", copy, "--data-dir", here)
        again = run(capsys, "backup", copy, "--data-dir", here)
        refused = run(capsys, "restore", copy, "--data-dir", here, "--replace")

    put_back = run(capsys, "restore", copy, "--data-dir", there)
    with live_demo(there) as demo:
        demo.client.headers["Authorization"] = f"Bearer {token.strip()}"
        after, me = demo.data(VENUE), demo.data(ME)

    assert made[0] == put_back[0] == EXIT_DONE
    assert (again[0], refused[0]) == (EXIT_TROUBLE, EXIT_TROUBLE)
    assert "Another program is using" in refused[2]
    assert after == before
    assert me["me"]["name"] == "Ada"
    assert copy.stat().st_mode & 0o077 == 0


def test_a_folder_that_is_no_copy_is_not_put_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "copy").mkdir()

    status, _, err = run(capsys, "restore", tmp_path / "copy", "--data-dir", tmp_path / "data")

    assert status == EXIT_TROUBLE
    assert "Check the path" in err
    assert not (tmp_path / "data").exists()


def test_a_restore_that_was_cut_short_leaves_no_half_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, settings = tmp_path / "copy", demo_settings(tmp_path / "data", 0)
    plan = copy / "plans" / "0123456789abcdef"
    plan.mkdir(parents=True)
    (plan / "venue.json").write_text("{}")
    (copy / "database.sqlite").write_bytes(b"")

    def cut_short(_from: Path, to: Path) -> None:
        to.mkdir(parents=True)
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(shutil, "copytree", cut_short)
    with pytest.raises(OSError, match="full"):
        copy_back(copy, settings, replace=False)
    monkeypatch.undo()
    with pytest.raises(ServerError):  # the database is none: that is looked at after the plans
        copy_back(copy, settings, replace=False)

    assert [file.name for file in (tmp_path / "data" / "plans").iterdir()] == [plan.name]
    assert (tmp_path / "data" / "plans" / plan.name / "venue.json").read_text() == "{}"
