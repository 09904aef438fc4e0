"""The way to the hospital's own sign-in service and back; what is remembered is in a cookie."""

import base64
import hashlib
import hmac
import json
import logging
from collections.abc import Mapping
from datetime import timedelta
from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kiosk_server.core.clock import Clock
from kiosk_server.people.assembly import People
from kiosk_server.people.model import PeopleRefusal, Refused
from kiosk_server.people.oidc import Departure, OidcProvider, ProviderError
from kiosk_server.people.service.vouched_accounts import VouchedAccounts
from kiosk_server.web.sign_in import SignInPages, local_path
from kiosk_server.web.sign_in_html import PROVIDER_PATH, PROVIDER_RETURN_PATH

_logger = logging.getLogger(__name__)

WAY_LASTS = timedelta(minutes=10)


class ProviderPages:
    """`/sign-in/provider` sends a browser away; `/sign-in/provider/return` takes it back."""

    def __init__(
        self, people: People, pages: SignInPages, provider: OidcProvider, clock: Clock
    ) -> None:
        self._people = people
        self._pages = pages
        self._provider = provider
        self._clock = clock
        settings = people.settings
        self._accounts = VouchedAccounts(people.sign_in, people.audit, clock, settings.hospital_id)
        self._cookie = "__Host-kiosk-way" if settings.is_https else "kiosk-way"

    def routes(self) -> list[Route]:
        """Both routes."""
        return [
            Route(PROVIDER_PATH, self.leave, methods=["GET"]),
            Route(PROVIDER_RETURN_PATH, self.come_back, methods=["GET"]),
        ]

    async def leave(self, request: Request) -> Response:
        """Sends the browser to the sign-in service, with what to remember in a cookie."""
        try:
            departure = await self._provider.depart()
        except ProviderError as error:
            return self._failed(request, error.reason)
        said: dict[str, str | float] = {
            "state": departure.state,
            "nonce": departure.nonce,
            "verifier": departure.verifier,
            "next": local_path(request.query_params.get("next", "")),
            "until": (self._clock.now() + WAY_LASTS).timestamp(),
        }
        response = RedirectResponse(departure.url, 303, headers={"Cache-Control": "no-store"})
        response.set_cookie(
            self._cookie,
            self._sealed(said),
            max_age=int(WAY_LASTS.total_seconds()),
            secure=self._people.settings.is_https,
            httponly=True,
            samesite="lax",
        )
        return response

    async def come_back(self, request: Request) -> Response:
        """Starts a session for whom the service vouches for; the way is good for one return."""
        remembered = self._opened(request.cookies.get(self._cookie, ""))
        state, code = request.query_params.get("state", ""), request.query_params.get("code", "")
        if not remembered or not compare_digest(state.encode(), remembered["state"].encode()):
            response = self._failed(request, "unknown or old state")
        elif not code:
            response = self._failed(request, "no code")
        else:
            response = await self._arrived(request, code, remembered)
        response.delete_cookie(
            self._cookie,
            secure=self._people.settings.is_https,
            httponly=True,
            samesite="lax",
        )
        return response

    async def _arrived(
        self, request: Request, code: str, remembered: Mapping[str, str]
    ) -> Response:
        departure = Departure("", remembered["state"], remembered["nonce"], remembered["verifier"])
        try:
            person = await self._provider.arrive(code, departure)
        except ProviderError as error:
            return self._failed(request, error.reason)
        done = await self._accounts.sign_in(
            person.external_id,
            person.sign_in_name,
            person.display_name,
            person.roles,
            old_secret=self._pages.old_secret(request),
        )
        if isinstance(done, Refused):
            return self._pages.refused(request, done, next_path=remembered["next"])
        return self._pages.welcome(done, remembered["next"])

    def _failed(self, request: Request, reason: str) -> Response:
        _logger.warning("sign-in service failed", extra={"reason": reason})
        return self._pages.refused(request, Refused(PeopleRefusal.SIGN_IN_PROVIDER))

    def _sealed(self, said: Mapping[str, str | float]) -> str:
        text = base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
        return f"{text}.{self._seal(text)}"

    def _opened(self, cookie: str) -> Mapping[str, str]:
        """What the cookie remembers; nothing if it is not ours or too old."""
        text, _, seal = cookie.partition(".")
        if not compare_digest(self._seal(text).encode(), seal.encode()):
            return {}
        said: dict[str, str] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return said if float(said["until"]) > self._clock.now().timestamp() else {}

    def _seal(self, text: str) -> str:
        key = self._people.keys.secret
        return hmac.new(key, f"way:{text}".encode(), hashlib.sha256).hexdigest()
