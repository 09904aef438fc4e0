"""The zones in which something is said: levels, and waiting zones, which another domain names.
Which of them hears what, and who speaks in it. It must not know queues, nor how screens are kept.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from kiosk_server.announcements.model import Announcement, Saying
from kiosk_server.announcements.prepared import is_for_all
from kiosk_server.venue.service import VenueService

_WAITING = "waiting:"


class WaitingZones(Protocol):
    """Where people wait to be called."""

    def levels(self) -> Mapping[str, str | None]:
        """The level of each waiting zone, by the zone's own id; None: it is on none of the plan."""


class Loudspeaker(Protocol):
    """A screen that says announcements: for which level it was enrolled, and in which zone it tells
    that it speaks."""

    @property
    def level_id(self) -> str: ...
    @property
    def zone_id(self) -> str | None: ...
    @property
    def is_at_door(self) -> bool: ...


class Loudspeakers(Protocol):
    """Those that are there and heard."""

    def list_heard(
        self, connection: Connection, zone_ids: Collection[str] | None = None
    ) -> Sequence[Loudspeaker]:
        """Those of some zones, or all."""


class NoLoudspeakers:
    """Nobody is heard anywhere."""

    def list_heard(
        self,
        connection: Connection,  # noqa: ARG002 - of the port
        zone_ids: Collection[str] | None = None,  # noqa: ARG002 - of the port
    ) -> Sequence[Loudspeaker]:
        """None."""
        return ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who wants to say something: a player, on which screen (empty: known by its player alone), and
    whether that hangs at a room's door."""

    player_id: str
    screen_id: str = ""
    is_at_door: bool = False

    def voice_in(self, zone_id: str) -> str:
        """Whose saying counts. In a waiting zone all hear the same, whichever screen says it; on a
        level each screen is heard by others, so each says what is for all."""
        if zone_id.startswith(_WAITING):
            return zone_id
        return f"screen:{self.screen_id or self.player_id}"


def waiting_zone(zone_id: str) -> str:
    """The id that a waiting zone has among the zones of announcements."""
    return f"{_WAITING}{zone_id}"


def as_told_to(
    voice_id: str, announcements: Sequence[Announcement], sayings: Sequence[Saying]
) -> list[Announcement]:
    """Announcements as far as a voice has said them: what is for all each voice says for itself, a
    call is said by whoever comes first."""
    own = {each.announcement_id: each for each in sayings if each.voice_id == voice_id}
    return [
        each.as_said(own.get(each.id)) if is_for_all(each.message_id) else each
        for each in announcements
    ]


class AnnouncementZones:
    """The zones of one hospital, as its plan and its waiting zones are now."""

    def __init__(self, venue: VenueService, loudspeakers: Loudspeakers) -> None:
        self._venue = venue
        self._loudspeakers = loudspeakers
        self._waiting: WaitingZones | None = None

    def take_in(self, waiting: WaitingZones) -> None:
        """Waiting zones are zones too from now on."""
        self._waiting = waiting

    def has(self, zone_id: str) -> bool:
        """Whether there is such a zone."""
        return zone_id in self._all()

    def level_of(self, zone_id: str) -> str | None:
        """The level that a zone is, or is on; None: none of the plan."""
        return self._levels().get(zone_id, None if zone_id.startswith(_WAITING) else zone_id)

    def waiting_on(self, level_id: str) -> list[str]:
        """The waiting zones on a level."""
        return [zone for zone, level in self._levels().items() if level == level_id]

    def heard_in(self, zone_id: str) -> list[str]:
        """The zones whose announcements are said in a zone: its own, and its level's."""
        level_id = self.level_of(zone_id)
        return [zone_id] if level_id in (None, zone_id) else [zone_id, level_id or ""]

    def hinted_with(self, zone_ids: Sequence[str]) -> list[str]:
        """The zones in which there is something new when something is for some."""
        also = (each for zone_id in zone_ids for each in self.waiting_on(zone_id))
        return list(dict.fromkeys((*zone_ids, *also)))

    def may_speak(self, level_id: str, zone_id: str) -> bool:
        """Whether a screen that was enrolled for a level says what is announced in a zone."""
        return bool(level_id) and self.level_of(zone_id) in (level_id, None)

    def for_calls(self, connection: Connection, waiting_zone_id: str) -> str | None:
        """The zone in which calls to a waiting zone are said: its own while a loudspeaker is heard
        there, or on its level none either; else its level. None: there is no such zone."""
        zone_id = waiting_zone(waiting_zone_id)
        if zone_id not in self._levels():
            return None
        level_id = self.level_of(zone_id)
        if level_id is None:
            return zone_id
        heard = {each.zone_id for each in self._list_heard(connection, (zone_id, level_id))}
        return level_id if level_id in heard and zone_id not in heard else zone_id

    def is_to_be_silent(self, connection: Connection, zone_id: str, speaker: Speaker) -> bool:
        """Whether somebody else speaks for a screen: the hall for its doors."""
        return speaker.is_at_door and any(
            not each.is_at_door for each in self._list_heard(connection, (zone_id,))
        )

    def count_heard(self, connection: Connection) -> Mapping[str, int]:
        """How many loudspeakers are heard, in each zone that there is."""
        found = dict.fromkeys(self._all(), 0)
        for each in self._list_heard(connection):
            if each.zone_id in found:
                found[each.zone_id] += 1
        return found

    def _list_heard(
        self, connection: Connection, zone_ids: Collection[str] | None = None
    ) -> list[Loudspeaker]:
        """Those that are heard where they may speak: one that was led to a hall of another level
        says nothing there."""
        return [
            each
            for each in self._loudspeakers.list_heard(connection, zone_ids)
            if each.zone_id is not None and self.may_speak(each.level_id, each.zone_id)
        ]

    def _all(self) -> list[str]:
        levels = self._venue.current.plan.level_by_id if self._venue.is_published else ()
        return [*levels, *self._levels()]

    def _levels(self) -> Mapping[str, str | None]:
        if self._waiting is None or not self._venue.is_published:
            return {}
        return {waiting_zone(own): level for own, level in self._waiting.levels().items()}
