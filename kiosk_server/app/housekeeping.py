"""Lets go of what has been kept long enough, once an hour while the server runs."""

import asyncio
import logging
from datetime import timedelta

from kiosk_server.announcements.model import KEPT as ANNOUNCEMENTS_KEPT
from kiosk_server.announcements.store import forget_announcements
from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.facilities.faults import PHOTOS_KEPT, REPORTS_KEPT
from kiosk_server.facilities.store import forget_photos, forget_reports
from kiosk_server.kiosks.model import KEPT as KIOSKS_KEPT
from kiosk_server.kiosks.store import forget_kiosks
from kiosk_server.people.service.audit import AuditTrail
from kiosk_server.people.store.tokens import forget_tokens
from kiosk_server.queueing.store.histories import forget_calls
from kiosk_server.queueing.store.rooms import forget_cycles, forget_sessions
from kiosk_server.queueing.store.tickets import forget_persons
from kiosk_server.storage.database import Database
from kiosk_server.storage.outbox_rows import forget_dead
from kiosk_server.storage.requests import forget_requests

REQUESTS_KEPT = timedelta(days=7)
"""A mutation repeated later than this counts as a new one."""
DEAD_EFFECTS_KEPT = timedelta(days=30)
"""A message that could not be delivered is of no use to anybody after this."""
NAMES_OF_TICKETS_KEPT = timedelta(days=2)
"""Whose number it was is of no use to anybody after the day; what was done to it is."""
ROOM_TIMES_KEPT = timedelta(days=30)
EXPIRED_TOKENS_KEPT = timedelta(days=30)
"""No clock that is set anew is behind by more; who used them stands in the audit."""
PAUSE_SECONDS = 3_600.0

_log = logging.getLogger(__name__)


class Housekeeping:
    """Forgets request ids, effects that were given up, old fault reports with their photos, screens
    that were ended, tokens that are over, whose a ticket was, and audit entries by rule; a failure
    is logged and tried again.
    """

    def __init__(
        self,
        database: Database,
        audit: AuditTrail,
        clock: Clock,
        *,
        hospital_id: str,
        audit_kept: timedelta,
    ) -> None:
        self._database = database
        self._audit = audit
        self._clock = clock
        self._actor = Principal(
            PrincipalKind.CLIENT, "housekeeping", "housekeeping", hospital_id=hospital_id
        )
        self._audit_kept = audit_kept

    async def once(self) -> None:
        """One round. Raises ServerError as the database does."""
        now = self._clock.now()
        await self._database.write(lambda c: forget_requests(c, now - REQUESTS_KEPT))
        await self._database.write(lambda c: forget_dead(c, now - DEAD_EFFECTS_KEPT))
        await self._database.write(lambda c: forget_photos(c, now - PHOTOS_KEPT))
        await self._database.write(lambda c: forget_reports(c, now - REPORTS_KEPT))
        await self._database.write(lambda c: forget_announcements(c, now - ANNOUNCEMENTS_KEPT))
        await self._database.write(lambda c: forget_kiosks(c, now - KIOSKS_KEPT))
        await self._database.write(lambda c: forget_tokens(c, now - EXPIRED_TOKENS_KEPT))
        await self._database.write(lambda c: forget_persons(c, now - NAMES_OF_TICKETS_KEPT))
        await self._database.write(lambda c: forget_calls(c, now - NAMES_OF_TICKETS_KEPT))
        await self._database.write(lambda c: forget_cycles(c, now - ROOM_TIMES_KEPT))
        await self._database.write(lambda c: forget_sessions(c, now - ROOM_TIMES_KEPT))
        await self._audit.let_go(self._actor, self._audit_kept)

    async def run(self) -> None:
        """Round after round, until cancelled."""
        while True:
            try:
                await self.once()
            except ServerError as error:
                _log.warning("housekeeping failed", extra={"error_code": error.code})
            await asyncio.sleep(PAUSE_SECONDS)
