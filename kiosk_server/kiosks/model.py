"""The values of kiosks: what a screen may be, what is known of it, and why one is not enrolled or
ended. Pure.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

SILENT_AFTER = timedelta(seconds=150)
"""A screen reports once a minute: two reports that did not come, as one may be lost, and a moment
in which its browser may start anew."""
HEARD_AGAIN_AFTER = timedelta(seconds=30)
"""What a screen tells again sooner than this is not written again."""
KEPT = timedelta(days=30)
"""How long a screen is kept after its end, and an address that nobody opened."""
MOST_PAGE_CHARACTERS = 500
MOST_ZONE_CHARACTERS = 255


class EnrolKind(Enum):
    """What a screen is enrolled as."""

    KIOSK = "kiosk"
    """People touch it."""
    DISPLAY = "display"
    """People look at it."""


class KioskSound(Enum):
    """What a screen tells of the sounds that it makes."""

    SILENT = "silent"
    """It is no loudspeaker."""
    HEARD = "heard"
    BLOCKED = "blocked"
    """It is to be one, and its browser lets it make no sound until somebody touches it."""


class KioskState(Enum):
    """How things stand with an enrolled screen."""

    AWAITED = "awaited"
    """Nobody has opened its address yet."""
    CONNECTED = "connected"
    LOST = "lost"
    """It has not been heard of for a while."""


class KioskRefusal(Enum):
    """Why a screen is not enrolled, or not ended."""

    KIOSK_LEVEL_UNKNOWN = "kiosk-level-unknown"
    KIOSK_PAGE_UNFIT = "kiosk-page-unfit"
    KIOSK_UNKNOWN = "kiosk-unknown"
    KIOSK_OPENED = "kiosk-opened"
    """Its address is opened: only administrators end a screen."""
    REQUEST_ID_UNFIT = "request-id-unfit"
    REQUEST_ID_REUSED = "request-id-reused"


@dataclass(frozen=True, slots=True)
class KioskRefused:
    """The honest answer is no."""

    reason: KioskRefusal


@dataclass(frozen=True, slots=True)
class Kiosk:
    """A screen that was enrolled. Times are aware, UTC.

    `id` is that of the token which its address stands for, `token_id` that of the one it keeps.
    `page` is the path that it opens, `code` the secret of its address. `zone_id` is where it says
    announcements, as it told last, `is_at_door` whether at a room's door there. None: it has not
    been opened, or not been heard of.
    """

    id: str
    kind: EnrolKind
    name: str
    level_id: str
    page: str
    enrolled_by: str
    enrolled_at: datetime
    address_until: datetime
    code: str = field(default="", repr=False)
    token_id: str | None = None
    opened_at: datetime | None = None
    seen_at: datetime | None = None
    sound: KioskSound | None = None
    zone_id: str | None = None
    is_at_door: bool = False

    @property
    def good_token(self) -> str:
        """The token by which it is known now."""
        return self.token_id or self.id

    def is_there(self, now: datetime) -> bool:
        """Whether it is a screen, or can become one."""
        return self.token_id is not None or now < self.address_until

    def state(self, now: datetime) -> KioskState:
        """How things stand with it."""
        if self.token_id is None:
            return KioskState.AWAITED
        # A time to come was written by a clock that was wrong: it tells nothing.
        heard = self.seen_at is not None and abs(now - self.seen_at) < SILENT_AFTER
        return KioskState.CONNECTED if heard else KioskState.LOST


@dataclass(frozen=True, slots=True)
class KioskReport:
    """What a screen tells of itself once a minute."""

    sound: KioskSound
    zone_id: str | None = None
    is_at_door: bool = False

    @property
    def is_fit(self) -> bool:
        """Whether a zone can be called so."""
        zone_id = self.zone_id
        return zone_id is None or (len(zone_id) <= MOST_ZONE_CHARACTERS and zone_id.isprintable())


@dataclass(frozen=True, slots=True)
class KioskSpot:
    """Where a kiosk can stand: a code for its address, and what the spot is called."""

    code: str
    name: str
    level_id: str


def default_page(kind: EnrolKind) -> str | None:
    """What a screen opens if nothing else is said; None: that must be said."""
    return "/kiosk?loudspeaker=on" if kind is EnrolKind.KIOSK else None


def is_page(path: str) -> bool:
    """Whether a path leads to a page of this server, and is as short as an address can hold."""
    # Browsers read "\\" as "/" and leave out tabs: either would lead to another server.
    is_plain = path.isprintable() and "\\" not in path
    is_here = path.startswith("/") and not path.startswith("//")
    return is_plain and is_here and len(path) <= MOST_PAGE_CHARACTERS
