"""The use cases of kiosks: a screen is enrolled by an address that is opened on it once, is known
by a token of its own from then on, tells that it is there, and is ended. Tokens are the people's
business.
"""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from i18n.translator import Translator
from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.kiosks.enrol_address import EnrolAddresses, new_code, read_code
from kiosk_server.kiosks.model import (
    HEARD_AGAIN_AFTER,
    SILENT_AFTER,
    EnrolKind,
    Kiosk,
    KioskRefusal,
    KioskRefused,
    KioskReport,
    KioskSpot,
    KioskState,
    default_page,
    is_page,
)
from kiosk_server.kiosks.store import KioskStore
from kiosk_server.people.model import Refused
from kiosk_server.people.service.tokens import TokenService
from kiosk_server.storage.database import Database
from kiosk_server.storage.one_time_requests import OneTimeRequest, Undone, write_unless_undone
from kiosk_server.venue.model import is_fit_request_id
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.spots import Spot, find_spot, lobby_spot, spot_name

ADDRESS_LASTS = timedelta(days=1)
"""Somebody walks from the desk to the screen with it."""
LASTS = timedelta(days=3_650)
"""Longer than a screen hangs on its wall: none may fall silent because a day has come."""
_OVER = "enrol-address-over"
_KINDS = {EnrolKind.KIOSK: PrincipalKind.KIOSK, EnrolKind.DISPLAY: PrincipalKind.DISPLAY}
_TOKEN_ID = "token-"  # noqa: S105 - no token
"""What the id of a principal without an account begins with."""


@dataclass(frozen=True, slots=True)
class EnrolledKiosk:
    """A new screen, with the address that is opened on it: a secret, also as a QR code."""

    address: str
    qr_svg: str
    kiosk: Kiosk


