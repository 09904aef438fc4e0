"""Recordings of what ways and honest noes say. Addresses are made only where somebody asks."""

from ariadne import ObjectType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.speech.resolvers import find_speech_url
from kiosk_server.wayfinding.answers import (
    BlockerView,
    NoRouteView,
    RouteView,
    StepView,
    UnverifiedView,
)
from kiosk_server.wayfinding.evacuation import EvacuationView

Info = GraphQLResolveInfo[RequestContext]

route = ObjectType("Route")
step = ObjectType("RouteStep")
no_route = ObjectType("NoRoute")
blocker = ObjectType("RouteBlocker")
evacuation = ObjectType("EvacuationRoute")
unverified = ObjectType("UnverifiedFact")
bindables = (route, step, no_route, blocker, unverified, evacuation)


@route.field("speechUrl")
def resolve_route_speech(source: RouteView, info: Info) -> str | None:
    """How far and how long a way is, and whether it has steps."""
    return find_speech_url(info, source.spoken_summary)


@route.field("avoidedSpeechUrl")
def resolve_avoided_speech(source: RouteView, info: Info) -> str | None:
    """What the way goes round."""
    spoken = source.avoided_spoken_text
    return None if spoken is None else find_speech_url(info, spoken)


@route.field("throughRoomsSpeechUrl")
def resolve_through_rooms_speech(source: RouteView, info: Info) -> str | None:
    """The rooms that there is no way round."""
    spoken = source.through_rooms_spoken_text
    return None if spoken is None else find_speech_url(info, spoken)


@step.field("speechUrl")
def resolve_step_speech(source: StepView, info: Info) -> str | None:
    """What to do."""
    return find_speech_url(info, source.spoken_text)


@step.field("tooFarSpeechUrl")
def resolve_too_far_speech(source: StepView, info: Info) -> str | None:
    """How one knows that one has gone too far."""
    spoken = source.too_far_spoken_text
    return None if spoken is None else find_speech_url(info, spoken)


@no_route.field("speechUrl")
def resolve_no_route_speech(source: NoRouteView, info: Info) -> str | None:
    """Why there is no way, and what to do."""
    return find_speech_url(info, source.spoken_message)


@blocker.field("speechUrl")
def resolve_blocker_speech(source: BlockerView, info: Info) -> str | None:
    """What stands in the way."""
    return find_speech_url(info, source.spoken_message)


@unverified.field("speechUrl")
def resolve_unverified_speech(source: UnverifiedView, info: Info) -> str | None:
    """What nobody measured."""
    return find_speech_url(info, source.spoken_message)


@evacuation.field("speechUrl")
def resolve_evacuation_speech(source: EvacuationView, info: Info) -> str | None:
    """Where the way out leads."""
    return find_speech_url(info, source.spoken_message)
