"""Pictures and hand-offs of ways: fields that are drawn only where somebody asks for them."""

from collections.abc import Mapping

from ariadne import EnumType, ObjectType
from graphql import GraphQLResolveInfo

from accessibility.presentation import PresentationMode
from floorplans.drawing.theme import Theme
from kiosk_server.core.request_context import RequestContext
from kiosk_server.venue.views import LevelView, MapPoint
from kiosk_server.wayfinding.answers import (
    BlockerView,
    NoRouteView,
    RouteView,
    StepView,
    UnverifiedView,
)
from kiosk_server.wayfinding.hand_offs import HandOffLook, HandOffs, HandOffView
from kiosk_server.wayfinding.location_input import asked_location
from kiosk_server.wayfinding.picture_views import (
    LevelPictureView,
    PictureWish,
    RoutePictureView,
    picture_size,
)
from kiosk_server.wayfinding.pictures import WayPictures

Info = GraphQLResolveInfo[RequestContext]
GivenSize = Mapping[str, object]

route = ObjectType("Route")
route_step = ObjectType("RouteStep")
no_route = ObjectType("NoRoute")
blocker = ObjectType("RouteBlocker")
unverified = ObjectType("UnverifiedFact")
level = ObjectType("Level")
bindables = (
    *(route, route_step, no_route, blocker, unverified, level),
    EnumType("PictureTheme", {name: Theme[name] for name in ("STANDARD", "CONTRAST")}),
    EnumType("PresentationMode", PresentationMode),
)


@route.field("pictures")
async def resolve_route_pictures(
    way: RouteView, info: Info, *, size: GivenSize, theme: Theme, marks_unverified: bool = False
) -> list[RoutePictureView]:
    """A picture of each stretch of a way."""
    pictures = info.context.services.get(WayPictures)
    texts = [step.text for step in way.steps]
    wish = _wish(size, theme, info)
    return await pictures.of_route(way.found, texts, wish, marks_unverified=marks_unverified)


@route.field("handOff")
def resolve_hand_off(
    way: RouteView,
    info: Info,
    *,
    mode: PresentationMode,
    high_contrast: bool,
    voice_pace: float | None = None,
) -> HandOffView | None:
    """How a phone takes a way along."""
    hand_offs = info.context.services.get(HandOffs)
    look = HandOffLook(info.context.locale, mode, high_contrast, voice_pace)
    return hand_offs.of(way.found, look)


@route_step.field("picture")
async def resolve_step_picture(
    step: StepView, info: Info, *, size: GivenSize, theme: Theme
) -> RoutePictureView:
    """The piece of plan that a step talks about."""
    pictures = info.context.services.get(WayPictures)
    return await pictures.of_step(step, _wish(size, theme, info))


@no_route.field("picture")
async def resolve_no_route_picture(
    answer: NoRouteView,
    info: Info,
    *,
    size: GivenSize,
    theme: Theme,
    at: Mapping[str, object] | None = None,
) -> LevelPictureView | None:
    """The plan around what stands in the way."""
    pictures = info.context.services.get(WayPictures)
    spot = asked_location(at) if at is not None else None
    barred = [each.element_id for each in answer.blockers]
    return await pictures.of_barred(barred, spot, _wish(size, theme, info))


@unverified.field("point")
def resolve_unverified_point(fact: UnverifiedView, _: Info) -> MapPoint | None:
    """Where something stands that a way rests on."""
    return WayPictures.spot_on(fact.found, fact.element_id)


@blocker.field("point")
def resolve_blocker_point(answer: BlockerView, info: Info) -> MapPoint | None:
    """Where something stands in the way."""
    return info.context.services.get(WayPictures).spot_of(answer.element_id)


@level.field("picture")
async def resolve_level_picture(
    shown: LevelView,
    info: Info,
    *,
    size: GivenSize,
    theme: Theme,
    at: Mapping[str, object] | None = None,
) -> LevelPictureView:
    """A level's plan."""
    pictures = info.context.services.get(WayPictures)
    spot = asked_location(at) if at is not None else None
    return await pictures.of_level(shown.id, spot, _wish(size, theme, info))


def _wish(given: GivenSize, theme: Theme, info: Info) -> PictureWish:
    match given:
        case {"width_px": int(width), "height_px": int(height), "symbol_scale": float(scale)}:
            size = picture_size(width, height, scale)
            return PictureWish(size, theme, info.context.locale)
        case _:
            raise TypeError("the schema gives whole pixels and a scale")
