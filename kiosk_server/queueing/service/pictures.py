"""Pictures of zones, made once for all who ask as long as nothing has changed."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from kiosk_server.queueing.booked_slots import (
    SlotCounts,
    announced_rooms,
    booked_slots,
    still_to_come,
)
from kiosk_server.queueing.business_day import half_day_of
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.model import LineCall
from kiosk_server.queueing.rules import QueueRules
from kiosk_server.queueing.service.clinic_sessions import ClinicSessions
from kiosk_server.queueing.service.queue_unit import day_begins
from kiosk_server.queueing.service.queue_work import QueueWork
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.zone_picture import PictureSession, PictureTicket, ZonePicture

FRESH = timedelta(seconds=15)
"""Places and estimates also change with time."""
_OVER_SINCE = timedelta(hours=4)
_MOST_OVER = 60
_CYCLES_SINCE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the hospital's records tell of today's clinics."""

    booked: SlotCounts
    announced: Mapping[str, datetime]


class QueuePictures:
    """The pictures of one hospital's zones."""

    def __init__(self, work: QueueWork, clinic_sessions: ClinicSessions) -> None:
        self._work = work
        self._clinic_sessions = clinic_sessions
        self._kept: dict[str, ZonePicture] = {}
        self._making: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def layout(self) -> QueueLayout:
        """The zones, queues and rooms of the venue in force."""
        return await self._work.book.bring_up_to_date()

    async def of(self, zone_id: str) -> ZonePicture | None:
        """A zone as it is after all changes that were acknowledged before; None for none."""
        layout, versions = await self._work.database.read(
            lambda c: (self._work.book.layout_in(c), self._versions(c, zone_id))
        )
        if zone_id not in layout.zone_by_id:
            return None
        kept = self._find_fresh(zone_id, layout, versions)
        if kept is not None:
            return kept
        async with self._making[zone_id]:
            # Who waited here gets what was made meanwhile, if that is after what they know of.
            kept = self._find_fresh(zone_id, layout, versions)
            if kept is None:
                sessions = await self._clinic_sessions.now(self._work.book.zone)
                now = self._work.clock.now()
                told = _Told(booked_slots(sessions, layout), announced_rooms(sessions, layout, now))
                kept = await self._work.database.read(
                    lambda c: self._make(c, zone_id, layout, told)
                )
                # Placing many takes a while: not on the event loop.
                await asyncio.to_thread(lambda: kept.estimates)
                self._kept[zone_id] = kept
            return kept

    def _find_fresh(
        self, zone_id: str, layout: QueueLayout, versions: tuple[int, int]
    ) -> ZonePicture | None:
        kept = self._kept.get(zone_id)
        if kept is None or kept.layout is not layout:
            return None
        age = self._work.clock.now() - kept.at
        is_behind = kept.version < versions[0] or kept.rules_version < versions[1]
        return None if is_behind or not timedelta() <= age < FRESH else kept

    def _versions(self, connection: Connection, zone_id: str) -> tuple[int, int]:
        return (
            self._work.stores.zones.count_changes(connection, zone_id),
            self._work.stores.rules.latest_version(connection),
        )

    def _make(
        self, connection: Connection, zone_id: str, layout: QueueLayout, told: _Told
    ) -> ZonePicture:
        stores, now, zone = self._work.stores, self._work.clock.now(), self._work.book.zone
        version, _ = self._versions(connection, zone_id)
        all_rules = self._work.book.rules_in(connection)
        rules = all_rules.of_zone(zone_id)
        queue_ids = [queue.id for queue in layout.queues_of_zone(zone_id)]
        open_tickets = stores.tickets.list_open(connection, zone_id)
        half_days = [half_day_of(now, rules.half_days, zone)]
        half_days += [each.ticket.half_day for each in open_tickets]
        since = day_begins(min(half_days, key=lambda each: each.key), rules, zone)
        sessions = stores.rooms.list_open_of_zone(connection, zone_id)
        taken = {each.room_id for each in sessions}
        return ZonePicture(
            zone_id,
            version,
            now,
            rules,
            all_rules.version,
            layout,
            zone,
            [_shown(each) for each in open_tickets],
            [
                _shown(each)
                for each in stores.tickets.list_over(
                    connection, zone_id, now - _OVER_SINCE, _MOST_OVER
                )
            ],
            {
                each.room_id: PictureSession(
                    each.room_id,
                    each.clinician_id,
                    each.clinician_name,
                    each.opened_at,
                    each.paused_since,
                )
                for each in sessions
            },
            self._calls(connection, zone_id, layout, since),
            stores.rooms.list_cycles(connection, queue_ids, now - _CYCLES_SINCE),
            self._still_to_come(connection, zone_id, rules, open_tickets, told.booked),
            {room: at for room, at in told.announced.items() if room not in taken},
        )

    def _still_to_come(
        self,
        connection: Connection,
        zone_id: str,
        rules: QueueRules,
        open_tickets: Sequence[KeptTicket],
        booked: SlotCounts,
    ) -> Mapping[str, Sequence[datetime]]:
        now = self._work.clock.now()
        if not any(starts_at > now for _, starts_at in booked):
            return {}
        over = self._work.stores.check_ins.list_over(connection, zone_id, now - _OVER_SINCE)
        come = Counter((each.queue_id, each.appointment.slot_starts_at) for each in over)
        for kept in open_tickets:
            if (appointment := kept.ticket.appointment) is not None:
                come[kept.ticket.queue_id, appointment.slot_starts_at] += 1
        return still_to_come(booked, come, rules.appointments, now)

    def _calls(
        self, connection: Connection, zone_id: str, layout: QueueLayout, since: datetime
    ) -> Mapping[str, list[LineCall]]:
        lines = [f"queue:{queue.id}" for queue in layout.queues_of_zone(zone_id)]
        lines += [f"room:{room.id}" for room in layout.rooms_of_zone(zone_id)]
        return self._work.stores.histories.list_calls(connection, lines, since)


def _shown(kept: KeptTicket) -> PictureTicket:
    return PictureTicket(kept.ticket, kept.person_name)
