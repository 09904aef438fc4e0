"""Who says what when: turns are given to one player of a zone at a time, and what is said to its
end is kept. It must not know where announcements come from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from kiosk_server.announcements.model import (
    Announcement,
    Lease,
    Saying,
    claimed,
    is_fit_player,
    look_again_at,
    may_finish,
)
from kiosk_server.announcements.prepared import is_for_all
from kiosk_server.announcements.store import AnnouncementStore
from kiosk_server.announcements.zones import AnnouncementZones, Speaker, as_told_to
from kiosk_server.core.clock import Clock
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.plain_text import is_plain
from kiosk_server.storage.database import Database

UNHEARD_SINCE = timedelta(hours=1)
_ANY = Speaker("any")


@dataclass(frozen=True, slots=True)
class ZoneNow:
    """What a zone shows and says. `saying`: the id of what is being said. `look_again_at`: when a
    player may get something to say; None: not before something is added."""

    zone_id: str
    shown: tuple[Announcement, ...]
    saying: str | None
    look_again_at: datetime | None


@dataclass(frozen=True, slots=True)
class ZoneVoice:
    """How a zone's voice does: how many of its loudspeakers are heard, how much waits to be said
    for the first time, since when the oldest, and how much of the last hour nobody said in time.
    """

    zone_id: str
    loudspeakers: int
    unsaid: int
    unsaid_since: datetime | None
    unheard: int


def announcement_topic(zone_id: str) -> str:
    """The topic of hints about a zone."""
    return f"announcements:{zone_id}"


class SpeakingTurns:
    """The turns of one hospital's players."""

    def __init__(
        self,
        zones: AnnouncementZones,
        database: Database,
        events: EventBus,
        clock: Clock,
        store: AnnouncementStore,
    ) -> None:
        self._zones = zones
        self._database = database
        self._events = events
        self._clock = clock
        self._store = store

    async def claim(self, zone_id: str, speaker: Speaker) -> Announcement | None:
        """What a player is to say now, which nobody else in the zone does meanwhile; None: nothing.
        Who asks again before it is done gets the same. A door is silent while its hall is heard."""
        if not is_fit_player(speaker.player_id) or not self._zones.has(zone_id):
            return None

        def unit(connection: Connection) -> tuple[Announcement | None, bool]:
            self._store.lock(connection, zone_id)
            before, lease = self._turn_of(connection, zone_id, speaker)
            if lease is None:
                return None, False
            if lease != before:
                self._store.set_lease(connection, zone_id, lease)
            return self._store.find(connection, lease.announcement_id), lease != before

        # Most who ask get nothing, and need no write for it.
        if (await self._database.read(lambda c: self._turn_of(c, zone_id, speaker)))[1] is None:
            return None
        announcement, is_new = await self._database.write(unit)
        if is_new:
            await self._events.publish([announcement_topic(zone_id)])
        return announcement

    async def finish(self, zone_id: str, speaker: Speaker, announcement_id: str) -> bool:
        """Takes it that a player has said its announcement to the end; whether it had that."""

        def unit(connection: Connection) -> bool:
            self._store.lock(connection, zone_id)
            lease = self._store.find_lease(connection, zone_id)
            if not may_finish(lease, speaker.player_id, announcement_id):
                return False
            announcement = self._store.find(connection, announcement_id)
            if announcement is not None:
                self._keep_said(connection, announcement, speaker.voice_in(zone_id))
            self._store.set_lease(connection, zone_id, None)
            return True

        if not self._zones.has(zone_id):
            return False
        is_done = await self._database.write(unit)
        if is_done:
            await self._events.publish([announcement_topic(zone_id)])
        return is_done

    async def zone_now(self, zone_id: str) -> ZoneNow:
        """What a zone shows and says now."""
        now = self._clock.now()
        if not is_plain(zone_id):
            return ZoneNow(zone_id, (), None, None)

        def unit(
            connection: Connection,
        ) -> tuple[Sequence[Announcement], Sequence[Announcement], Lease | None]:
            alive = self._list_alive(connection, zone_id, now)
            told = self._as_told(connection, alive, _ANY.voice_in(zone_id))
            return alive, told, self._store.find_lease(connection, zone_id)

        alive, told, lease = await self._database.read(unit)
        is_saying = lease is not None and lease.is_in_force(now)
        return ZoneNow(
            zone_id,
            tuple(alive),
            lease.announcement_id if lease is not None and is_saying else None,
            look_again_at(told, lease, now),
        )

    async def list_voices(self) -> Sequence[ZoneVoice]:
        """How the voice of each zone does: of the levels, then of the waiting zones."""
        now = self._clock.now()

        def unit(connection: Connection) -> list[ZoneVoice]:
            heard = self._zones.count_heard(connection)
            unsaid = {
                each.zone_id: each
                for each in self._store.count_unsaid(connection, now, now - UNHEARD_SINCE)
            }
            return [
                ZoneVoice(zone_id, count, each.waiting, each.oldest, each.unheard)
                if (each := unsaid.get(zone_id)) is not None
                else ZoneVoice(zone_id, count, 0, None, 0)
                for zone_id, count in heard.items()
            ]

        return await self._database.read(unit)

    def _turn_of(
        self, connection: Connection, zone_id: str, speaker: Speaker
    ) -> tuple[Lease | None, Lease | None]:
        """Who has the turn in a zone, and the turn that a player gets who asks now."""
        now = self._clock.now()
        before = self._store.find_lease(connection, zone_id)
        told = self._told_to(connection, zone_id, speaker, now)
        return before, claimed(told, before, speaker.player_id, now)

    def _told_to(
        self, connection: Connection, zone_id: str, speaker: Speaker, now: datetime
    ) -> list[Announcement]:
        """What a player may say in a zone, as far as its voice has said it."""
        if self._zones.is_to_be_silent(connection, zone_id, speaker):
            return []
        alive = self._list_alive(connection, zone_id, now)
        return self._as_told(connection, alive, speaker.voice_in(zone_id))

    def _list_alive(
        self, connection: Connection, zone_id: str, now: datetime
    ) -> Sequence[Announcement]:
        """What is not too late in a zone: its own, and what is for all on its level."""
        found = self._store.list_alive(connection, self._zones.heard_in(zone_id), now)
        return [each for each in found if each.zone_id == zone_id or is_for_all(each.message_id)]

    def _as_told(
        self, connection: Connection, alive: Sequence[Announcement], voice_id: str
    ) -> list[Announcement]:
        for_all = [each.id for each in alive if is_for_all(each.message_id)]
        return as_told_to(voice_id, alive, self._store.list_sayings(connection, for_all))

    def _keep_said(self, connection: Connection, said: Announcement, voice_id: str) -> None:
        now = self._clock.now()
        if not is_for_all(said.message_id):
            self._store.set_said(connection, said.after_saying(now))
            return
        (told,) = self._as_told(connection, [said], voice_id)
        after = told.after_saying(now)
        self._store.set_saying(connection, Saying(said.id, voice_id, after.said, after.next_at))
        if after.said > said.said:
            self._store.set_said(connection, after)
