"""What goes out: statuses, errors that tell nothing they should not, logs, and what is cached."""

import asyncio
import logging

import pytest
from httpx2 import Client

from kiosk_server.core.principals import Role
from kiosk_server.graphql_api.operations import OperationRequest
from tests.kiosk_server.graphql_api.asking import ask, codes, context_of, person, read
from tests.kiosk_server.graphql_api.conftest import EngineMaker, Opened
from tests.kiosk_server.graphql_api.toy_hospital import ToyHospital

NEW = "application/graphql-response+json"
WARDS = "{ wards(first: 2) { name } }"


@pytest.fixture(scope="module")
def served_hospital() -> ToyHospital:
    return ToyHospital.with_wards(200)


@pytest.fixture(scope="module")
def client(make_engine: EngineMaker, opened: Opened, served_hospital: ToyHospital) -> Client:
    return opened(make_engine(), served_hospital)


@pytest.mark.parametrize(
    ("query", "status_new", "status_old"),
    [
        ("{ greeting }", 200, 200),
        ("{ greeting", 400, 200),
        ("{ colour }", 400, 200),
        ("query Q { greeting } query R { greeting }", 400, 200),
        ("{ broken }", 200, 200),
        ("{ brokenStrictly }", 200, 200),
        ("{ patients { name } }", 200, 200),
    ],
)
def test_status_tells_whether_something_was_executed(
    client: Client, query: str, status_new: int, status_old: int
) -> None:
    new = client.post("/graphql", json={"query": query}, headers={"accept": NEW})
    old = client.post("/graphql", json={"query": query}, headers={"accept": "application/json"})

    assert (new.status_code, old.status_code) == (status_new, status_old)
    assert ("data" in new.json()) == (status_new == 200)


def test_unforeseen_fault_tells_its_number_alone(
    make_engine: EngineMaker, hospital: ToyHospital, caplog: pytest.LogCaptureFixture
) -> None:
    answer = asyncio.run(ask(make_engine(), hospital, "{ greeting broken }"))

    (error,) = read(answer)["errors"]
    assert read(answer)["data"] == {"greeting": "Hello, visitor", "broken": None}
    assert error["extensions"] == {"code": "INTERNAL", "requestId": "request-1"}
    assert "request-1" in error["message"]
    assert b"hunter2" not in answer.body
    (record,) = [found for found in caplog.records if found.levelno >= logging.ERROR]
    assert record.message == "GraphQL field failed"
    assert record.exc_info is not None


