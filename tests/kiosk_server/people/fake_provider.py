"""A small OpenID Connect provider for tests: real HTTP, real RS256, and faults to order."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.kiosk_server.people.staff_house import NOON

CLIENT, CLIENT_KEY = "kiosk", "between-us"


@dataclass
class FakeProvider:
    """Vouches for `person` at once, without asking. `faults` overwrite claims of the ID token."""

    person: Mapping[str, Any]
    issuer: str = ""
    faults: Mapping[str, Any] = field(default_factory=dict)
    signs_with: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048))
    publishes: RSAKey | None = None
    is_down: bool = False
    _codes: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._configuration),
                Route("/keys", self._keys),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
            ]
        )

    async def _configuration(self, _: Request) -> Response:
        if self.is_down:
            return Response("out of order", 500)
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
            }
        )

    async def _keys(self, _: Request) -> Response:
        shown = self.publishes or self.signs_with
        return JSONResponse({"keys": [shown.as_dict(private=False)]})

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = f"code-{len(self._codes)}"
        self._codes[code] = asked
        query = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{query}", 303)

    async def _token(self, request: Request) -> Response:
        form = dict(part.split("=", 1) for part in (await request.body()).decode().split("&"))
        expected = "Basic " + base64.b64encode(f"{CLIENT}:{CLIENT_KEY}".encode()).decode()
        asked = self._codes.pop(form["code"], None)
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        is_client = request.headers["authorization"] == expected
        if asked is None or asked["code_challenge"] != challenge or not is_client:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(NOON.timestamp())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **self.person,
            **self.faults,
        }
        kept = {name: value for name, value in claims.items() if value is not None}
        token = jwt.encode({"alg": "RS256"}, kept, self.signs_with)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": token})
