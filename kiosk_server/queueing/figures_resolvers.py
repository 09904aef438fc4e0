"""The field of figures: days are read, the service counts."""

from typing import Any

from ariadne import QueryType, UnionType
from graphql import GraphQLResolveInfo, GraphQLUnionType

from kiosk_server.core.request_context import RequestContext
from kiosk_server.queueing.figures_views import FiguresView, figures_view
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.resolvers import refusal
from kiosk_server.queueing.service.figures_service import MOST_DAYS, FiguresService, read_day
from kiosk_server.queueing.words import QueueWords
from kiosk_server.venue.refusal_views import Refusal

Info = GraphQLResolveInfo[RequestContext]

query = QueryType()


def _type_of(source: object, _: Info, __: GraphQLUnionType) -> str:
    return "Refusal" if isinstance(source, Refusal) else "QueueFigures"


result = UnionType("QueueFiguresResult", _type_of)


@query.field("queueFigures")
async def resolve_figures(_: object, info: Info, **arguments: Any) -> FiguresView | Refusal:  # noqa: ANN401 - GraphQL's arguments, of which one is a keyword of Python's
    """The figures of some days."""
    services, locale = info.context.services, info.context.locale
    service = services.get(FiguresService)
    first_day, last_day = read_day(arguments["from"]), read_day(arguments["to"])
    if first_day is None or last_day is None:
        unfit = {"most": str(MOST_DAYS)}
        return refusal(Refused(QueueingRefusal.FIGURES_RANGE_UNFIT, unfit))
    found = await service.figures(first_day, last_day, arguments.get("queue_ids"))
    if isinstance(found, Refused):
        return refusal(found)
    layout, rules = await service.layout(), await service.rules()
    return figures_view(found, layout, rules, services.get(QueueWords), locale)
