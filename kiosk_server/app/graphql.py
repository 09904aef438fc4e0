"""Wires GraphQL: the schema of all domains, its engine, and both endpoints on one path."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from importlib import resources

from starlette.routing import BaseRoute, Route, WebSocketRoute

from i18n.translator import Translator
from kiosk_server.announcements.schema_part import announcements_part
from kiosk_server.core.clock import Clock
from kiosk_server.core.drain import Drain
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.request_context import Services
from kiosk_server.core.settings import Settings
from kiosk_server.facilities.schema_part import facilities_part
from kiosk_server.graphql_api.endpoint import GraphQLEndpoint
from kiosk_server.graphql_api.engine import Engine
from kiosk_server.graphql_api.error_answers import ErrorWriter
from kiosk_server.graphql_api.explorer import Explorer
from kiosk_server.graphql_api.fan_out import FanOut
from kiosk_server.graphql_api.limits import Limits
from kiosk_server.graphql_api.manifests import Manifests
from kiosk_server.graphql_api.operations import Openness
from kiosk_server.graphql_api.schema import ServerSchema, build_schema
from kiosk_server.graphql_api.socket_endpoint import GraphQLSocketEndpoint
from kiosk_server.graphql_api.socket_limits import SocketLimits
from kiosk_server.graphql_api.socket_ports import SocketPorts
from kiosk_server.kiosks.schema_part import kiosks_part
from kiosk_server.people.authentication import Authentication
from kiosk_server.people.schema_part import people_part
from kiosk_server.people.session_cookie import origin_of
from kiosk_server.queueing.figures_part import figures_part
from kiosk_server.queueing.schema_part import queueing_part
from kiosk_server.speech.schema_part import speech_part
from kiosk_server.venue.schema_part import venue_part
from kiosk_server.venue.service import VenueService
from kiosk_server.wayfinding.schema_part import wayfinding_part

GRAPHQL_PATH = "/graphql"


@dataclass(frozen=True, slots=True)
class GraphQLParts:
    """What the endpoints are made of."""

    settings: Settings
    translator: Translator
    services: Services
    authenticate: Authentication
    events: EventBus
    clock: Clock
    make_id: Callable[[], str]
    metrics: Metrics
    drain: Drain


def server_schema(translator: Translator) -> ServerSchema:
    """The schema of all domains."""
    return build_schema(
        [
            *(venue_part(), speech_part(), wayfinding_part(), announcements_part()),
            *(facilities_part(), queueing_part(), figures_part(), people_part(), kiosks_part()),
        ],
        translator,
    )


def listed_operations() -> Manifests:
    """The documents of the pages, of this release and of earlier ones."""
    return Manifests.load(resources.files("kiosk_server.web") / "operations")


def examples_of(venue: VenueService) -> Mapping[str, Mapping[str, object]]:
    """Variables for our own operations that fit the published plan."""
    if not venue.is_published or not venue.current.plan.places:
        return {}
    plan = venue.current.plan
    first, last = plan.places[0], plan.places[-1]
    text = next(iter(first.names.texts()), first.ref or first.id)
    return {
        "SearchPlaces": {"text": text, "near": {"placeId": last.id}},
        "FindRoute": {
            "from": {"placeId": first.id},
            "to": {"placeId": last.id},
            "needs": {"profile": "WALKING"},
        },
        "ShowPlace": {"id": first.id},
        "ShowLevel": {"id": first.level_id},
        "ListPlaces": {"first": 20},
    }


def graphql_routes(
    parts: GraphQLParts, examples: Mapping[str, Mapping[str, object]], ends: AsyncExitStack
) -> list[BaseRoute]:
    """`/graphql` for HTTP and WebSockets; where everything is open also the explorer.

    `examples` are variables for our own operations, by name. Raises ServerError
    `operation-invalid` for a listed document that the schema does not have.
    """
    settings = parts.settings
    manifests = listed_operations()
    engine = Engine(
        server_schema(parts.translator),
        ErrorWriter(parts.translator),
        limits=_limits_of(settings),
        manifests=manifests,
        openness=Openness.OPEN if settings.graphql_open else Openness.LISTED,
        answer_cache_bytes=settings.answer_cache_bytes,
        document_cache_entries=settings.document_cache_entries,
    )
    engine.check_listed_operations()
    engine.answers.observer = parts.metrics
    endpoint = GraphQLEndpoint(
        engine, parts.services, parts.authenticate, settings.locales, observer=parts.metrics
    )
    sockets = _sockets(parts, engine, ends)
    routes: list[BaseRoute] = [
        Route(GRAPHQL_PATH, endpoint),
        WebSocketRoute(GRAPHQL_PATH, sockets),
    ]
    if settings.graphql_open:
        explorer = Explorer(parts.translator, settings.locales, manifests, examples)
        routes += explorer.routes()
    return routes


def _sockets(parts: GraphQLParts, engine: Engine, ends: AsyncExitStack) -> GraphQLSocketEndpoint:
    fan_out = FanOut(parts.events)
    ends.push_async_callback(fan_out.close)
    ports = SocketPorts(
        engine,
        parts.services,
        fan_out,
        parts.authenticate,
        parts.settings.locales,
        parts.clock,
        parts.make_id,
        _socket_limits_of(parts.settings),
        parts.metrics,
    )
    own_pages = frozenset({origin_of(parts.settings.public_url)})
    sockets = GraphQLSocketEndpoint(ports, allowed_origins=own_pages)

    async def drain() -> None:
        await parts.drain.wait()
        await sockets.drain()

    draining = asyncio.create_task(drain())
    ends.callback(draining.cancel)
    return sockets


def _limits_of(settings: Settings) -> Limits:
    return Limits(
        body_bytes=settings.graphql_body_bytes,
        tokens=settings.graphql_tokens,
        depth=settings.graphql_depth,
        aliases=settings.graphql_aliases,
        root_fields=settings.graphql_root_fields,
        cost=settings.graphql_cost,
    )


def _socket_limits_of(settings: Settings) -> SocketLimits:
    return SocketLimits(
        message_bytes=settings.graphql_body_bytes,
        operations_per_socket=settings.socket_operations,
        sockets=settings.socket_limit,
        sockets_per_address=settings.sockets_per_address,
    )
