"""Who a request came from: the peer, or the client that a trusted proxy names."""

from collections.abc import Sequence

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from kiosk_server.core.peers import NEXT_HOP, UNIX_PEER

_IPV4_IN_IPV6 = "::ffff:"


def with_true_peers(app: ASGIApp, trusted_proxies: Sequence[str]) -> ASGIApp:
    """The app, with `client` and `scheme` of requests as trusted proxies say.

    The client of the unix socket, who has no address, is called `unix`, so that a proxy there can
    be trusted by that name. An IPv4 address on a socket for both kinds is written as IPv4. Who
    connected to us stays in the scope as NEXT_HOP.
    """
    if trusted_proxies:
        trusting = ProxyHeadersMiddleware(
            app,  # type: ignore[arg-type]  # uvicorn types scopes as TypedDicts, Starlette as mappings
            trusted_hosts=list(trusted_proxies),
        )
    else:
        trusting = None

    async def named(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in {"http", "websocket"}:
            host, port = scope.get("client") or (UNIX_PEER, 0)
            host = host.removeprefix(_IPV4_IN_IPV6)
            scope["client"] = (host, port)
            scope[NEXT_HOP] = host
        if trusting is None:
            await app(scope, receive, send)
        else:
            await trusting(scope, receive, send)  # type: ignore[arg-type]  # as above

    return named
