"""The use cases of announcements: sent by staff or handed over by another domain, added once, taken
back. Who says them when is the business of `speaking`.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from accessibility.place_labels import PlaceLabels
from i18n.translator import Translator
from kiosk_server.announcements.model import (
    MOST_WAITING,
    Announcement,
    AnnouncementRefusal,
    AnnouncementRefused,
)
from kiosk_server.announcements.orders import (
    Order,
    PreparedOrder,
    id_by_key,
    in_order,
    values_of,
)
from kiosk_server.announcements.prepared import PREPARED, prepared_parts
from kiosk_server.announcements.speaking import (
    SpeakingTurns,
    ZoneNow,
    ZoneVoice,
    announcement_topic,
)
from kiosk_server.announcements.store import AnnouncementStore
from kiosk_server.announcements.zones import (
    AnnouncementZones,
    Loudspeakers,
    NoLoudspeakers,
    Speaker,
)
from kiosk_server.core.clock import Clock
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.principals import Principal
from kiosk_server.storage.audit_port import RecordInAudit, record_nothing
from kiosk_server.storage.database import Database
from kiosk_server.storage.one_time_requests import OneTimeRequest, Undone, write_unless_undone
from kiosk_server.venue.model import is_fit_request_id
from kiosk_server.venue.service import VenueService


class AnnouncementService:
    """One hospital's announcements. Who may use which is decided before."""

    def __init__(  # noqa: PLR0913 - ports and their defaults
        self,
        venue: VenueService,
        database: Database,
        events: EventBus,
        clock: Clock,
        translator: Translator,
        locales: tuple[str, ...],
        *,
        new_id: Callable[[], str],
        hospital_id: str = "main",
        record: RecordInAudit = record_nothing,
        loudspeakers: Loudspeakers | None = None,
    ) -> None:
        """`locales`: in which everything is said, in this order."""
        self.zones = AnnouncementZones(venue, loudspeakers or NoLoudspeakers())
        self._venue = venue
        self._database = database
        self._events = events
        self._clock = clock
        self._translator = translator
        self._labels = PlaceLabels(translator)
        self._locales = locales
        self._new_id = new_id
        self._hospital_id = hospital_id
        self._store = AnnouncementStore(hospital_id)
        self._record = record
        self._turns = SpeakingTurns(self.zones, database, events, clock, self._store)

    def list_prepared(self, locale: str) -> Sequence[tuple[str, str, bool]]:
        """Id, name, and whether it is said of a place, of each prepared announcement."""
        return [
            (message_id, self._translator.attribute(locale, message_id, "name").text, wants_place)
            for message_id, wants_place in PREPARED.items()
        ]

    async def announce_prepared(
        self, order: PreparedOrder, *, principal: Principal, request_id: str
    ) -> Sequence[Announcement] | AnnouncementRefused:
        """Announces what is prepared. Raises ServerError `venue-not-published`."""
        plan = self._venue.current.plan
        wants_place = PREPARED.get(order.message_id)
        if wants_place is None:
            return AnnouncementRefused(AnnouncementRefusal.ANNOUNCEMENT_UNKNOWN)
        place_id = order.place_id if wants_place else None
        if wants_place and (place_id is None or place_id not in plan.place_by_id):
            return AnnouncementRefused(AnnouncementRefusal.ANNOUNCEMENT_PLACE_UNKNOWN)
        zones = tuple(
            level.id
            for level in plan.levels
            if order.building_id is None or level.building_id == order.building_id
        )
        parts = prepared_parts(
            self._translator,
            self._labels,
            order.message_id,
            self._locales,
            plan=plan,
            place_id=place_id,
        )
        wish = Order(order.message_id, parts, zones, order.rule)
        return await self.announce(wish, principal=principal, request_id=request_id)

    async def announce(
        self, order: Order, *, principal: Principal, request_id: str
    ) -> Sequence[Announcement] | AnnouncementRefused:
        """Adds what is to be said to each zone: to all of them or to none. The same request again
        gives the same announcements. Raises ServerError as the database does."""
        fault = self._find_fault(order) or _find_request_fault(request_id)
        if fault is not None:
            return fault
        zones = in_order(order.zone_ids)

        def add(connection: Connection) -> list[str]:
            added = self._add(connection, order, principal)
            if isinstance(added, AnnouncementRefused):
                raise Undone(added)
            targets = [f"announcement:{order.message_id}", *(f"level:{zone}" for zone in zones)]
            self._record(connection, principal, "announced", targets, request_id)
            return [each.id for each in added]

        def found(
            connection: Connection, ids: list[str]
        ) -> Sequence[Announcement] | AnnouncementRefused:
            added = (self._store.find(connection, each) for each in ids)
            return [each for each in added if each is not None]

        values = values_of(order, zones)
        request = OneTimeRequest(principal.id, request_id, values, self._hospital_id)
        reused = AnnouncementRefused(AnnouncementRefusal.REQUEST_ID_REUSED)
        done = await write_unless_undone(self._database, request.unit(add, found, reused=reused))
        if not isinstance(done, AnnouncementRefused):
            await self.tell(self.zones.hinted_with(zones))
        return done

    def add(
        self, connection: Connection, order: Order, *, by: Principal
    ) -> Sequence[Announcement] | AnnouncementRefused:
        """Adds what is to be said in a unit of work of somebody else: it is said exactly if that
        unit is committed. A refusal undoes nothing. `tell` the zones after the commit."""
        fault = self._find_fault(order)
        return self._add(connection, order, by) if fault is None else fault

    def take_back(self, connection: Connection, key: str, zone_ids: Sequence[str]) -> None:
        """Has an order said no more, in a unit of work of somebody else that holds what it is of:
        not at all where that has not begun, not again where it has. `tell` the zones after the
        commit."""
        now = self._clock.now()
        for zone_id in in_order(zone_ids):
            announcement_id = id_by_key(key, zone_id)
            # A level is held only for what it says itself: its halls do not wait for each other.
            if self._store.find(connection, announcement_id) is None:
                continue
            self._store.lock(connection, zone_id)
            announcement = self._store.find(connection, announcement_id)
            if announcement is None or not announcement.is_waiting(now):
                continue
            lease = self._store.find_lease(connection, zone_id)
            is_being_said = lease is not None and lease.is_said(announcement.id, now)
            self._store.set_times(connection, announcement.id, announcement.said + is_being_said)

    async def tell(self, zone_ids: Sequence[str]) -> None:
        """Hints that there is something new in zones."""
        await self._events.publish([announcement_topic(zone_id) for zone_id in zone_ids])

    async def tell_of_kept(self) -> None:
        """Hints at all zones with something still to be said, as a server that was killed may have
        told nobody of it."""
        now = self._clock.now()
        zones = await self._database.read(lambda c: self._store.list_waiting_zones(c, now))
        if zones:
            await self.tell(self.zones.hinted_with(zones))

    async def claim(
        self, zone_id: str, player_id: str, *, screen_id: str = "", is_at_door: bool = False
    ) -> Announcement | None:
        """What a player is to say now; see `SpeakingTurns.claim`."""
        return await self._turns.claim(zone_id, Speaker(player_id, screen_id, is_at_door))

    async def finish(
        self, zone_id: str, player_id: str, announcement_id: str, *, screen_id: str = ""
    ) -> bool:
        """A player has said it; see `SpeakingTurns.finish`."""
        return await self._turns.finish(zone_id, Speaker(player_id, screen_id), announcement_id)

    async def zone_now(self, zone_id: str) -> ZoneNow:
        """What a zone shows and says now."""
        return await self._turns.zone_now(zone_id)

    async def list_voices(self) -> Sequence[ZoneVoice]:
        """How each zone's voice does: the levels, then the waiting zones."""
        return await self._turns.list_voices()

    def _add(
        self, connection: Connection, order: Order, by: Principal
    ) -> Sequence[Announcement] | AnnouncementRefused:
        """Adds to all zones, or to none where one has too much to say."""
        now = self._clock.now()
        zones = in_order(order.zone_ids)
        for zone_id in zones:
            self._store.lock(connection, zone_id)
            alive = self._store.list_alive(connection, [zone_id], now)
            if sum(each.is_waiting(now) for each in alive) >= MOST_WAITING:
                full = AnnouncementRefusal.ANNOUNCEMENTS_FULL
                return AnnouncementRefused(full, {"most": str(MOST_WAITING)})
        added = [
            Announcement(
                self._new_id() if order.key is None else id_by_key(order.key, zone_id),
                *(zone_id, order.message_id, order.parts, order.rule),
                *(now, by.name),
                next_at=now,
            )
            for zone_id in zones
        ]
        for announcement in added:
            self._store.add(connection, announcement)
        return added

    def _find_fault(self, order: Order) -> AnnouncementRefused | None:
        code: AnnouncementRefusal | None = None
        if order.is_private:
            code = AnnouncementRefusal.ANNOUNCEMENT_PRIVATE
        elif not order.zone_ids or not all(map(self.zones.has, order.zone_ids)):
            code = AnnouncementRefusal.ANNOUNCEMENT_ZONE_UNKNOWN
        elif not order.rule.is_fit or not order.parts:
            code = AnnouncementRefusal.ANNOUNCEMENT_RULE_UNFIT
        return None if code is None else AnnouncementRefused(code)


def _find_request_fault(request_id: str) -> AnnouncementRefused | None:
    if is_fit_request_id(request_id):
        return None
    return AnnouncementRefused(AnnouncementRefusal.REQUEST_ID_UNFIT)
