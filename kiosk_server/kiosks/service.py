"""The use cases of kiosks: a screen is enrolled by an address that is opened on it once, and is
known by a token of its own from then on. Tokens are the people's business.
"""

from datetime import timedelta
from urllib.parse import quote, urlencode

from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.kiosks.model import EnrolKind, KioskRefusal, KioskRefused, default_page
from kiosk_server.people.model import Refused
from kiosk_server.people.service.tokens import LONGEST, TokenService
from kiosk_server.venue.service import VenueService

ENROL_PATH = "/enrol"
ADDRESS_LASTS = timedelta(days=1)
"""Somebody walks from the desk to the screen with it."""
LASTS = LONGEST
_KINDS = {EnrolKind.KIOSK: PrincipalKind.KIOSK, EnrolKind.DISPLAY: PrincipalKind.DISPLAY}


class KioskService:
    """One hospital's screens. Who may enrol is decided before."""

    def __init__(self, tokens: TokenService, venue: VenueService, public_url: str) -> None:
        self._tokens = tokens
        self._venue = venue
        self._public_url = public_url

    async def enrol(
        self,
        actor: Principal,
        request_id: str,
        *,
        kind: EnrolKind,
        name: str,
        level_id: str,
        page: str | None = None,
    ) -> str | KioskRefused | Refused:
        """The address by which one screen becomes a kiosk or display of a level, and opens a page.

        Raises ServerError `venue-not-published`.
        """
        if level_id not in self._venue.current.plan.level_by_id:
            return KioskRefused(KioskRefusal.KIOSK_LEVEL_UNKNOWN)
        opened = default_page(kind) if page is None else page
        if opened is None or not opened.startswith("/") or opened.startswith(("//", "/\\")):
            return KioskRefused(KioskRefusal.KIOSK_PAGE_UNFIT)
        made = await self._tokens.create(
            actor,
            request_id,
            kind=_KINDS[kind],
            name=name,
            roles=frozenset(),
            lasts=ADDRESS_LASTS,
            level_id=level_id,
        )
        if isinstance(made, Refused):
            return made
        query = urlencode({"to": opened}, quote_via=quote, safe="/")
        return f"{self._public_url}{ENROL_PATH}/{made[0]}?{query}"

    async def open(self, token: str) -> str:
        """The token that a screen keeps, for that of its address, which is good no more.

        Raises NotAuthenticated as `TokenService.exchange` does.
        """
        return await self._tokens.exchange(token, lasts=LASTS)
