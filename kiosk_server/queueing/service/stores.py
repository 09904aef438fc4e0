"""The rows that use cases of queueing work on, of one hospital."""

from dataclasses import dataclass
from functools import lru_cache

from kiosk_server.queueing.store.check_ins import CheckInStore
from kiosk_server.queueing.store.histories import HistoryStore
from kiosk_server.queueing.store.rooms import RoomStore
from kiosk_server.queueing.store.tables import queue_layouts, queue_rules
from kiosk_server.queueing.store.tickets import TicketStore
from kiosk_server.queueing.store.versions import VersionStore
from kiosk_server.queueing.store.zones import ZoneStore


@dataclass(frozen=True, slots=True)
class QueueStores:
    """All stores of a hospital."""

    hospital_id: str
    tickets: TicketStore
    histories: HistoryStore
    rooms: RoomStore
    rules: VersionStore
    zones: ZoneStore
    check_ins: CheckInStore

    @staticmethod
    def of(hospital_id: str) -> "QueueStores":
        """The stores of one."""
        return QueueStores(
            hospital_id,
            TicketStore(hospital_id),
            HistoryStore(hospital_id),
            RoomStore(hospital_id),
            VersionStore(queue_rules.c.version, queue_rules.c.rules, hospital_id=hospital_id),
            ZoneStore(hospital_id),
            CheckInStore(hospital_id),
        )

    def layouts_of(self, venue_id: str) -> VersionStore:
        """The layouts of a venue."""
        return _layouts_of(self.hospital_id, venue_id)


@lru_cache(maxsize=16)
def _layouts_of(hospital_id: str, venue_id: str) -> VersionStore:
    """Kept, as it is asked for in every unit of work."""
    columns = queue_layouts.c
    return VersionStore(columns.id, columns.layout, hospital_id=hospital_id, venue_id=venue_id)
