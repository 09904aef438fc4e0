"""The rules and the layout in force, kept in memory as long as their versions are the same."""

import hashlib
import json
import logging
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from floorplans.model import Plan
from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.queueing.layout import QueueLayout, kept_layout, layout_of, read_queue_file
from kiosk_server.queueing.layout_faults import LayoutFaultCode, unfit
from kiosk_server.queueing.rules import HospitalRules, default_rules
from kiosk_server.queueing.rules_reading import read_rules
from kiosk_server.queueing.service.stores import QueueStores
from kiosk_server.queueing.store.versions import KeptVersion
from kiosk_server.storage.database import Database
from kiosk_server.venue.service import VenueService

_BY_FILE = "queue file"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Layout:
    venue_id: str
    version: int
    layout: QueueLayout


class RuleBook:
    """One hospital's rules and layout. Thread-safe: what it keeps is replaced, never changed."""

    def __init__(
        self, venue: VenueService, database: Database, clock: Clock, stores: QueueStores
    ) -> None:
        self._venue = venue
        self._database = database
        self._clock = clock
        self._stores = stores
        self._rules = HospitalRules(default_rules())
        self._kept = _Layout("", 0, QueueLayout())

    @property
    def layout_version(self) -> int:
        """Another one after each change of the layout; 0: there was none yet."""
        return self._kept.version

    @property
    def layout(self) -> QueueLayout:
        """The zones, queues and rooms of the venue in force; none before `bring_up_to_date`."""
        return self._kept.layout

    @property
    def plan(self) -> Plan:
        """The plan in force. Raises ServerError `venue-not-published`."""
        return self._venue.current.plan

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the hospital's clocks."""
        return ZoneInfo(self._venue.current.plan.time_zone)

    def rules_in(self, connection: Connection) -> HospitalRules:
        """The rules in force, inside a unit of work."""
        version = self._stores.rules.latest_version(connection)
        rules = self._rules
        if rules.version != version:
            rules = self._read(connection, version)
            self._rules = rules
        return rules

    def layout_in(self, connection: Connection) -> QueueLayout:
        """The layout of the venue in force, inside a unit of work. Raises ServerError
        `venue-not-published`."""
        venue_id = self._venue.current.plan.id
        store = self._stores.layouts_of(venue_id)
        version = store.latest_version(connection)
        kept = self._kept
        if (venue_id, version) != (kept.venue_id, kept.version):
            found = store.find(connection, version)
            layout = QueueLayout() if found is None else layout_of(found.text)
            kept = self._kept = _Layout(venue_id, version, layout)
        return kept.layout

    async def bring_up_to_date(self) -> QueueLayout:
        """The layout of the venue in force. Raises ServerError `venue-not-published`."""
        return await self._database.read(self.layout_in)

    async def take_over(self, path: Path | None) -> None:
        """Puts a queue file in force unless it ever was; without one that which is packaged for the
        venue, if there is one and the venue has no layout. Its rules are taken where nobody has
        written any. Raises ServerError `queue-file-unfit`, `queue-file-not-found`.
        """
        if not self._venue.is_published:
            return
        plan = self._venue.current.plan
        written = _read_file(path) if path is not None else _packaged(plan)
        if written is not None:
            file = read_queue_file(written, plan)
            rules = json.dumps(file.rules, ensure_ascii=False)
            faults = read_rules(rules)
            if isinstance(faults, tuple):
                where = ", ".join(fault.path for fault in faults)
                raise unfit(LayoutFaultCode.RULES_UNFIT, where=where)
            fingerprint = hashlib.sha256(written).hexdigest()
            only_if_none = path is None

            def keep(connection: Connection) -> bool:
                store, layouts = self._stores.rules, self._stores.layouts_of(plan.id)
                if layouts.had(connection, fingerprint) or (
                    only_if_none and layouts.latest_version(connection)
                ):
                    return False
                now = self._clock.now()
                made = KeptVersion(0, kept_layout(file.layout), now, _BY_FILE, "")
                layouts.add(connection, made, fingerprint)
                if file.rules and not store.latest_version(connection):
                    store.add(connection, KeptVersion(1, rules, now, _BY_FILE, ""))
                return True

            if await self._database.write(keep):
                _log.info("a queue file was taken over", extra={"queues": len(file.layout.queues)})
        await self.bring_up_to_date()

    def _read(self, connection: Connection, version: int) -> HospitalRules:
        kept = self._stores.rules.find(connection, version)
        if kept is None:
            return HospitalRules(default_rules())
        rules = read_rules(kept.text, version=version, is_in_force=True)
        if isinstance(rules, tuple):
            # Written by a later release: numbers are issued all the same.
            _log.error("kept rules of queues cannot be read", extra={"version": version})
            return HospitalRules(default_rules(), version=version)
        return rules


def _packaged(plan: Plan) -> bytes | None:
    file = resources.files("kiosk_server.queueing") / "samples" / f"{plan.id}.json"
    return file.read_bytes() if file.is_file() else None


def _read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ServerError("queue-file-not-found", path=str(path)) from error
