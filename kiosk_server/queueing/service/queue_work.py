"""Carries out what is asked of queues: once for each request, whole or not at all, and told to
everybody whom it concerns after the commit.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.service.queue_unit import QueueUnit
from kiosk_server.queueing.service.rule_book import RuleBook
from kiosk_server.queueing.service.stores import QueueStores
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.topics import room_topic, ticket_topic, zone_topic
from kiosk_server.storage.database import Database
from kiosk_server.storage.one_time_requests import OneTimeRequest, Undone, write_unless_undone
from kiosk_server.venue.model import is_fit_request_id

LEAST_SECRET_CHARACTERS = 16
"""A visitor's request id of so many is taken to be nobody else's, wherever it comes from."""

UnitWork = Callable[[QueueUnit], str | Refused]
"""Does something and names its result, such as a ticket's id."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and a key that stands for their device, or for the address that they come from."""

    principal: Principal
    device: str = ""

    def request_actor(self, request_id: str) -> str:
        """Whose request ids are told apart. One that nobody can guess is a visitor's own, also when
        their phone comes back by another network."""
        if self.principal.kind is not PrincipalKind.VISITOR:
            return self.principal.id
        is_secret = len(request_id) >= LEAST_SECRET_CHARACTERS
        return "visitor" if is_secret else f"visitor:{self.device}"

    @property
    def is_staff(self) -> bool:
        """Whether they see the person, or know them."""
        return self.principal.kind is PrincipalKind.PERSON


@dataclass
class Changes:
    """What a unit has changed: the held zones, the tickets as they are after it, and who else's
    places may be others now."""

    zone_ids: Sequence[str] = ()
    tickets: Mapping[str, KeptTicket] = field(default_factory=dict)
    waiting_ids: Sequence[str] = ()


class QueueWork:
    """What all use cases of one hospital's queues share."""

    def __init__(
        self,
        book: RuleBook,
        database: Database,
        events: EventBus,
        clock: Clock,
        stores: QueueStores,
    ) -> None:
        self.book = book
        self.database = database
        self.clock = clock
        self.stores = stores
        self._events = events

    async def once(
        self,
        asker: Asker,
        request_id: str,
        values: Mapping[str, object],
        work: UnitWork,
        *,
        moves_others: bool = True,
    ) -> tuple[str, Changes] | Refused:
        """What a work names, done now or when the same was asked before, and what changed now.

        `moves_others`: the places of others may be different after it. Raises ServerError
        `venue-not-published`, and as the database does.
        """
        if not is_fit_request_id(request_id):
            return Refused(QueueingRefusal.REQUEST_ID_UNFIT)
        changes = Changes()

        def carry_out(connection: Connection) -> str:
            unit = self.begin(connection, self.book.layout_in(connection))
            named = work(unit)
            if isinstance(named, Refused):
                raise Undone(named)
            changes.zone_ids = tuple(unit.zone_ids)
            changes.tickets = dict(unit.changed)
            changes.waiting_ids = self.list_waiting_ids(unit) if moves_others else ()
            return named

        actor = asker.request_actor(request_id)
        request = OneTimeRequest(actor, request_id, values, self.stores.hospital_id)
        reused = Refused(QueueingRefusal.REQUEST_ID_REUSED)

        def named_again(_: Connection, named: str) -> str | Refused:
            return named

        done = await write_unless_undone(
            self.database, request.unit(carry_out, named_again, reused=reused)
        )
        if isinstance(done, Refused):
            return done
        await self.tell(changes)
        return done, changes

    def begin(self, connection: Connection, layout: QueueLayout) -> QueueUnit:
        """A unit by the rules that are in force in it."""
        rules = self.book.rules_in(connection)
        now = self.clock.now()
        return QueueUnit(connection, self.stores, rules, layout, self.book.zone, now)

    def list_waiting_ids(self, unit: QueueUnit) -> Sequence[str]:
        """Who waits in the zones that a unit holds."""
        return [
            ticket_id
            for zone_id in unit.zone_ids
            for ticket_id in self.stores.tickets.list_waiting_ids(unit.connection, zone_id)
        ]

    async def find(self, ticket_id: str) -> KeptTicket | None:
        """A ticket."""
        if len(ticket_id) > 64:
            return None
        return await self.database.read(
            lambda connection: self.stores.tickets.find(connection, ticket_id)
        )

    async def tell(self, changes: Changes) -> None:
        """Hints at all that changed."""
        rooms = self.book.layout.rooms
        topics = {zone_topic(zone_id) for zone_id in changes.zone_ids}
        topics |= {room_topic(room.id) for room in rooms if room.zone_id in changes.zone_ids}
        topics |= {ticket_topic(each) for each in (*changes.tickets, *changes.waiting_ids)}
        if topics:
            await self._events.publish(topics)
