"""What somebody asks for with a request id: carried out once, and undone whole where it is refused.
Knows nothing of what is asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from sqlalchemy import Connection

from kiosk_server.storage.database import Database, Work
from kiosk_server.storage.requests import RequestDiffers, fingerprint_of, once
from kiosk_server.storage.tables import MAIN_HOSPITAL

Named = TypeVar("Named")
Found = TypeVar("Found")
Other = TypeVar("Other")


class Undone(Exception):  # noqa: N818 - it carries an answer out of a unit, and is no error
    """Undoes the unit of work that raises it, so that the same request may be sent again when it is
    right; `answer` is what the caller is told."""

    def __init__(self, answer: object) -> None:
        self.answer = answer
        super().__init__(answer)


@dataclass(frozen=True, slots=True)
class OneTimeRequest:
    """One request of an actor; `values` are its input as JSON values, equal for equal inputs."""

    actor: str
    request_id: str
    values: Mapping[str, object]
    hospital_id: str = MAIN_HOSPITAL

    def unit(
        self, work: Work[Named], find: Callable[[Connection, Named], Found], *, reused: Other
    ) -> Work[Found | Other]:
        """A unit of work that finds what `work`, done now or before, names (a JSON value, such as
        an id); `reused` where the request id was used for another input."""
        fingerprint = fingerprint_of(self.values)

        def carry_out(connection: Connection) -> Found | Other:
            named = once(
                connection,
                self.actor,
                self.request_id,
                fingerprint,
                work,
                hospital_id=self.hospital_id,
            )
            return reused if isinstance(named, RequestDiffers) else find(connection, named)

        return carry_out


async def write_unless_undone(database: Database, unit: Work[Found]) -> Found:
    """What a unit of work gives, or the answer of the Undone that it raised: a Found too."""
    try:
        return await database.write(unit)
    except Undone as undone:
        return cast("Found", undone.answer)
