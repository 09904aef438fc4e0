"""The root fields of fault reports: inputs become changes, the service carries them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ariadne import EnumType, MutationType, ObjectType, QueryType, UnionType
from graphql import GraphQLResolveInfo

from kiosk_server.core.errors import ServerError
from kiosk_server.core.request_context import RequestContext
from kiosk_server.facilities.fault_service import MOST_LISTED, FaultService
from kiosk_server.facilities.fault_views import (
    ClosuresNow,
    FaultOutcomeView,
    FaultReportView,
    FaultViews,
)
from kiosk_server.facilities.faults import (
    UNCHANGED,
    FaultChange,
    FaultKind,
    FaultRefused,
    FaultReport,
    FaultState,
)
from kiosk_server.venue.closure_service import ClosureService
from kiosk_server.venue.refusal_views import Refusal, result_type
from kiosk_server.venue.service import VenueService

Info = GraphQLResolveInfo[RequestContext]
Input = Mapping[str, Any]

MOST_RECEIPTS = 20

query = QueryType()
mutation = MutationType()
subscription = ObjectType("Subscription")
enums = (EnumType("FaultKind", FaultKind), EnumType("FaultState", FaultState))
result = UnionType("ChangeFaultReportResult", result_type)


@dataclass(frozen=True, slots=True)
class Success:
    report: FaultReportView


@query.field("faultReports")
async def resolve_fault_reports(
    _: object,
    info: Info,
    *,
    settled: bool,
    first: int,
    oldest_first: bool,
    after: str | None = None,
) -> Sequence[FaultReportView]:
    """What is reported as broken."""
    if not 1 <= first <= MOST_LISTED:
        raise ServerError("page-size-wrong", first=first, most=MOST_LISTED)
    faults = info.context.services.get(FaultService)
    listed = faults.list_settled if settled else faults.list_open
    return await _shown(await listed(first, oldest_first=oldest_first, after=after), info)


@query.field("faultReportCount")
async def resolve_fault_report_count(_: object, info: Info, *, settled: bool) -> int:
    """How many there are on all pages."""
    return await info.context.services.get(FaultService).count(settled=settled)


@subscription.field("faultReportsChanged")
async def resolve_fault_reports_changed(_: object, info: Info) -> Sequence[FaultReportView]:
    """What is open, after a hint."""
    return await _shown(await info.context.services.get(FaultService).list_open(), info)


@query.field("faultOutcomes")
async def resolve_fault_outcomes(
    _: object, info: Info, *, receipts: Sequence[str]
) -> Sequence[FaultOutcomeView]:
    """What became of somebody's own reports."""
    if not 1 <= len(receipts) <= MOST_RECEIPTS:
        raise ServerError("fault-receipts-too-many", most=MOST_RECEIPTS)
    found = await info.context.services.get(FaultService).list_by_receipts(receipts)
    published = info.context.services.get(VenueService).current
    views, closures = info.context.services.get(FaultViews), await _closures_of(found, info)
    return [views.outcome(report, closures, published, info.context.locale) for report in found]


@mutation.field("changeFaultReport")
async def resolve_change_fault_report(
    _: object,
    info: Info,
    *,
    input: Input,  # noqa: A002 - GraphQL's name
) -> Success | Refusal:
    """Says what became of a report."""
    answer = input.get("answer")
    change = FaultChange(
        input["state"],
        input["seen_changed_at"],
        UNCHANGED if answer is None else answer,
        input.get("closure_id", UNCHANGED),
    )
    done = await info.context.services.get(FaultService).change(
        input["report_id"],
        change,
        principal=info.context.principal,
        request_id=input["request_id"],
    )
    if isinstance(done, FaultRefused):
        code = done.code.value.upper().replace("-", "_")
        return Refusal(code, {"most": str(done.most)})
    return Success((await _shown([done], info))[0])


async def _shown(reports: Sequence[FaultReport], info: Info) -> Sequence[FaultReportView]:
    published = info.context.services.get(VenueService).current
    views, closures = info.context.services.get(FaultViews), await _closures_of(reports, info)
    return [views.of(report, closures, published, info.context.locale) for report in reports]


async def _closures_of(reports: Sequence[FaultReport], info: Info) -> ClosuresNow:
    """What the closures are now that reports led to."""
    ids = {report.closure_id for report in reports if report.closure_id is not None}
    service = info.context.services.get(ClosureService)
    return ClosuresNow(await service.find_closures(ids), service.now())
