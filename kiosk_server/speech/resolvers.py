"""The root field of speech, and the recordings of what the venue says."""

from collections.abc import Mapping, Sequence

from ariadne import ObjectType, QueryType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.speech.model import MOST_MESSAGES, SpokenMessage, asked_message, speech_too_much
from kiosk_server.speech.service import SpeechService
from kiosk_server.venue.alarm_views import AlarmView
from kiosk_server.venue.closure_views import ClosureView
from kiosk_server.venue.views import LevelView, PlaceView

Info = GraphQLResolveInfo[RequestContext]

query = QueryType()
place = ObjectType("Place")
level = ObjectType("Level")
alarm = ObjectType("Alarm")
closure = ObjectType("Closure")
refusal = ObjectType("Refusal")
bindables = (query, place, level, alarm, closure, refusal)


def find_speech_url(info: Info, spoken: str) -> str | None:
    """The address of a spoken text in the language of a request; None where nobody speaks it."""
    service = info.context.services.find(SpeechService)
    return None if service is None else service.find_address(info.context.locale, spoken)


@query.field("speech")
def resolve_speech(
    _: object, info: Info, *, messages: Sequence[Mapping[str, object]]
) -> list[SpokenMessage]:
    """Messages as they are spoken."""
    if len(messages) > MOST_MESSAGES:
        raise speech_too_much()
    asked = [asked_message(given) for given in messages]
    service = info.context.services.get(SpeechService)
    return [service.spoken(message, info.context.locale) for message in asked]


@place.field("speechUrl")
def resolve_place_speech(source: PlaceView, info: Info) -> str | None:
    """A place's name."""
    return find_speech_url(info, source.spoken_name)


@level.field("speechUrl")
def resolve_level_speech(source: LevelView, info: Info) -> str | None:
    """A level's name."""
    return find_speech_url(info, source.spoken_name)


@alarm.field("speechUrl")
def resolve_alarm_speech(source: AlarmView, info: Info) -> str | None:
    """What an alarm says."""
    return find_speech_url(info, source.spoken_text)


@closure.field("speechUrl")
def resolve_closure_speech(source: ClosureView, info: Info) -> str | None:
    """What is closed, and until when."""
    return find_speech_url(info, source.spoken_text)


@refusal.field("speechUrl")
def resolve_refusal_speech(source: object, info: Info) -> str | None:
    """What a refusal says, as its own field words it."""
    worded = info.parent_type.fields["message"].resolve
    return None if worded is None else find_speech_url(info, str(worded(source, info)))
