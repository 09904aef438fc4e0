"""The root fields of facilities: inputs become questions, the service answers."""

from collections.abc import Mapping, Sequence

from ariadne import EnumType, QueryType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.facilities.model import CriticalElementView, PlanElementKind
from kiosk_server.facilities.service import FacilitiesService
from kiosk_server.wayfinding.needs_input import needs_from

query = QueryType()
element_kind = EnumType("PlanElementKind", PlanElementKind)


@query.field("criticalityReport")
async def resolve_criticality_report(
    _: object,
    info: GraphQLResolveInfo[RequestContext],
    *,
    needs: Mapping[str, object] | None = None,
) -> Sequence[CriticalElementView]:
    """What each element of the building carries alone."""
    service = info.context.services.get(FacilitiesService)
    return await service.criticality(needs_from(needs), info.context.locale)
