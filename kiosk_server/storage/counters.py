"""Gives out numbers without gap or duplicate: one atomic statement for each."""

from sqlalchemy import Connection, Dialect, Executable, bindparam, update

from kiosk_server.storage.compiled_statements import CompiledStatement
from kiosk_server.storage.inserts import insert_into
from kiosk_server.storage.tables import MAIN_HOSPITAL, counters


def _counting_up(dialect: Dialect) -> Executable:
    start = {"hospital_id": bindparam("hospital_id"), "name": bindparam("name"), "value": 1}
    return (
        insert_into(dialect, counters)
        .values(start)
        .on_conflict_do_update(
            index_elements=["hospital_id", "name"], set_={"value": counters.c.value + 1}
        )
        .returning(counters.c.value)
    )


_COUNT_UP = CompiledStatement(_counting_up)
_COUNT_ON = CompiledStatement(
    update(counters)
    .where(
        counters.c.hospital_id == bindparam("own_hospital"), counters.c.name == bindparam("counter")
    )
    .values(value=counters.c.value + 1)
    .returning(counters.c.value)
)
"""Of a counter that has begun: quicker than to try to insert it."""


def next_number(connection: Connection, name: str, *, hospital_id: str = MAIN_HOSPITAL) -> int:
    """The next number of a counter, from 1. A unit that is undone gives its number back.

    Holds the counter's row to the end of the unit, so units that number alike go one by one.
    """
    row = _COUNT_ON.first(connection, {"own_hospital": hospital_id, "counter": name})
    if row is None:
        (row,) = _COUNT_UP.rows(connection, {"hospital_id": hospital_id, "name": name})
    return int(row[0])
