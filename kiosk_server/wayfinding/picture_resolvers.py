"""Pictures and hand-offs of ways: fields that are drawn only where somebody asks for them."""

from collections.abc import Mapping

from ariadne import EnumType, ObjectType
from graphql import GraphQLResolveInfo

from floorplans.drawing.theme import Theme
from kiosk_server.core.request_context import RequestContext
from kiosk_server.venue.views import LevelView
from kiosk_server.wayfinding.answers import RouteView, StepView
from kiosk_server.wayfinding.hand_off import PresentationMode
from kiosk_server.wayfinding.hand_offs import HandOffs, HandOffView
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
level = ObjectType("Level")
bindables = (
    *(route, route_step, level),
    EnumType("PictureTheme", {name: Theme[name] for name in ("STANDARD", "CONTRAST")}),
    EnumType("PresentationMode", PresentationMode),
)


@route.field("pictures")
async def resolve_route_pictures(
    way: RouteView, info: Info, *, size: GivenSize, theme: Theme
) -> list[RoutePictureView]:
    """A picture of each stretch of a way."""
    pictures = info.context.services.get(WayPictures)
    texts = [step.text for step in way.steps]
    return await pictures.of_route(way.found, texts, _wish(size, theme, info))


@route.field("handOff")
def resolve_hand_off(
    way: RouteView,
    info: Info,
    *,
    mode: PresentationMode,
    high_contrast: bool,
) -> HandOffView | None:
    """How a phone takes a way along."""
    hand_offs = info.context.services.get(HandOffs)
    return hand_offs.of(way.found, mode, info.context.locale, is_high_contrast=high_contrast)


@route_step.field("picture")
async def resolve_step_picture(
    step: StepView, info: Info, *, size: GivenSize, theme: Theme
) -> RoutePictureView:
    """The piece of plan that a step talks about."""
    pictures = info.context.services.get(WayPictures)
    return await pictures.of_step(step, _wish(size, theme, info))


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
