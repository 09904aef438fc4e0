"""Units of work that wait for a thread, and how their callers are told of the end."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kiosk_server.storage.database import Work
from kiosk_server.storage.outcome import Outcome


@dataclass(slots=True, eq=False)
class Unit:
    """A unit of work and where its caller waits."""

    work: Work[Any]
    future: asyncio.Future[Any]
    outcome: Outcome[Any] = field(default_factory=Outcome)

    def tell(self) -> None:
        """Gives the caller the outcome, in the caller's own thread."""
        if self.future.done():
            return
        if self.outcome.error is None:
            self.future.set_result(self.outcome.value)
        elif isinstance(self.outcome.error, StopIteration):
            self.future.set_exception(RuntimeError("a unit of work raised StopIteration"))
        else:
            self.future.set_exception(self.outcome.error)


def tell(units: Iterable[Unit]) -> None:
    """Tells the callers of several units: to be run in their event loop, once for all."""
    for unit in units:
        unit.tell()
