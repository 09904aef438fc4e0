"""Our endpoint with the peers' schema and data, in the product's own process with all that counts
and bounds requests there: python -m … PORT FOLDER cached|uncached.
"""

import json
import sys
from pathlib import Path
from secrets import token_hex
from typing import Any

from ariadne import ObjectType, UnionType
from ariadne.utils import convert_camel_case_to_snake
from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.routing import Route

from i18n.translator import Translator
from kiosk_server.core.drain import Drain
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.principals import ANYONE, VISITOR, Principal
from kiosk_server.core.request_context import Services
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.core.settings import Settings
from kiosk_server.graphql_api.endpoint import GraphQLEndpoint
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.error_answers import ErrorWriter
from kiosk_server.graphql_api.operations import Openness
from kiosk_server.graphql_api.schema import build_schema
from kiosk_server.runtime.process import run_server
from kiosk_server.web.request_layers import request_layers

TYPES = {
    "Query": "route places",
    "NoRoute": "reason message",
    "Route": "distanceMetres durationSeconds stepFree dataVersion points steps",
    "RoutePoint": "levelId x y lon lat",
    "RouteStep": "kind text spokenText speechUrl distanceMetres durationSeconds levelId landmark",
    "PlaceConnection": "totalCount edges pageInfo",
    "PlaceEdge": "cursor node",
    "Place": "id name kind ref level",
    "Level": "id name",
}


def bench_part(folder: Path, *, cached: bool) -> SchemaPart:
    """The peers' schema over the peers' data."""
    data = _in_python_names(json.loads((folder / "data.json").read_text("utf-8")))
    query = ObjectType("Query")
    query.set_field("route", lambda *_, **__: data["route"])

    def places(_: None, __: object, first: int, after: str | None = None) -> dict[str, Any]:
        return {**data["places"], "edges": data["places"]["edges"][:first]}

    query.set_field("places", places)
    result = UnionType("RouteResult", lambda found, *_: "Route" if "steps" in found else "NoRoute")
    peers = (folder / "schema.graphql").read_text("utf-8").splitlines()
    own = [line for line in peers if not line.startswith("type PageInfo")]  # the server has one
    names = [f"{kind}.{name}" for kind, fields in TYPES.items() for name in fields.split()]
    return SchemaPart(
        "bench",
        "\n".join(own),
        [query, result],
        dict.fromkeys(names, ANYONE),
        {"Query.route": lambda _: "1", "Query.places": lambda _: "1"} if cached else {},
    )


def _in_python_names(value: Any) -> Any:  # noqa: ANN401 (JSON)
    if isinstance(value, dict):
        return {
            convert_camel_case_to_snake(name): _in_python_names(found)
            for name, found in value.items()
        }
    return [_in_python_names(found) for found in value] if isinstance(value, list) else value


async def _nobody(_: HTTPConnection) -> Principal:
    return VISITOR


def bench_app(folder: Path, *, cached: bool) -> Starlette:
    """The endpoint as the product has it."""
    translator, metrics = Translator.load(), Metrics.create()
    schema = build_schema([bench_part(folder, cached=cached)], translator)
    engine = Engine(schema, ErrorWriter(translator), openness=Openness.OPEN)
    engine.answers.observer = metrics
    endpoint = GraphQLEndpoint(engine, Services(), _nobody, ("zh-CN", "en"), observer=metrics)
    layers = request_layers(metrics, lambda: token_hex(16), short_ways=["/graphql"])
    app = Starlette(routes=[Route("/graphql", endpoint)], middleware=layers)
    app.state.drain = Drain()
    return app


def main() -> int:
    """Serves until it is ended."""
    port, folder, kind = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    settings = Settings(data_dir=folder, public_url=f"http://127.0.0.1:{port}", listen_port=port)
    return run_server(lambda: bench_app(folder, cached=kind == "cached"), settings, {})


if __name__ == "__main__":
    sys.exit(main())
