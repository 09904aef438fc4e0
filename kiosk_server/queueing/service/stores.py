"""The rows that use cases of queueing work on, of one hospital."""

from dataclasses import dataclass

from kiosk_server.queueing.store.histories import HistoryStore
from kiosk_server.queueing.store.layouts import LayoutStore
from kiosk_server.queueing.store.rooms import RoomStore
from kiosk_server.queueing.store.rules import RulesStore
from kiosk_server.queueing.store.tickets import TicketStore
from kiosk_server.queueing.store.zones import ZoneStore


@dataclass(frozen=True, slots=True)
class QueueStores:
    """All stores of a hospital."""

    hospital_id: str
    tickets: TicketStore
    histories: HistoryStore
    rooms: RoomStore
    rules: RulesStore
    layouts: LayoutStore
    zones: ZoneStore

    @staticmethod
    def of(hospital_id: str) -> "QueueStores":
        """The stores of one."""
        return QueueStores(
            hospital_id,
            TicketStore(hospital_id),
            HistoryStore(hospital_id),
            RoomStore(hospital_id),
            RulesStore(hospital_id),
            LayoutStore(hospital_id),
            ZoneStore(hospital_id),
        )
