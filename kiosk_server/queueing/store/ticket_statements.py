"""The statements that every number and every call needs, of the rows of tickets. `own_hospital` is
the hospital whose tickets they are.
"""

from sqlalchemy import bindparam, func, insert, select, update

from kiosk_server.queueing.store.tables import queue_tickets
from kiosk_server.storage.compiled_statements import CompiledStatement

KEPT_COLUMNS = (
    queue_tickets.c.snapshot,
    queue_tickets.c.person_name,
    queue_tickets.c.patient_id,
)

_OWN = queue_tickets.c.hospital_id == bindparam("own_hospital")
ADD_TICKET = CompiledStatement(insert(queue_tickets))
CHANGE_TICKET = CompiledStatement(
    update(queue_tickets).where(
        _OWN,
        queue_tickets.c.id == bindparam("seen_id"),
        queue_tickets.c.version == bindparam("seen_version"),
    )
)
FIND_TICKET = CompiledStatement(
    select(*KEPT_COLUMNS).where(_OWN, queue_tickets.c.id == bindparam("ticket_id"))
)
LIST_LINE = CompiledStatement(
    select(queue_tickets.c.snapshot).where(_OWN, queue_tickets.c.line_id == bindparam("line"))
)
COUNT_WAITING = CompiledStatement(
    select(func.count())
    .select_from(queue_tickets)
    .where(_OWN, queue_tickets.c.line_id == bindparam("line"))
)
LIST_WAITING_IDS = CompiledStatement(
    select(queue_tickets.c.id).where(
        _OWN,
        queue_tickets.c.zone_id == bindparam("zone"),
        queue_tickets.c.is_open,
        queue_tickets.c.line_id.is_not(None),
    )
)
FIND_NUMBER_IN_USE = CompiledStatement(
    select(queue_tickets.c.id).where(
        _OWN,
        queue_tickets.c.number == bindparam("shown"),
        queue_tickets.c.issued_at >= bindparam("since"),
        # A zone that no index knows: else SQLite goes by it, and reads all who wait there.
        queue_tickets.c.zone_id.concat("") == bindparam("zone"),
        queue_tickets.c.is_open,
    )
)
