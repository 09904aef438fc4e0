"""The fields of kiosks: the service enrols, lists and ends them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ariadne import EnumType, MutationType, ObjectType, QueryType, UnionType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.kiosks.model import (
    EnrolKind,
    Kiosk,
    KioskRefused,
    KioskReport,
    KioskSound,
    KioskSpot,
    KioskState,
)
from kiosk_server.kiosks.service import EnrolledKiosk, KioskService
from kiosk_server.people.model import Refused
from kiosk_server.venue.refusal_views import Refusal, result_type
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import LevelView, VenueViews

Info = GraphQLResolveInfo[RequestContext]
Input = Mapping[str, Any]

query = QueryType()
mutation = MutationType()
kiosk_type = ObjectType("Kiosk")
spot_type = ObjectType("KioskSpot")
results = [UnionType(f"{name}Result", result_type) for name in ("EnrolKiosk", "EndKiosk")]
enums = [
    EnumType("EnrolKind", EnrolKind),
    EnumType("KioskState", KioskState),
    EnumType("KioskSound", KioskSound),
]
_TIMES = {
    "enrolledAt": "enrolled_at",
    "addressUntil": "address_until",
    "openedAt": "opened_at",
    "seenAt": "seen_at",
}


@dataclass(frozen=True, slots=True)
class Ended:
    kiosk: Kiosk


def _kiosks(info: Info) -> KioskService:
    return info.context.services.get(KioskService)


def _refusal(refused: KioskRefused | Refused) -> Refusal:
    return Refusal(refused.reason.value.upper().replace("-", "_"))


@query.field("kiosks")
async def resolve_kiosks(_: object, info: Info) -> Sequence[Kiosk]:
    """All screens."""
    return await _kiosks(info).list_kiosks()


@query.field("kioskSpots")
async def resolve_spots(_: object, info: Info) -> Sequence[KioskSpot]:
    """Where kiosks can stand."""
    return await _kiosks(info).spots(info.context.locale)


@mutation.field("enrolKiosk")
async def resolve_enrol(_: object, info: Info, *, input: Input) -> EnrolledKiosk | Refusal:  # noqa: A002 - GraphQL's name
    """The address of a new screen."""
    done = await _kiosks(info).enrol(
        info.context.principal,
        input["request_id"],
        kind=input["kind"],
        name=input["name"],
        level_id=input["level_id"],
        page=input.get("page"),
        locale=info.context.locale,
    )
    return done if isinstance(done, EnrolledKiosk) else _refusal(done)


@mutation.field("endKiosk")
async def resolve_end(_: object, info: Info, *, input: Input) -> Ended | Refusal:  # noqa: A002 - GraphQL's name
    """Ends a screen."""
    done = await _kiosks(info).end(info.context.principal, input["request_id"], input["kiosk_id"])
    return Ended(done) if isinstance(done, Kiosk) else _refusal(done)


@mutation.field("reportKioskHealth")
async def resolve_report(_: object, info: Info, *, input: Input) -> bool:  # noqa: A002 - GraphQL's name
    """A screen is there."""
    report = KioskReport(input["sound"], input.get("zone_id"), is_at_door=input["is_at_door"])
    return await _kiosks(info).hear(info.context.principal, report)


@kiosk_type.field("state")
def resolve_state(kiosk: Kiosk, info: Info) -> KioskState:
    """How things stand with it."""
    return _kiosks(info).state_of(kiosk)


@kiosk_type.field("level")
@spot_type.field("level")
def resolve_level(source: Kiosk | KioskSpot, info: Info) -> LevelView | None:
    """The level that it is on."""
    services = info.context.services
    published = services.get(VenueService).current
    views = services.get(VenueViews).of(published, info.context.locale)
    return views.find_level(source.level_id)


def _local(attribute: str) -> Callable[[Kiosk, Info], datetime | None]:
    """A resolver of one of a screen's times, by the clock of the venue."""

    def resolve(kiosk: Kiosk, info: Info) -> datetime | None:
        at: datetime | None = getattr(kiosk, attribute)
        zone = ZoneInfo(info.context.services.get(VenueService).current.plan.time_zone)
        return None if at is None else at.astimezone(zone)

    return resolve


for _field, _attribute in _TIMES.items():
    kiosk_type.set_field(_field, _local(_attribute))