def test_fault_of_a_field_that_must_be_there_empties_the_data(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    answer = asyncio.run(ask(make_engine(), hospital, "{ brokenStrictly }"))

    assert read(answer)["data"] is None
    assert answer.executed


@pytest.mark.parametrize("query", ["{ greeting", "{ colour }", "{ patients { name } }", "{ lost }"])
def test_faults_of_callers_are_logged_without_a_traceback(
    query: str, make_engine: EngineMaker, hospital: ToyHospital, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    asyncio.run(ask(make_engine(), hospital, query))

    assert [record.exc_info for record in caplog.records if record.name != "asyncio"] == [None]
    assert caplog.records[-1].levelno == logging.INFO


def test_a_field_that_fails_in_a_long_list_is_told_a_hundred_times_and_logged_once(
    make_engine: EngineMaker, hospital: ToyHospital, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    answer = asyncio.run(ask(make_engine(), hospital, "{ wards(first: 150) { nurseName } }"))

    assert codes(answer) == ["FORBIDDEN"] * 100
    assert [record.message for record in caplog.records if record.name != "asyncio"] == [
        "GraphQL field refused"
    ]


def test_suggestions_are_for_those_who_may_see_the_schema(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    answer = asyncio.run(ask(make_engine(), hospital, "{ greetin }"))

    assert "greeting" in read(answer)["errors"][0]["message"]


def test_same_question_is_executed_once(make_engine: EngineMaker, hospital: ToyHospital) -> None:
    engine = make_engine()

    first = asyncio.run(ask(engine, hospital, WARDS))
    second = asyncio.run(ask(engine, hospital, WARDS))

    assert hospital.looks == 1
    assert (first.from_cache, second.from_cache) == (False, True)
    assert first.body == second.body
    assert first.etag == second.etag != ""


def test_changed_data_language_right_or_variables_ask_anew(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    engine = make_engine()
    query = "query ($n: Int) { wards(first: $n) { id nurseName } }"
    nurse = person(Role.NURSE)
    planner = person(Role.PLANNER)

    async def looks() -> list[int]:
        counted = []
        for principal, variables, locale in (
            (nurse, {"n": 1}, "en"),
            (nurse, {"n": 1}, "en"),
            (nurse, {"n": 1, "unknown": 7}, "en"),
            (nurse, {"n": 2}, "en"),
            (nurse, {"n": 1}, "zh-CN"),
            (planner, {"n": 1}, "en"),
        ):
            await ask(engine, hospital, query, principal, variables, locale)
            counted.append(hospital.looks)
        hospital.version += 1
        await ask(engine, hospital, query, nurse, {"n": 1})
        return [*counted, hospital.looks]

    assert asyncio.run(looks()) == [1, 1, 1, 2, 3, 4, 5]


def test_order_of_an_inputs_fields_does_not_matter(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    engine = make_engine()
    document = "query ($input: EchoInput!) { echo(input: $input) }"

    def canonical(value: dict[str, object]) -> bytes:
        request = OperationRequest(document, variables={"input": value})
        return engine.prepare(context_of(hospital), request).canonical_variables

    assert canonical({"number": 1, "factor": 2.5}) == canonical({"factor": 2.5, "number": 1})
    assert canonical({"number": 1}) != canonical({"number": 2})


def test_answers_with_errors_are_not_kept(make_engine: EngineMaker, hospital: ToyHospital) -> None:
    engine = make_engine()
    query = "{ wards(first: 1) { id nurseName } }"

    denied = asyncio.run(ask(engine, hospital, query))
    again = asyncio.run(ask(engine, hospital, query))
    allowed = asyncio.run(ask(engine, hospital, query, person(Role.NURSE)))

    assert codes(denied) == codes(again) == ["FORBIDDEN"]
    assert codes(allowed) == []
    assert len(engine.answers) == 1


def test_mutations_and_fields_without_a_version_are_not_kept(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    engine = make_engine()

    for query in ("{ greeting }", "{ wards { id } greeting }", "{ __typename }"):
        asyncio.run(ask(engine, hospital, query))

    assert len(engine.answers) == 0


def test_many_who_ask_at_once_wait_for_one(make_engine: EngineMaker, hospital: ToyHospital) -> None:
    engine = make_engine()

    async def crowd() -> list[bytes]:
        hospital.gate = asyncio.Event()
        waiting = [asyncio.ensure_future(ask(engine, hospital, WARDS)) for _ in range(50)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        waiting[0].cancel()
        hospital.gate.set()
        return [answer.body for answer in await asyncio.gather(*waiting[1:])]

    bodies = asyncio.run(crowd())

    assert hospital.looks == 1
    assert set(bodies) == {b'{"data":{"wards":[{"name":"Ward 0"},{"name":"Ward 1"}]}}'}


def test_an_answer_whose_data_changed_meanwhile_is_not_kept(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    engine = make_engine()

    async def change_meanwhile() -> None:
        hospital.gate = asyncio.Event()
        asking = asyncio.ensure_future(ask(engine, hospital, WARDS))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        hospital.version += 1
        hospital.gate.set()
        await asking

    asyncio.run(change_meanwhile())

    assert len(engine.answers) == 0


def test_unchanged_answer_is_not_sent_again(client: Client, served_hospital: ToyHospital) -> None:
    first = client.get("/graphql", params={"query": WARDS})
    etag = {"if-none-match": first.headers["etag"]}

    same = client.get("/graphql", params={"query": WARDS}, headers=etag)
    served_hospital.wards["0"].name = "New name"
    served_hospital.version += 1
    changed = client.get("/graphql", params={"query": WARDS}, headers=etag)

    assert first.headers["cache-control"] == "private, no-cache"
    assert "Accept-Language" in first.headers["vary"]
    assert (same.status_code, same.content) == (304, b"")
    assert changed.json()["data"]["wards"][0] == {"name": "New name"}


def test_subscription_gives_its_state_topics_and_key(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    engine = make_engine()
    document = "subscription W($id: ID!) { wardChanged(id: $id) { name } }"
    request = OperationRequest(document, variables={"id": "7"})

    async def state() -> bytes:
        return await english.run()

    english = engine.prepare_subscription(context_of(hospital), request)
    again = engine.prepare_subscription(context_of(hospital), request)
    chinese = engine.prepare_subscription(context_of(hospital, locale="zh-CN"), request)

    assert english.topics == ("ward:7",)
    assert english.key == again.key != chinese.key
    assert asyncio.run(state()) == b'{"data":{"wardChanged":{"name":"Ward 7"}}}'