class KioskService:
    """One hospital's screens. Who may do what is decided before."""

    def __init__(
        self,
        tokens: TokenService,
        venue: VenueService,
        database: Database,
        clock: Clock,
        translator: Translator,
        addresses: EnrolAddresses,
        *,
        hospital_id: str,
    ) -> None:
        self._tokens = tokens
        self._venue = venue
        self._database = database
        self._clock = clock
        self._translator = translator
        self._addresses = addresses
        self._hospital_id = hospital_id
        self._store = KioskStore(hospital_id)
        self._heard: dict[str, tuple[datetime, KioskReport]] = {}

    async def enrol(
        self,
        actor: Principal,
        request_id: str,
        *,
        kind: EnrolKind,
        name: str,
        level_id: str,
        page: str | None = None,
        locale: str = "",
    ) -> EnrolledKiosk | KioskRefused | Refused:
        """The address by which one screen becomes a kiosk or display of a level, and opens a page.

        Raises ServerError `venue-not-published`.
        """
        if level_id not in self._venue.current.plan.level_by_id:
            return KioskRefused(KioskRefusal.KIOSK_LEVEL_UNKNOWN)
        opened = default_page(kind) if page is None else page
        if opened is None or not is_page(opened):
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
        record = made[1]
        draft = Kiosk(
            *(record.id, kind, record.name, level_id, opened, record.made_by),
            enrolled_at=record.expires_at - ADDRESS_LASTS,
            address_until=record.expires_at,
            code=new_code(),
        )

        def keep(connection: Connection) -> Kiosk:
            self._store.add_if_new(connection, draft)
            return self._store.find(connection, draft.id) or draft

        kept = await self._database.write(keep)
        if kept.page != opened:
            return KioskRefused(KioskRefusal.REQUEST_ID_REUSED)
        address = self._addresses.of(kept.code)
        label = self._translator.text(locale or self._translator.locales[0], "kiosk-enrol-code")
        return EnrolledKiosk(address, self._addresses.drawn(address, label), kept)

    async def find_awaited(self, code: str) -> Kiosk:
        """The screen whose address has a code, and waits to be opened.

        Raises NotAuthenticated `enrol-address-over` as `open` does.
        """
        asked = read_code(code)
        if asked:
            found = await self._database.read(lambda c: self._store.find_awaited(c, asked))
            if found is not None and found.is_there(self._clock.now()):
                return found
        raise NotAuthenticated(_OVER)

    async def open(self, code: str) -> tuple[str, str]:
        """The token that a screen keeps, and the page that it opens, for the code of its address,
        which is good no more.

        Raises NotAuthenticated `enrol-address-over` for one that was opened or ended, whose day is
        over, or that never was.
        """
        asked = read_code(code)

        def find(connection: Connection) -> Kiosk | None:
            return self._store.find_awaited(connection, asked)

        # Whoever guesses does not hold up those who write.
        if not asked or await self._database.read(find) is None:
            raise NotAuthenticated(_OVER)

        def work(connection: Connection) -> tuple[str, str]:
            awaited = find(connection)
            if awaited is None:
                raise NotAuthenticated(_OVER)
            given = (connection, self._hospital_id, awaited.id, LASTS)
            token_id, token = self._tokens.exchange(*given)
            now = self._clock.now()
            if not self._store.set_opened(connection, awaited.id, token_id, now):
                raise NotAuthenticated(_OVER)
            return token, awaited.page

        try:
            opened = await self._database.write(work)
        except NotAuthenticated as error:
            raise NotAuthenticated(_OVER) from error
        self._tokens.forget()
        return opened

    async def is_screen(self, token: str) -> bool:
        """Whether a token is that of a screen, and good."""
        try:
            holder = await self._tokens.recognise(token)
        except NotAuthenticated:
            return False
        return holder.kind in _KINDS.values()

    async def list_kiosks(self) -> Sequence[Kiosk]:
        """The screens that there are, and the addresses that can still be opened, by name."""
        now = self._clock.now()
        kept = [
            each for each in await self._database.read(self._store.list_open) if each.is_there(now)
        ]
        ids = [each.good_token for each in kept]
        revoked = await self._tokens.list_revoked(self._hospital_id, ids)
        return [each for each in kept if each.good_token not in revoked]

    async def end(self, actor: Principal, request_id: str, kiosk_id: str) -> Kiosk | KioskRefused:
        """Ends a screen, or the address of one that was not opened yet: that may be withdrawn by
        who may add screens, the rest is the administrators'."""
        if not is_fit_request_id(request_id):
            return KioskRefused(KioskRefusal.REQUEST_ID_UNFIT)

        def work(connection: Connection) -> str:
            ended = self._store.end(connection, kiosk_id, self._clock.now())
            if ended is None:
                raise Undone(KioskRefused(KioskRefusal.KIOSK_UNKNOWN))
            if ended.token_id is not None and Role.ADMIN not in actor.roles:
                raise Undone(KioskRefused(KioskRefusal.KIOSK_OPENED))
            self._tokens.end(connection, actor, ended.good_token, request_id)
            return ended.id

        def find(connection: Connection, ended_id: str) -> Kiosk | KioskRefused:
            unknown = KioskRefused(KioskRefusal.KIOSK_UNKNOWN)
            return self._store.find(connection, ended_id) or unknown

        values = {"operation": "endKiosk", "kiosk": kiosk_id}
        request = OneTimeRequest(actor.id, request_id, values, self._hospital_id)
        reused = KioskRefused(KioskRefusal.REQUEST_ID_REUSED)
        done = await write_unless_undone(self._database, request.unit(work, find, reused=reused))
        self._tokens.forget()
        return done

    async def hear(self, screen: Principal, report: KioskReport) -> bool:
        """Keeps that a screen is there, and what it tells; False for whoever is none."""
        if screen.kind not in _KINDS.values() or not screen.id.startswith(_TOKEN_ID):
            return False
        if not report.is_fit:
            report = KioskReport(report.sound)
        token_id = screen.id.removeprefix(_TOKEN_ID)
        now = self._clock.now()
        if known := self._heard.get(token_id):
            is_soon = timedelta() <= now - known[0] < HEARD_AGAIN_AFTER
            if is_soon and known[1] == report:
                return True
        await self._database.write(
            lambda connection: self._store.set_seen(connection, token_id, report, now)
        )
        self._heard[token_id] = (now, report)
        return True

    def list_heard(
        self, connection: Connection, zone_ids: Collection[str] | None = None
    ) -> Sequence[Kiosk]:
        """The loudspeakers that are there and heard now: those of some zones, or all."""
        now = self._clock.now()
        since, until = now - SILENT_AFTER, now + SILENT_AFTER
        return self._store.list_heard(connection, since, until, zone_ids)

    async def spots(self, locale: str) -> Sequence[KioskSpot]:
        """Where kiosks can stand: each anchor of the plan, or its lobby where there is none.

        Raises ServerError `venue-not-published`.
        """
        plan = self._venue.current.plan
        found = [find_spot(plan, anchor.code) for anchor in plan.anchors]
        if not found:
            found = [await asyncio.to_thread(lobby_spot, plan)]

        def told(spot: Spot) -> KioskSpot:
            name = spot_name(plan, spot, self._translator, locale)
            return KioskSpot(spot.code, name, spot.level_id)

        return [told(spot) for spot in found if spot is not None]

    def state_of(self, kiosk: Kiosk) -> KioskState:
        """How things stand with a screen now."""
        return kiosk.state(self._clock.now())
