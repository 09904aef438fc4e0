"""Where queues come from: queue files, good and bad, and plans that change under them."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from floorplans.plan_opening import open_plan
from floorplans.sample_hospital import sample_hospital_plan
from i18n.translator import Translator
from kiosk_server.command_line.demo_command import queue_file_of
from kiosk_server.core.errors import ServerError
from kiosk_server.queueing.layout import kept_layout, layout_of, read_queue_file
from kiosk_server.queueing.layout_faults import LayoutFaultCode
from kiosk_server.queueing.rules_reading import read_rules
from kiosk_server.queueing.service.rule_book import RuleBook
from kiosk_server.queueing.service.stores import QueueStores
from kiosk_server.queueing.words import QueueWords
from kiosk_server.storage import migrate
from tests.conftest import REPOSITORY
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.live_demo import CLINIC
from tests.kiosk_server.queueing.queue_house import PLACE, PLAN, QUEUES, queue_house
from tests.kiosk_server.venue.venue_house import run, venue_house

TRANSLATOR = Translator.load()
ZONE = {"id": "z", "names": {"en": "Z"}}
QUEUE = {"id": "q", "zone": "z", "rooms": ["r"], "names": {"en": "Q"}}
ROOM = {"id": "r", "names": {"en": "R"}}
WHOLE: Mapping[str, Any] = {"zones": [ZONE], "queues": [QUEUE], "rooms": [ROOM]}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"zones": []}, "queues.q: there is no zone “z” in the file."),
        ({"zones": [ZONE, ZONE]}, "zones: “z” is there twice."),
        ({"zones": [{**ZONE, "id": ""}]}, "zones: an id has 1 to 100 characters."),
        (
            {"zones": [{"id": "z"}]},
            "no place “z” on the plan, and no names are given.",
        ),
        ({"zones": [{**ZONE, "colour": 1}]}, "Object contains unknown field `colour`"),
        ({"rooms": []}, "rooms.r: there is no place “r” on the plan"),
        ({"rooms": [ROOM, {**ROOM, "id": "s"}]}, "rooms.s: no queue has this room."),
        ({"queues": [{**QUEUE, "rooms": []}]}, "queues.q: it has no rooms."),
        ({"queues": [{**QUEUE, "rooms": ["r", "r"]}]}, "queues.q.rooms: “r” is there twice."),
        ({"queues": [{**QUEUE, "names": {}}]}, "queues.q: it has neither names nor a department."),
        ({"queues": [{**QUEUE, "department": "x"}]}, "there is no department “x” in the plan."),
        (
            {
                "zones": [ZONE, {**ZONE, "id": "y"}],
                "queues": [QUEUE, {**QUEUE, "id": "p", "zone": "y"}],
            },
            "rooms.r: its queues are in several zones.",
        ),
    ],
)
def test_an_unfit_queue_file_says_what_is_wrong(changes: Mapping[str, Any], reason: str) -> None:
    with pytest.raises(ServerError) as raised:
        read_queue_file(json.dumps({**WHOLE, **changes}).encode(), PLAN)

    assert raised.value.code == "queue-file-unfit"
    fields = {name: str(value) for name, value in raised.value.fields.items()}
    assert reason in QueueWords(TRANSLATOR).layout_fault(fields, "en")


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_every_fault_has_words_of_its_own(locale: str) -> None:
    fields = {"where": "1", "id": "1", "most": "1", "detail": "1"}
    words = QueueWords(TRANSLATOR)

    said = {words.layout_fault({**fields, "fault": each.value}, locale) for each in LayoutFaultCode}

    assert len(said) == len(LayoutFaultCode)


@pytest.mark.parametrize("written", [b"", b"[]", b"\xff", b"{" * 100_000, b" " * 1_000_001])
def test_what_is_no_queue_file_is_refused(written: bytes) -> None:
    with pytest.raises(ServerError, match="queue-file-unfit"):
        read_queue_file(written, PLAN)


def test_the_packaged_queue_files_fit_their_plans() -> None:
    for plan in (sample_hospital_plan(), open_plan(CLINIC).plan):
        file = REPOSITORY / "kiosk_server/queueing/samples" / f"{plan.id}.json"
        read = read_queue_file(file.read_bytes(), plan)

        assert not isinstance(read_rules(json.dumps(read.rules)), tuple)
        assert all(room.place_id is not None for room in read.layout.rooms)
        assert all(zone.place_id is not None for zone in read.layout.zones)
        assert layout_of(kept_layout(read.layout)) == read.layout


def test_a_plan_without_the_places_loses_no_queue(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            one = await queues.issue()
            without = replace(PLAN, departments=(), places=PLAN.places[1:])
            assert PLACE not in without.places
            await queues.house.venue.publish(without, by="test")
            await queues.take()

            called = await queues.call()

            assert called.ticket.id == one.ticket.id
            assert [queue.id for queue in queues.book.layout.queues] == ["medicine", "surgery"]
            assert queues.book.layout.queue_by_id["medicine"].names["zh-CN"] == "内科"

    run(work())


def test_a_queue_file_is_taken_over_once_and_rules_of_staff_stay(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            await queues.change_rules({"opening": {"quota": 5}})
            await queues.book.take_over(tmp_path / "queues.json")
            other = {**QUEUES, "queues": QUEUES["queues"][:1], "rooms": QUEUES["rooms"][:2]}
            file = tmp_path / "other.json"
            file.write_text(json.dumps(other), encoding="utf-8")

            await queues.book.take_over(file)
            await queues.book.take_over(tmp_path / "queues.json")

            assert [queue.id for queue in queues.book.layout.queues] == ["medicine"]
            assert (await queues.rules.in_force()).version == 2
            with pytest.raises(ServerError, match="queue-file-not-found"):
                await queues.book.take_over(tmp_path / "nowhere.json")
            file.write_text(json.dumps({**QUEUES, "rules": {"x": 1}}), encoding="utf-8")
            with pytest.raises(ServerError, match="queue-file-unfit"):
                await queues.book.take_over(file)

    run(work())


def test_the_demo_finds_the_queue_file_of_a_plan(tmp_path: Path) -> None:
    folder, file = tmp_path / "plan", tmp_path / "clinic.osm.pbf"
    folder.mkdir()

    before = [queue_file_of(None), queue_file_of(folder), queue_file_of(file)]
    (folder / "queues.json").touch()
    (tmp_path / "clinic.queues.json").touch()

    assert before == [None, None, None]
    assert queue_file_of(folder) == folder / "queues.json"
    assert queue_file_of(file) == tmp_path / "clinic.queues.json"


def test_a_hospital_without_a_queue_file_has_no_queues(tmp_path: Path) -> None:
    async def work() -> None:
        url = f"sqlite:///{tmp_path / 'kiosk.sqlite'}"
        migrate(url)
        async with venue_house(url, tmp_path, two_storeys()) as house:
            book = RuleBook(house.venue, house.database, house.clock, QueueStores.of("main"))
            await book.take_over(None)

            assert (await book.bring_up_to_date()).queues == ()

    run(work())
