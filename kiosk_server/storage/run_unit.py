"""What a unit of work may do with its connection: everything but end the transaction."""

from typing import TypeVar

from sqlalchemy import Connection

from kiosk_server.storage.database import Work

Result = TypeVar("Result")

_RUNS = "runs a unit"


def run_unit(work: Work[Result], connection: Connection) -> Result:
    """What the work gives. Savepoints that it left open are kept. Raises what it raises."""
    info = connection.info  # taken now: a lost connection gives none
    info[_RUNS] = True
    try:
        value = work(connection)
        while nested := connection.get_nested_transaction():
            nested.commit()
    finally:
        info[_RUNS] = False
    return value


def refuse_commit_of_unit(connection: Connection) -> None:
    """To be told of an engine's commits. Raises RuntimeError if a unit of work commits."""
    if connection.info.get(_RUNS):
        raise RuntimeError("a unit of work must not commit")
