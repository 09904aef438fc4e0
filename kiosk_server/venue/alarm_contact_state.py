"""What is known of the fire system's contact, for those who have to mend it. Knows no port."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class AlarmContactState:
    """Written by who follows the contact, read by who shows it; all on one event loop.

    `away_since` (aware) is when its port could last not be read any more; None: it can.
    """

    is_set_up: bool = False
    away_since: datetime | None = None
    is_unkept: bool = False

    @property
    def is_away(self) -> bool:
        """Whether nothing that the fire system says is heard."""
        return self.away_since is not None
