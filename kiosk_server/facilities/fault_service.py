"""The use cases of fault reports: takes them once, shows them to staff and their outcome to whoever
has the receipt, and keeps what staff say of them.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from sqlalchemy import Connection

from floorplans.model import Plan
from kiosk_server.core.bounded_threads import BoundedThreads
from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.principals import VISITOR, Principal
from kiosk_server.facilities.fault_limits import HOUR, PeerLimits
from kiosk_server.facilities.fault_photos import MOST_PHOTO_BYTES, clean_photo
from kiosk_server.facilities.faults import (
    MOST_SPOT_CHARACTERS,
    OPEN_STATES,
    UNCHANGED,
    FaultChange,
    FaultOrder,
    FaultRefusal,
    FaultRefused,
    FaultReport,
    FaultState,
    find_change_fault,
    find_order_fault,
    is_fit_report_id,
    share_of_hour,
)
from kiosk_server.facilities.store import FaultStore
from kiosk_server.storage.audit_port import RecordInAudit, record_nothing
from kiosk_server.storage.database import Database, Work
from kiosk_server.storage.one_time_requests import OneTimeRequest, Undone, write_unless_undone
from kiosk_server.venue.model import is_fit_request_id
from kiosk_server.venue.service import VenueService

FAULT_TOPIC = "faults"
MOST_PHOTOS_WAITING = 16
MOST_LISTED = 200
_SETTLED = (FaultState.SETTLED,)


class FaultService:
    """One hospital's fault reports. Who may use which is decided before. `stop` after use."""

    def __init__(  # noqa: PLR0913 - ports and their defaults
        self,
        venue: VenueService,
        database: Database,
        events: EventBus,
        clock: Clock,
        peers: PeerLimits,
        *,
        new_id: Callable[[], str],
        new_receipt: Callable[[], str] = lambda: secrets.token_urlsafe(24),
        hospital_id: str = "main",
        record: RecordInAudit = record_nothing,
    ) -> None:
        """`record` is called inside the unit of work that takes or changes a report."""
        self._venue = venue
        self._database = database
        self._events = events
        self._clock = clock
        self._peers = peers
        self._new_id = new_id
        self._new_receipt = new_receipt
        self._hospital_id = hospital_id
        self._store = FaultStore(hospital_id)
        self._record = record
        self._photos = BoundedThreads(
            "fault-photos", "fault-photos-busy", most_waiting=MOST_PHOTOS_WAITING
        )

    async def stop(self) -> None:
        """Waits for photos that are being read; nothing can be reported any more."""
        await self._photos.stop()

    def admits(self, peer: str) -> bool:
        """Whether one more report from an address is looked at at all; counts it. To be asked
        before anything is read: nonsense counts too."""
        return self._peers.admits(peer)

    async def report(
        self, order: FaultOrder, *, peer: str, request_id: str
    ) -> FaultReport | FaultRefused:
        """Takes a report. The same request id with the same report gives the same one again.

        Where an hour has brought many, an address that sent many of them is refused before others.
        Raises ServerError `venue-not-published`, and `fault-photos-busy` where too many wait.
        """
        fault = find_order_fault(order) or self._find_spot_fault(order)
        if fault is not None:
            return fault
        if not is_fit_report_id(request_id):
            return FaultRefused(FaultRefusal.FAULT_REQUEST_ID_UNFIT)
        photo = await self._cleaned(order.photo)
        if isinstance(photo, FaultRefused):
            return photo
        now, report_id, receipt = self._clock.now(), self._new_id(), self._new_receipt()

        def add(connection: Connection) -> str:
            taken = self._store.count_since(connection, now - HOUR)
            if self._peers.taken_in_hour(peer) >= share_of_hour(taken):
                raise Undone(FaultRefused(FaultRefusal.FAULT_REPORTS_TOO_MANY))
            report = FaultReport(
                report_id,
                receipt,
                order.kind,
                order.words.strip(),
                order.spot_code,
                has_photo=photo is not None,
                received_at=now,
                state=FaultState.RECEIVED,
                answer="",
                closure_id=None,
                changed_at=now,
                changed_by=None,
            )
            self._store.add(connection, report, photo)
            self._record(connection, VISITOR, "fault-reported", [f"fault:{report_id}"], "")
            return report_id

        done = await self._carry_out(add, _values_of(order), VISITOR, request_id)
        if isinstance(done, FaultReport) and done.id == report_id:
            self._peers.was_taken(peer)
        return done

    async def change(
        self, report_id: str, change: FaultChange, *, principal: Principal, request_id: str
    ) -> FaultReport | FaultRefused:
        """Says what became of a report; any state may follow any other, so all can be undone.

        Refused where somebody else has changed it since it was seen.
        """
        fault = find_change_fault(change)
        if fault is not None:
            return fault
        if not is_fit_request_id(request_id):
            return FaultRefused(FaultRefusal.REQUEST_ID_UNFIT)
        now = self._clock.now()
        known = await self._known_closures()

        def say(connection: Connection) -> str:
            report = self._store.find(connection, report_id)
            if report is None:
                raise Undone(FaultRefused(FaultRefusal.FAULT_REPORT_UNKNOWN))
            changed = report.after(change, now, principal.name)
            # The closure that a report led to stays its own after it has ended.
            if changed.closure_id not in {None, report.closure_id, *known}:
                raise Undone(FaultRefused(FaultRefusal.CLOSURE_UNKNOWN))
            is_as_seen = report.changed_at == change.seen_at
            if not is_as_seen or not self._store.change(connection, report, changed):
                raise Undone(FaultRefused(FaultRefusal.FAULT_REPORT_CHANGED))
            targets = [f"fault:{report_id}", f"state:{changed.state.value}"]
            if changed.closure_id is not None:
                targets.append(f"closure:{changed.closure_id}")
            self._record(connection, principal, "fault-report-changed", targets, request_id)
            return report_id

        return await self._carry_out(
            say, _values_of_change(report_id, change), principal, request_id
        )

    async def list_open(
        self, most: int = MOST_LISTED, *, oldest_first: bool = False, after: str | None = None
    ) -> Sequence[FaultReport]:
        """The reports that are not settled, the newest or the oldest first; those that follow
        `after`, the id of a report. Raises ServerError `cursor-unknown` for one that is gone."""
        return await self._listed(OPEN_STATES, most, oldest_first=oldest_first, after=after)

    async def list_settled(
        self, most: int, *, oldest_first: bool = False, after: str | None = None
    ) -> Sequence[FaultReport]:
        """The settled reports, as `list_open` has the others."""
        return await self._listed(_SETTLED, most, oldest_first=oldest_first, after=after)

    async def count(self, *, settled: bool) -> int:
        """How many reports are settled, or are not."""
        states = _SETTLED if settled else OPEN_STATES
        return await self._database.read(lambda c: self._store.count(c, states))

    async def list_by_receipts(self, receipts: Sequence[str]) -> Sequence[FaultReport]:
        """The reports of some receipts; who has a receipt may see what became of it."""
        return await self._database.read(lambda c: self._store.list_by_receipts(c, receipts))

    async def find_photo(self, report_id: str) -> bytes | None:
        """The JPEG of a report's photo."""
        return await self._database.read(lambda c: self._store.find_photo(c, report_id))

    async def _listed(
        self, states: Iterable[FaultState], most: int, *, oldest_first: bool, after: str | None
    ) -> Sequence[FaultReport]:
        def found(connection: Connection) -> Sequence[FaultReport]:
            last = None if after is None else self._store.find(connection, after)
            if after is not None and last is None:
                raise ServerError("cursor-unknown")
            return self._store.list_in_order(
                connection, states, most, oldest_first=oldest_first, after=last
            )

        return await self._database.read(found)

    def _find_spot_fault(self, order: FaultOrder) -> FaultRefused | None:
        if _has_spot(self._venue.current.plan, order.spot_code):
            return None
        return FaultRefused(FaultRefusal.FAULT_SPOT_UNKNOWN)

    async def _known_closures(self) -> frozenset[str]:
        """The ids of closures in force or announced, also those that other processes added."""
        await self._venue.reload()
        return frozenset(closure.id for closure in self._venue.current.closures)

    async def _cleaned(self, photo: bytes | None) -> bytes | FaultRefused | None:
        if photo is None:
            return None
        if len(photo) > MOST_PHOTO_BYTES:
            most = MOST_PHOTO_BYTES // 1024 // 1024
            return FaultRefused(FaultRefusal.FAULT_PHOTO_TOO_LARGE, most)
        cleaned = await self._photos.run(lambda: clean_photo(photo))
        return cleaned or FaultRefused(FaultRefusal.FAULT_PHOTO_UNREADABLE)

    async def _carry_out(
        self, work: Work[str], values: dict[str, object], principal: Principal, request_id: str
    ) -> FaultReport | FaultRefused:
        """The report that the work, done now or before, names by its id."""

        def found(connection: Connection, report_id: str) -> FaultReport | FaultRefused:
            report = self._store.find(connection, report_id)
            return report or FaultRefused(FaultRefusal.FAULT_REPORT_UNKNOWN)

        request = OneTimeRequest(principal.id, request_id, values, self._hospital_id)
        unit = request.unit(work, found, reused=FaultRefused(FaultRefusal.REQUEST_ID_REUSED))
        done = await write_unless_undone(self._database, unit)
        if isinstance(done, FaultReport):
            await self._events.publish([FAULT_TOPIC])
        return done


def _has_spot(plan: Plan, code: str) -> bool:
    if not code or len(code) > MOST_SPOT_CHARACTERS:
        return False
    return code in plan.place_by_id or any(anchor.code == code for anchor in plan.anchors)


def _values_of(order: FaultOrder) -> dict[str, object]:
    """A report as JSON values, equal for equal reports."""
    return {
        "kind": order.kind.value,
        "spot": order.spot_code,
        "words": order.words,
        "photo": None if order.photo is None else sha256(order.photo).hexdigest(),
    }


def _values_of_change(report_id: str, change: FaultChange) -> dict[str, object]:
    """A change as JSON values, equal for equal changes."""
    values: dict[str, object] = {
        "report": report_id,
        "state": change.state.value,
        "seen": change.seen_at.timestamp(),
    }
    if change.answer is not UNCHANGED:
        values["answer"] = change.answer
    if change.closure_id is not UNCHANGED:
        values["closure"] = change.closure_id
    return values
