"""`kiosk-server simulate`, run in this process as a person would type it."""

import json
from pathlib import Path

import pytest

from kiosk_server.command_line import main
from kiosk_server.command_line.console import EXIT_DONE, EXIT_TROUBLE


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = main(["simulate", *(str(argument) for argument in arguments)])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_day_is_told_in_figures(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "--patients", "60", "--seed", "4", "--locale", "en")

    assert (status, err) == (EXIT_DONE, "")
    lines = out.splitlines()
    assert lines[0].startswith("An ordinary day: 60 patients, ")
    assert lines[0].endswith(", seed 4")
    for wanted in ("Waits by class:", "  No priority: ", "Waits by queue:", "  Pharmacy: "):
        assert any(line.startswith(wanted) for line in lines), wanted
    assert "0 were beyond it" in out
    assert "% of the calls fell within the range" in out


def test_a_day_is_told_in_chinese_and_the_same_again(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--patients", "40", "--day-kind", "called-away")

    first, again = run(capsys, *arguments), run(capsys, *arguments)

    assert first == again
    assert first[1].startswith("有医生临时离开的一天：40 名患者")
    assert "内科" in first[1]


def test_rules_of_a_file_are_played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = {"hospital": {"classes": [{"id": "everybody"}], "opening": {"quota": 5}}}
    file = tmp_path / "rules.json"
    file.write_text(json.dumps(rules), encoding="utf-8")

    status, out, _ = run(capsys, "--patients", "60", "--rules", file, "--locale", "en")

    assert status == EXIT_DONE
    assert "  everybody: " in out
    assert " 0 refused" not in out


def test_faults_of_rules_are_told_with_their_paths(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rules.json"
    file.write_text('{"hospital": {"overtaking": {"atMost": -1}}, "zone": 1}', encoding="utf-8")

    status, out, err = run(capsys, "--rules", file, "--locale", "en")

    assert (status, out) == (EXIT_TROUBLE, "")
    assert err.splitlines() == [
        "zone: There is no such rule here. Allowed: hospital, zones.",
        "hospital.overtaking.atMost: This number is not allowed. Allowed: 0–100.",
    ]


@pytest.mark.parametrize("content", [b"", b"\xff\x00rules"])
def test_a_file_that_is_no_json_is_told_so(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rules.json"
    file.write_bytes(content)

    status, _, err = run(capsys, "--rules", file, "--locale", "en")

    assert (status, err) == (EXIT_TROUBLE, "rules: This is not valid JSON.\n")


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "--rules", tmp_path / "none.json", "--locale", "en")

    assert status == EXIT_TROUBLE
    assert "none.json" in err


@pytest.mark.parametrize("patients", ["0", "-3", "20001"])
def test_a_day_has_some_patients_and_not_too_many(
    patients: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, f"--patients={patients}", "--locale", "en")

    assert (status, out, err) == (EXIT_TROUBLE, "", "From 1 to 20000 patients can be simulated.\n")
