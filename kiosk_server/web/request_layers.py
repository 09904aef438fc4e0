"""What stands around every request: its record, and the short way to the addresses asked most."""

from collections.abc import Callable, Collection

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from kiosk_server.core.metrics import Metrics
from kiosk_server.web.request_records import RequestRecords


def request_layers(
    metrics: Metrics,
    make_id: Callable[[], str],
    *,
    keep_ids: bool = False,
    short_ways: Collection[str] = (),
) -> list[Middleware]:
    """The app's middleware, the outermost first. `keep_ids`: as RequestRecords has it."""
    return [
        Middleware(RequestRecords, metrics=metrics, make_id=make_id, keep_ids=keep_ids),
        Middleware(ShortWays, paths=short_ways),
    ]


class ShortWays:
    """ASGI middleware that leads to some of the app's routes without a search for them.

    Give paths of routes that have no parts which vary, and whose endpoints are ASGI applications
    that answer for themselves: what Starlette does for those who raise HTTPException is left out.
    Anything else they raise is an answer of 500, as everywhere.
    """

    def __init__(self, app: ASGIApp, paths: Collection[str]) -> None:
        self._app = app
        self._paths = frozenset(paths)
        self._routes: dict[str, Route] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        route = self._find(scope) if scope["type"] == "http" else None
        if route is None:
            await self._app(scope, receive, send)
        else:
            scope["route"] = route
            await route.app(scope, receive, send)

    def _find(self, scope: Scope) -> Route | None:
        path = scope["path"]
        found = self._routes.get(path)
        if found is None and path in self._paths:  # asked for the first time
            app: Starlette = scope["app"]
            for route in app.routes:
                if isinstance(route, Route) and route.path == path:
                    found = self._routes[path] = route
        return found
