"""What became of a simulated day's tickets. Values only."""

from dataclasses import dataclass
from datetime import datetime

from kiosk_server.queueing.estimates import CallEstimate
from kiosk_server.queueing.ticket_history import TicketEvent


@dataclass(frozen=True, slots=True)
class TicketRecord:
    """A ticket's way: when it came, when it was first called (None: never), what was told then.

    `overtaken` is how often it had been, of at most `overtaken_at_most`, when it first left the
    line of the zone: called, or moved to a room.
    """

    queue_id: str
    class_id: str
    is_booked: bool
    arrived_at: datetime
    called_at: datetime | None
    estimate: CallEstimate | None
    overtaken: int
    overtaken_at_most: int | None
    history: tuple[TicketEvent, ...]

    @property
    def wait_seconds(self) -> float | None:
        """From arrival to the first call."""
        if self.called_at is None:
            return None
        return (self.called_at - self.arrived_at).total_seconds()


@dataclass(frozen=True, slots=True)
class DayRecord:
    """All tickets of a day by their issue, and how many people were refused one."""

    tickets: tuple[TicketRecord, ...]
    refused: int
