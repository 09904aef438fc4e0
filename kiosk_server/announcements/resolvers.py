"""The fields of announcements: inputs become orders, the service carries them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ariadne import MutationType, ObjectType, QueryType, UnionType
from graphql import GraphQLResolveInfo

from kiosk_server.announcements.model import (
    Announcement,
    AnnouncementRefused,
    RepeatRule,
    SpokenPart,
)
from kiosk_server.announcements.orders import PreparedOrder
from kiosk_server.announcements.prepared import is_for_all
from kiosk_server.announcements.service import AnnouncementService
from kiosk_server.announcements.speaking import ZoneNow, ZoneVoice
from kiosk_server.core.request_context import RequestContext
from kiosk_server.speech.service import SpeechService
from kiosk_server.venue.refusal_views import Refusal, result_type
from kiosk_server.venue.service import VenueService

Info = GraphQLResolveInfo[RequestContext]
Input = Mapping[str, Any]

query = QueryType()
mutation = MutationType()
subscription = ObjectType("Subscription")
zone = ObjectType("ZoneAnnouncements")
voice = ObjectType("AnnouncementVoice")
announcement = ObjectType("Announcement")
part = ObjectType("AnnouncementPart")
result = UnionType("AnnounceResult", result_type)


@dataclass(frozen=True, slots=True)
class Success:
    announcements: Sequence[Announcement]


@query.field("announcements")
@subscription.field("announcements")
async def resolve_zone(_: object, info: Info, *, zone_id: str) -> ZoneNow:
    """What a level shows and says."""
    return await info.context.services.get(AnnouncementService).zone_now(zone_id)


@query.field("preparedAnnouncements")
def resolve_prepared(_: object, info: Info) -> Sequence[Mapping[str, object]]:
    """What staff can send."""
    service = info.context.services.get(AnnouncementService)
    return [
        {"id": message_id, "name": name, "wants_place": wants_place}
        for message_id, name, wants_place in service.list_prepared(info.context.locale)
    ]


@announcement.field("isForAll")
def resolve_for_all(said: Announcement, _: Info) -> bool:
    """What staff send is for all; what another domain hands over is a call."""
    return is_for_all(said.message_id)


@mutation.field("announce")
async def resolve_announce(_: object, info: Info, *, input: Input) -> Success | Refusal:  # noqa: A002 - GraphQL's name
    """Says something everywhere."""
    rule = RepeatRule(
        input["times"],
        timedelta(seconds=input["pause_seconds"]),
        timedelta(minutes=input["minutes"]),
    )
    order = PreparedOrder(input["id"], input.get("place_id"), input.get("building_id"), rule)
    done = await info.context.services.get(AnnouncementService).announce_prepared(
        order, principal=info.context.principal, request_id=input["request_id"]
    )
    if isinstance(done, AnnouncementRefused):
        return Refusal(done.code.value.upper().replace("-", "_"), done.fields)
    return Success(done)


@mutation.field("claimAnnouncement")
async def resolve_claim(
    _: object, info: Info, *, zone_id: str, player_id: str, is_at_door: bool
) -> Announcement | None:
    """What a player is to say."""
    service = info.context.services.get(AnnouncementService)
    screen = info.context.principal
    if not service.zones.may_speak(screen.level_id, zone_id):
        return None
    return await service.claim(zone_id, player_id, screen_id=screen.id, is_at_door=is_at_door)


@mutation.field("finishAnnouncement")
async def resolve_finish(
    _: object, info: Info, *, zone_id: str, player_id: str, announcement_id: str
) -> bool:
    """A player is done."""
    service = info.context.services.get(AnnouncementService)
    screen = info.context.principal
    if not service.zones.may_speak(screen.level_id, zone_id):
        return False
    return await service.finish(zone_id, player_id, announcement_id, screen_id=screen.id)


@query.field("announcementVoices")
async def resolve_voices(_: object, info: Info) -> Sequence[ZoneVoice]:
    """How each zone's voice does."""
    return await info.context.services.get(AnnouncementService).list_voices()


@voice.field("unsaidSince")
def resolve_unsaid_since(source: ZoneVoice, info: Info) -> datetime | None:
    """Since when the oldest waits."""
    return None if source.unsaid_since is None else _local(source.unsaid_since, info)


@zone.field("announcements")
def resolve_shown(source: ZoneNow, _: Info) -> Sequence[Announcement]:
    """All that is shown."""
    return source.shown


@zone.field("sayingId")
def resolve_saying(source: ZoneNow, _: Info) -> str | None:
    """What is being said."""
    return source.saying


@zone.field("askAgainAt")
def resolve_ask_again(source: ZoneNow, info: Info) -> datetime | None:
    """When a player asks again."""
    return None if source.look_again_at is None else _local(source.look_again_at, info)


@announcement.field("createdAt")
def resolve_created(source: Announcement, info: Info) -> datetime:
    """When it was sent."""
    return _local(source.created_at, info)


@announcement.field("expiresAt")
def resolve_expires(source: Announcement, info: Info) -> datetime:
    """When it is too late."""
    return _local(source.expires_at, info)


@announcement.field("timesLeft")
def resolve_times_left(source: Announcement, _: Info) -> int:
    """How often it is still to be said."""
    return source.rule.times - source.said


@part.field("spokenText")
def resolve_spoken(source: SpokenPart, _: Info) -> str:
    """As it is read aloud."""
    return source.spoken


@part.field("speechUrl")
def resolve_speech(source: SpokenPart, info: Info) -> str | None:
    """A recording of it, in its own language."""
    speech = info.context.services.find(SpeechService)
    return None if speech is None else speech.find_address(source.locale, source.spoken)


def _local(at: datetime, info: Info) -> datetime:
    venue = info.context.services.get(VenueService)
    return at.astimezone(ZoneInfo(venue.current.plan.time_zone))
