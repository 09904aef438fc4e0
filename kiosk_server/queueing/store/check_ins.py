"""Who has checked in with an appointment and is not in a line any more. Every function runs inside
a unit of work.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, select

from kiosk_server.queueing.model import Appointment
from kiosk_server.queueing.store.tables import queue_tickets


class CheckedIn(msgspec.Struct, frozen=True):
    """What a ticket's row says of its appointment; other fields of it are passed over."""

    queue_id: str
    appointment: Appointment


_read = lru_cache(2_048)(msgspec.json.Decoder(CheckedIn).decode)


class CheckInStore:
    """The check-ins of one hospital."""

    def __init__(self, hospital_id: str) -> None:
        self._hospital_id = hospital_id

    def list_over(
        self, connection: Connection, zone_id: str, since: datetime
    ) -> Sequence[CheckedIn]:
        """Those of a zone whose tickets were over at that moment or later."""
        columns = queue_tickets.c
        rows = connection.execute(
            select(columns.snapshot).where(
                columns.hospital_id == self._hospital_id,
                columns.zone_id == zone_id,
                ~columns.is_open,
                columns.changed_at >= since,
                columns.appointment_id.is_not(None),
            )
        )
        return [_read(snapshot) for (snapshot,) in rows]
