"""The root fields of facilities: inputs become questions, the service answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from ariadne import EnumType, QueryType, UnionType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.facilities.closing_service import ClosingService
from kiosk_server.facilities.model import (
    ClosureEffectView,
    CriticalElementView,
    DrawnElementView,
    ElementShape,
    PlanElementKind,
)
from kiosk_server.facilities.service import FacilitiesService
from kiosk_server.venue.closure_resolvers import target_of
from kiosk_server.venue.model import Refused, VenueRefusal
from kiosk_server.venue.refusal_views import Refusal, refusal_of
from kiosk_server.wayfinding.needs_input import needs_from

Info = GraphQLResolveInfo[RequestContext]

query = QueryType()
enums = (EnumType("PlanElementKind", PlanElementKind), EnumType("ElementShape", ElementShape))
effect_result = UnionType("ClosureEffectResult")


@query.field("criticalityReport")
async def resolve_criticality_report(
    _: object,
    info: Info,
    *,
    needs: Mapping[str, object] | None = None,
) -> Sequence[CriticalElementView]:
    """What each element of the building carries alone."""
    service = info.context.services.get(FacilitiesService)
    return await service.criticality(needs_from(needs), info.context.locale)


@query.field("planElements")
async def resolve_plan_elements(
    _: object, info: Info, *, level_id: str
) -> Sequence[DrawnElementView] | None:
    """What can be closed at a level's height."""
    return await info.context.services.get(ClosingService).elements(level_id, info.context.locale)


@query.field("closureEffect")
async def resolve_closure_effect(
    _: object,
    info: Info,
    **given: Any,  # noqa: ANN401 - the same arguments as the input of addClosure
) -> ClosureEffectView | Refusal:
    """What a closure would do."""
    target = target_of(given)
    if target is None:
        return refusal_of(Refused(VenueRefusal.CLOSURE_TARGET_UNFIT))
    service = info.context.services.get(ClosingService)
    effect = await service.effect(target, info.context.locale)
    return refusal_of(effect) if isinstance(effect, Refused) else effect


@effect_result.type_resolver
def resolve_effect_type(source: object, *_: object) -> str:
    """Which of the two an answer is."""
    return "ClosureEffect" if isinstance(source, ClosureEffectView) else "Refusal"
