"""A request that is sent again is carried out once."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from kiosk_server.storage import Database
from kiosk_server.storage.counters import next_number
from kiosk_server.storage.requests import RequestDiffers, fingerprint_of, forget_requests, once
from tests.kiosk_server.storage.notes import RefusedError

pytestmark = pytest.mark.anyio


def issue(connection: Connection) -> dict[str, object]:
    return {"number": next_number(connection, "A"), "list": [None, True, "号"]}


def request(
    connection: Connection, actor: str = "kiosk-1", request_id: str = "r1", queue: str = "q1"
) -> dict[str, object] | RequestDiffers:
    return once(connection, actor, request_id, fingerprint_of({"queue": queue}), issue)


async def test_the_same_request_gives_the_same_answer(database: Database) -> None:
    first = await database.write(request)
    again = await database.write(request)

    assert first == again == {"number": 1, "list": [None, True, "号"]}
    assert await database.write(lambda connection: next_number(connection, "A")) == 2


async def test_the_same_request_at_the_same_time_is_carried_out_once(database: Database) -> None:
    answers = await asyncio.gather(*(database.write(request) for _ in range(24)))

    assert answers == [{"number": 1, "list": [None, True, "号"]}] * 24
    assert await database.write(lambda connection: next_number(connection, "A")) == 2


async def test_another_input_under_the_same_id_is_refused_and_changes_nothing(
    database: Database,
) -> None:
    await database.write(request)

    answer = await database.write(lambda connection: request(connection, queue="q2"))

    assert answer == RequestDiffers("r1")
    assert await database.write(lambda connection: next_number(connection, "A")) == 2


async def test_request_ids_belong_to_their_actor(database: Database) -> None:
    await database.write(request)

    answer = await database.write(lambda connection: request(connection, actor="kiosk-2"))

    assert isinstance(answer, dict)
    assert answer["number"] == 2


async def test_a_request_that_failed_may_be_tried_again(database: Database) -> None:
    def fails(connection: Connection) -> None:
        issue(connection)
        raise RefusedError

    with pytest.raises(RefusedError):
        await database.write(
            lambda connection: once(
                connection, "kiosk-1", "r1", fingerprint_of({"queue": "q1"}), fails
            )
        )

    answer = await database.write(request)
    assert isinstance(answer, dict)
    assert answer["number"] == 1


async def test_an_answer_that_json_would_change_is_a_mistake(database: Database) -> None:
    with pytest.raises(TypeError):
        await database.write(lambda connection: once(connection, "a", "r", "f", lambda _: (1, 2)))


async def test_old_requests_are_forgotten(database: Database) -> None:
    await database.write(request)

    kept = await database.write(
        lambda connection: forget_requests(connection, datetime(2020, 1, 1, tzinfo=UTC))
    )
    forgotten = await database.write(
        lambda connection: forget_requests(connection, datetime(2100, 1, 1, tzinfo=UTC))
    )

    assert (kept, forgotten) == (0, 1)
    answer = await database.write(lambda connection: request(connection, queue="q2"))
    assert isinstance(answer, dict)


def test_fingerprints_are_those_of_the_values_not_of_their_order() -> None:
    one = fingerprint_of({"a": 1, "b": ["张", None]})

    assert one == fingerprint_of({"b": ["张", None], "a": 1})
    assert one != fingerprint_of({"a": "1", "b": ["张", None]})
    assert len(one) == 64
