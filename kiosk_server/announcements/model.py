"""The values of announcements, and the rules of whose turn it is in a zone. Pure: it knows no
clock, no database and no sound.

A zone is a level of the venue or a waiting zone on it. In a zone one announcement is said at a
time, by one player, which has a lease for that: a player that dies loses it, and what it was saying
is said again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum

MOST_WAITING = 50
"""In a zone. What comes after would be said too late to help anybody."""
MOST_TIMES = 10
SHORTEST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=1)
SHORTEST_LIFE, LONGEST_LIFE = timedelta(minutes=1), timedelta(hours=12)
KEPT = timedelta(days=7)
"""How long what was said is kept for those who ask what was."""
MOST_PLAYER_CHARACTERS = 64
_CHIME_SECONDS = 3.0
_SECONDS_A_SIGN = 0.5
"""Slow speech of Chinese needs about 0.3 s, of English 0.09 s; each is said after a pause."""
_SPARE_SECONDS = 20.0


class AnnouncementRefusal(Enum):
    """Why nothing is announced."""

    ANNOUNCEMENT_UNKNOWN = "announcement-unknown"
    ANNOUNCEMENT_PLACE_UNKNOWN = "announcement-place-unknown"
    ANNOUNCEMENT_ZONE_UNKNOWN = "announcement-zone-unknown"
    ANNOUNCEMENT_RULE_UNFIT = "announcement-rule-unfit"
    ANNOUNCEMENT_PRIVATE = "announcement-private"
    """What is private is never said in a hall."""
    ANNOUNCEMENTS_FULL = "announcements-full"
    REQUEST_ID_UNFIT = "request-id-unfit"
    REQUEST_ID_REUSED = "request-id-reused"


@dataclass(frozen=True, slots=True)
class AnnouncementRefused:
    """The honest answer is no. `fields` fill in its words."""

    code: AnnouncementRefusal
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RepeatRule:
    """How often something is said, how long after the end of each time, and until when at most.

    What has not begun to be said after `life` is too late, and is said no more.
    """

    times: int = 1
    pause: timedelta = timedelta(seconds=60)
    life: timedelta = timedelta(minutes=10)

    @property
    def is_fit(self) -> bool:
        return (
            1 <= self.times <= MOST_TIMES
            and SHORTEST_PAUSE <= self.pause <= LONGEST_PAUSE
            and SHORTEST_LIFE <= self.life <= LONGEST_LIFE
        )


@dataclass(frozen=True, slots=True)
class SpokenPart:
    """What is said in one language, and shown while it is."""

    locale: str
    text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something to be said in a zone. Times are aware, UTC.

    `said` counts the times that it was said to its end; `next_at` is when it may be said again.
    """

    id: str
    zone_id: str
    message_id: str
    parts: tuple[SpokenPart, ...]
    rule: RepeatRule
    created_at: datetime
    created_by: str
    next_at: datetime
    said: int = 0

    @property
    def expires_at(self) -> datetime:
        return self.created_at + self.rule.life

    def is_waiting(self, now: datetime) -> bool:
        """Whether it is still to be said, now or later."""
        return self.said < self.rule.times and now < self.expires_at

    def is_due(self, now: datetime) -> bool:
        """Whether it may be said now."""
        return self.is_waiting(now) and self.next_at <= now

    def after_saying(self, now: datetime) -> "Announcement":
        """It, said once more to its end."""
        return replace(self, said=self.said + 1, next_at=now + self.rule.pause)

    def as_said(self, saying: "Saying | None") -> "Announcement":
        """It, as far as one voice has said it; None: not yet."""
        if saying is None:
            return replace(self, said=0, next_at=self.created_at)
        return replace(self, said=saying.said, next_at=saying.next_at)


@dataclass(frozen=True, slots=True)
class Saying:
    """How often one of several voices has said an announcement, and when it may again."""

    announcement_id: str
    voice_id: str
    said: int
    next_at: datetime


@dataclass(frozen=True, slots=True)
class Lease:
    """A player's right to say an announcement in a zone."""

    announcement_id: str
    player_id: str
    until: datetime

    def is_in_force(self, now: datetime) -> bool:
        return now < self.until

    def is_said(self, announcement_id: str, now: datetime) -> bool:
        """Whether it is for that announcement."""
        return self.announcement_id == announcement_id and self.is_in_force(now)


def in_turn(announcements: Iterable[Announcement]) -> tuple[Announcement, ...]:
    """In the order in which they are said: what was not heard yet before what is repeated, and what
    waits longest first. So a voice that falls behind lets repeats go, and calls nobody late for
    them."""
    return tuple(
        sorted(
            announcements,
            key=lambda each: (each.said > 0, each.next_at, each.created_at, each.id),
        )
    )


def claimed(
    announcements: Sequence[Announcement], lease: Lease | None, player_id: str, now: datetime
) -> Lease | None:
    """The lease that a player gets who asks what to say; None: nothing, or another one is saying
    something. Who asks again before it is done begins the same anew, with the time for it."""
    if lease is not None and lease.is_in_force(now) and lease.player_id != player_id:
        return None
    due = [each for each in in_turn(announcements) if each.is_due(now)]
    if lease is not None and lease.is_in_force(now):
        due.sort(key=lambda each: each.id != lease.announcement_id)
    if not due:
        return None
    until = now + timedelta(seconds=speaking_seconds(due[0].parts))
    return Lease(due[0].id, player_id, until)


def may_finish(lease: Lease | None, player_id: str, announcement_id: str) -> bool:
    """Whether a player has said its announcement: late is as good, as long as nobody else has
    begun to say something."""
    return lease is not None and (lease.player_id, lease.announcement_id) == (
        player_id,
        announcement_id,
    )


def look_again_at(
    announcements: Iterable[Announcement], lease: Lease | None, now: datetime
) -> datetime | None:
    """When something may be said next if nothing is added; None: nothing will be."""
    waiting = [each for each in announcements if each.is_waiting(now)]
    if not waiting:
        return None
    earliest = max(now, min(each.next_at for each in waiting))
    return max(earliest, lease.until) if lease is not None and lease.is_in_force(now) else earliest


def speaking_seconds(parts: Iterable[SpokenPart]) -> float:
    """How long a player may take to say all parts at its slowest."""
    signs = sum(len(part.spoken) for part in parts)
    return _CHIME_SECONDS + _SECONDS_A_SIGN * signs + _SPARE_SECONDS


def is_fit_player(player_id: str) -> bool:
    """Whether a player can be called so."""
    is_plain = player_id.isascii() and player_id.isprintable()
    return 8 <= len(player_id) <= MOST_PLAYER_CHARACTERS and is_plain
