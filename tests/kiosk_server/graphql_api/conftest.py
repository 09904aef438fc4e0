"""Engines and real servers over the toy hospital, for tests of the HTTP side."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from httpx2 import Client
from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.routing import Route

from i18n.translator import Translator
from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.core.principals import VISITOR, Principal, PrincipalKind, Role
from kiosk_server.core.request_context import Services
from kiosk_server.graphql_api.endpoint import GraphQLEndpoint
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.error_answers import ErrorWriter
from kiosk_server.graphql_api.limits import Limits
from kiosk_server.graphql_api.manifests import Manifests
from kiosk_server.graphql_api.operations import Openness
from kiosk_server.graphql_api.schema import ServerSchema, build_schema
from tests.kiosk_server.graphql_api.live_server import serving
from tests.kiosk_server.graphql_api.toy_hospital import ToyHospital, toy_part


@pytest.fixture(scope="session")
def translator() -> Translator:
    return Translator.load()


@pytest.fixture(scope="session")
def toy_schema(translator: Translator) -> ServerSchema:
    return build_schema([toy_part()], translator)


@pytest.fixture
def hospital() -> ToyHospital:
    return ToyHospital.with_wards(200)


EngineMaker = Callable[..., Engine]


@pytest.fixture(scope="session")
def make_engine(toy_schema: ServerSchema, translator: Translator) -> EngineMaker:
    """Makes an open engine unless told otherwise."""

    def make(
        limits: Limits | None = None,
        manifests: Manifests | None = None,
        openness: Openness = Openness.OPEN,
        answer_cache_bytes: int = 1_000_000,
    ) -> Engine:
        return Engine(
            toy_schema,
            ErrorWriter(translator),
            limits=limits,
            manifests=manifests,
            openness=openness,
            answer_cache_bytes=answer_cache_bytes,
            document_cache_entries=50,
        )

    return make


async def authenticate(connection: HTTPConnection) -> Principal:
    """`Bearer nurse` is a nurse, and so on; anything unknown does not hold."""
    authorization = connection.headers.get("authorization")
    if authorization is None:
        return VISITOR
    roles = {role.value: role for role in Role}
    name = authorization.removeprefix("Bearer ")
    if name not in roles:
        raise NotAuthenticated("token-unknown")
    return Principal(PrincipalKind.PERSON, id=name, roles=frozenset({roles[name]}))


def app_of(engine: Engine, hospital: ToyHospital) -> Starlette:
    endpoint = GraphQLEndpoint(engine, Services(hospital), authenticate, ("en", "zh-CN"))
    return Starlette(routes=[Route("/graphql", endpoint)])


Opened = Callable[[Engine, ToyHospital], Client]


@pytest.fixture(scope="module")
def opened() -> Iterator[Opened]:
    """Serves an engine, and gives an HTTP client of its real server."""
    with ExitStack() as stack:

        def open_engine(engine: Engine, hospital: ToyHospital) -> Client:
            address = stack.enter_context(serving(app_of(engine, hospital)))
            return stack.enter_context(Client(base_url=address))

        yield open_engine


@pytest.fixture(scope="session")
def node() -> str:
    """The node of the environment, with the npm packages of the tests installed."""
    folder = Path(__file__).resolve().parents[2] / "npm" / "node_modules"
    if not folder.is_dir():
        pytest.skip("needs the npm packages of the tests: make setup")
    found = Path(sys.executable).with_name("node")
    return str(found) if found.exists() else shutil.which("node") or "node"
