"""Documents that are sent by hash: ours of this release and of earlier ones, and nobody else's."""

import asyncio
import json
from pathlib import Path

import pytest

from i18n.translator import Translator
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import VISITOR, Principal, PrincipalKind, Role
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.manifests import Manifests, hash_of
from kiosk_server.graphql_api.operations import Openness, OperationRequest
from tests.kiosk_server.graphql_api.asking import ask, codes, context_of, person, read
from tests.kiosk_server.graphql_api.conftest import EngineMaker, Opened
from tests.kiosk_server.graphql_api.toy_hospital import ToyHospital

GREET = "query Greet { greeting }\n"
OLDER = "query Greet { greeting __typename }\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "greet.graphql").write_text(OLDER, encoding="utf-8")
    earlier = Manifests.load(tmp_path).as_manifest()
    (tmp_path / "manifests").mkdir()
    (tmp_path / "manifests" / "0.1.json").write_text(earlier, encoding="utf-8")
    (tmp_path / "greet.graphql").write_text(GREET, encoding="utf-8")
    return tmp_path


@pytest.fixture
def closed(folder: Path, make_engine: EngineMaker) -> Engine:
    return make_engine(manifests=Manifests.load(folder), openness=Openness.LISTED)


def ask_by_hash(engine: Engine, hospital: ToyHospital, document: str) -> dict[str, object]:
    request = OperationRequest(document_hash=hash_of(document))
    return read(asyncio.run(engine.answer(context_of(hospital), request)))


def test_manifest_holds_this_release_and_earlier_ones(folder: Path) -> None:
    manifests = Manifests.load(folder)

    assert manifests.by_hash.keys() == {hash_of(GREET), hash_of(OLDER)}
    assert manifests.current["Greet"].hash == hash_of(GREET)
    assert json.loads(manifests.as_manifest()) == {
        "format": "apollo-persisted-query-manifest",
        "version": 1,
        "operations": [
            {"id": hash_of(GREET), "name": "Greet", "type": "query", "body": GREET},
        ],
    }


def test_a_visitor_may_send_listed_documents(closed: Engine, hospital: ToyHospital) -> None:
    assert ask_by_hash(closed, hospital, GREET) == {"data": {"greeting": "Hello, visitor"}}
    assert ask_by_hash(closed, hospital, OLDER) == {
        "data": {"greeting": "Hello, visitor", "__typename": "Query"}
    }
    assert codes(asyncio.run(ask(closed, hospital, GREET))) == []


@pytest.mark.parametrize("document", ["{ greeting }", "{", "{ __schema { types { name } } }"])
@pytest.mark.parametrize(
    "kind",
    [
        PrincipalKind.VISITOR,
        PrincipalKind.TICKET_HOLDER,
        PrincipalKind.KIOSK,
        PrincipalKind.DISPLAY,
    ],
)
def test_visitors_and_devices_may_send_nothing_else(
    closed: Engine, hospital: ToyHospital, document: str, kind: PrincipalKind
) -> None:
    answer = asyncio.run(ask(closed, hospital, document, Principal(kind, id="k")))

    assert codes(answer) == ["DOCUMENT_NOT_LISTED"]


@pytest.mark.parametrize(
    "principal", [person(Role.VOLUNTEER), Principal(PrincipalKind.CLIENT, id="lab")]
)
def test_people_and_clients_may_send_any_document_and_introspect(
    closed: Engine, hospital: ToyHospital, principal: Principal
) -> None:
    for document in ("{ greeting }", "{ __schema { queryType { name } } }"):
        assert codes(asyncio.run(ask(closed, hospital, document, principal))) == []


def test_over_http_an_unlisted_document_is_403(
    closed: Engine, opened: Opened, hospital: ToyHospital
) -> None:
    client = opened(closed, hospital)
    headers = {"accept": "application/graphql-response+json"}

    unlisted = client.post("/graphql", json={"query": "{ greeting }"}, headers=headers)
    listed = client.post("/graphql", json={"documentId": hash_of(GREET)}, headers=headers)

    assert (unlisted.status_code, listed.status_code) == (403, 200)


def test_a_listed_document_cannot_open_the_schema(
    folder: Path, make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    document = "query Peek { __schema { queryType { name } } }"
    (folder / "peek.graphql").write_text(document, encoding="utf-8")
    engine = make_engine(manifests=Manifests.load(folder), openness=Openness.LISTED)

    visitor = asyncio.run(ask(engine, hospital, document))
    nurse = asyncio.run(ask(engine, hospital, document, person(Role.NURSE)))

    assert codes(visitor) == ["INTROSPECTION_FORBIDDEN"]
    assert codes(nurse) == []


def test_what_one_person_sent_stays_closed_to_visitors(
    closed: Engine, hospital: ToyHospital
) -> None:
    document = "{ wards { id } }"
    asyncio.run(ask(closed, hospital, document, person(Role.NURSE)))

    answer = asyncio.run(ask(closed, hospital, document, VISITOR))

    assert codes(answer) == ["DOCUMENT_NOT_LISTED"]


def test_unknown_hash_is_told_in_the_known_way(
    make_engine: EngineMaker, hospital: ToyHospital
) -> None:
    answer = asyncio.run(
        make_engine().answer(context_of(hospital), OperationRequest(document_hash="0" * 64))
    )

    assert codes(answer) == ["PERSISTED_QUERY_NOT_FOUND"]


def test_listed_documents_stay_known(closed: Engine, hospital: ToyHospital) -> None:
    closed.check_listed_operations()
    request = OperationRequest(document_hash=hash_of(GREET))
    checked = closed.prepare(context_of(hospital), request).document
    for number in range(60):
        document = f"{{ wards(first: {number}) {{ id }} }}"
        asyncio.run(ask(closed, hospital, document, person(Role.NURSE)))

    assert closed.prepare(context_of(hospital), request).document is checked


def test_an_operation_that_no_longer_fits_stops_the_start(
    folder: Path, make_engine: EngineMaker
) -> None:
    (folder / "gone.graphql").write_text("query Gone { colour }", encoding="utf-8")

    with pytest.raises(ServerError) as raised:
        make_engine(manifests=Manifests.load(folder)).check_listed_operations()

    assert (raised.value.code, raised.value.fields) == ("operation-invalid", {"name": "Gone"})


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.graphql", "{ greeting }", "operation-unreadable"),
        ("a.graphql", "query A { greeting", "operation-unreadable"),
        ("a.graphql", "query A { greeting } query B { greeting }", "operation-unreadable"),
        ("again.graphql", "query Greet { greeting }", "operation-name-repeated"),
        ("manifests/bad.json", "{}", "manifest-unreadable"),
        ("manifests/bad.json", "[", "manifest-unreadable"),
    ],
)
def test_files_that_cannot_be_right_are_named(
    folder: Path, name: str, text: str, code: str, translator: Translator
) -> None:
    (folder / name).write_text(text, encoding="utf-8")

    with pytest.raises(ServerError) as raised:
        Manifests.load(folder)

    assert raised.value.code == code
    assert translator.has("en", f"error-{code}")


def test_a_manifest_with_a_wrong_hash_is_refused(folder: Path) -> None:
    file = folder / "manifests" / "0.1.json"
    file.write_text(file.read_text("utf-8").replace("__typename", "__typename "), encoding="utf-8")

    with pytest.raises(ServerError) as raised:
        Manifests.load(folder)

    assert raised.value.code == "manifest-unreadable"


def test_a_folder_without_operations_lists_none(tmp_path: Path) -> None:
    assert Manifests.load(tmp_path / "none") == Manifests.none()
