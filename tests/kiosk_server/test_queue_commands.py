"""`kiosk-server queues …`, run in this process as a person would type it."""

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from kiosk_server.command_line import main
from kiosk_server.command_line.console import EXIT_DONE, EXIT_NO, EXIT_TROUBLE
from kiosk_server.people.store.tables import audit_entries
from kiosk_server.queueing.service.rule_book import RuleBook
from kiosk_server.queueing.service.stores import QueueStores
from kiosk_server.queueing.store.versions import KeptVersion
from kiosk_server.storage.file_lock import FileLock
from tests.kiosk_server.live_demo import CLINIC
from tests.kiosk_server.queueing.queue_house import PLAN, QUEUES, queue_house
from tests.kiosk_server.venue.venue_house import run, venue_house
from tests.services.sqlite import migrated_sqlite

SAMPLES = Path(str(resources.files("kiosk_server.queueing") / "samples"))


def check(
    capsys: pytest.CaptureFixture[str], file: Path, *, plan: Path = CLINIC, locale: str = "en"
) -> tuple[int, str, str]:
    status = main(["queues", "check", str(file), "--plan", str(plan), "--locale", locale])
    said = capsys.readouterr()
    return status, said.out.strip(), said.err.strip()


@pytest.fixture
def written() -> dict[str, Any]:
    """The clinic's own queue file."""
    for file in SAMPLES.glob("*.json"):
        read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if any(zone["id"] == "waiting-1" for zone in read["zones"]):
            return read
    raise LookupError


def put(folder: Path, content: object) -> Path:
    file = folder / "queues.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def test_a_fit_file_is_said_to_be(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, written: dict[str, Any]
) -> None:
    file = put(tmp_path, written)

    assert check(capsys, file) == (EXIT_DONE, "Nothing is wrong: 3 zones, 6 queues, 9 rooms", "")
    assert check(capsys, file, locale="zh-CN")[1].startswith("没有问题")


def test_faults_are_told_with_their_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, written: dict[str, Any]
) -> None:
    wrong = {**written, "rules": {"hospital": {"away": {"afterMinutes": 0}}}}
    status, out, _ = check(capsys, put(tmp_path, wrong))
    assert status == EXIT_NO
    assert out == ("rules.hospital.away.afterMinutes: This number is not allowed. Allowed: 1–240.")

    written["queues"][0]["zone"] = "nowhere"
    status, out, err = check(capsys, put(tmp_path, written))
    assert (status, out) == (EXIT_NO, "")
    assert "there is no zone “nowhere” in the file" in err


def test_a_file_that_is_not_there_is_said_to_be_none(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, out, err = check(capsys, tmp_path / "none.json")

    assert (status, out) == (EXIT_TROUBLE, "")
    assert "none.json" in err


async def _house_with_a_waiting_person(folder: Path) -> None:
    async with queue_house(migrated_sqlite(folder), folder) as queues:
        await queues.issue()


async def _kept(folder: Path) -> tuple[list[KeptVersion], list[str], list[str]]:
    """Versions, the newest first, the zones in force, and what the audit holds."""
    url = f"sqlite:///{folder / 'kiosk.sqlite'}"
    async with venue_house(url, folder) as house:
        stores = QueueStores.of("main")
        book = RuleBook(house.venue, house.database, house.clock, stores)
        layout = await book.bring_up_to_date()
        store = stores.layouts_of(PLAN.id)
        versions = await house.database.read(lambda c: store.list_versions(c, 9))
        acts = await house.database.read(lambda c: c.scalars(select(audit_entries.c.action)).all())
        return list(versions), [zone.id for zone in layout.zones], list(acts)


def put_in_force(
    capsys: pytest.CaptureFixture[str], folder: Path, file: Path, *more: str
) -> tuple[int, str, str]:
    status = main(["queues", "put", str(file), "--data-dir", str(folder), "--locale", "en", *more])
    said = capsys.readouterr()
    return status, said.out.strip(), said.err.strip()


def test_a_file_is_put_in_force_with_who_and_why(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "wang")
    run(_house_with_a_waiting_person(tmp_path))
    third = {"id": "north", "names": {"en": "North", "zh-CN": "北区"}}
    file = put(tmp_path, {**QUEUES, "zones": [*QUEUES["zones"], third]})

    done = put_in_force(capsys, tmp_path, file, "--note", "a new wing")

    versions, zones, acts = run(_kept(tmp_path))
    told = "Version 2 is in force: 3 zones, 2 queues, 3 rooms"
    left = "The rules in the file were left out. Rules are changed on /counter/rules."
    assert done == (EXIT_DONE, told, left)
    assert zones == ["west", "east", "north"]
    assert (versions[0].made_by, versions[0].note) == ("wang", "a new wing")
    assert acts == ["queue-layout-changed"]


def test_a_file_that_would_lose_somebody_changes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(_house_with_a_waiting_person(tmp_path))
    first, *others = QUEUES["queues"]
    stranding = {**QUEUES, "queues": [{**first, "id": "renamed"}, *others]}
    unreadable = tmp_path / "unreadable.json"
    unreadable.write_bytes(b"\xff{}")

    lost = put_in_force(capsys, tmp_path, put(tmp_path, stranding))
    broken = put_in_force(capsys, tmp_path, unreadable)
    nothing = put_in_force(capsys, tmp_path, tmp_path / "none.json")

    versions, zones, acts = run(_kept(tmp_path))
    assert [each[:2] for each in (lost, broken, nothing)] == [
        (EXIT_NO, ""),
        (EXIT_NO, ""),
        (EXIT_TROUBLE, ""),
    ]
    assert "A001" in lost[2]
    assert "none.json" in nothing[2]
    assert (len(versions), zones, acts) == (1, ["west", "east"], [])


def test_while_a_server_has_the_database_nothing_is_put(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(_house_with_a_waiting_person(tmp_path))
    held = FileLock.take(tmp_path / "kiosk.sqlite")

    status, out, err = put_in_force(capsys, tmp_path, put(tmp_path, QUEUES))

    held.release()
    assert (status, out) == (EXIT_TROUBLE, "")
    assert "/counter/rules" in err


def test_before_a_plan_is_published_there_is_nothing_to_put_it_in(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, out, err = put_in_force(capsys, tmp_path, put(tmp_path, QUEUES))

    assert (status, out) == (EXIT_TROUBLE, "")
    assert err
