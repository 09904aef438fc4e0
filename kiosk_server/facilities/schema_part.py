"""What facilities give to the schema, for those who run the building."""

from importlib import resources

from kiosk_server.core.principals import ANYONE, Allowed
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.facilities import fault_resolvers, resolvers
from kiosk_server.facilities.fault_service import FAULT_TOPIC
from kiosk_server.venue.schema_part import MAY_CLOSE, RUNS_BUILDING
from kiosk_server.venue.service import VENUE_TOPIC

_FIELDS = {
    "Query": (
        *("criticalityReport", "planElements", "closureEffect"),
        *("faultReports", "faultReportCount"),
    ),
    "CriticalElement": ("element", "placesCutOff"),
    "PlanElement": ("id", "kind", "name"),
    "DrawnElement": ("element", "levelId", "shape", "coordinates", "placeKinds"),
    "ClosureEffect": ("withoutWay", "withoutStepFree"),
    "FaultReport": (
        *("id", "kind", "words", "spotName", "point", "photoUrl", "receivedAt"),
        *("state", "answer", "closureId", "closure", "closureHasEnded", "changedAt", "changedBy"),
    ),
    "Subscription": ("faultReportsChanged",),
}
_OUTCOME = (
    *("receipt", "kind", "spotName", "receivedAt"),
    *("state", "answer", "closureHasEnded", "changedAt"),
)
"""For whoever has the receipt, which nobody can guess."""
_CHANGING = ("Mutation.changeFaultReport", "ChangeFaultReportSuccess.report")


def facilities_part() -> SchemaPart:
    """Facilities' share of the schema."""
    folder = resources.files("kiosk_server.facilities")
    sdl = "\n".join(
        folder.joinpath(file).read_text("utf-8")
        for file in ("schema.graphql", "closing.graphql", "faults.graphql")
    )
    permissions: dict[str, Allowed] = {
        f"{kind}.{field}": RUNS_BUILDING for kind, fields in _FIELDS.items() for field in fields
    }
    permissions["Query.faultOutcomes"] = ANYONE
    permissions |= {f"FaultOutcome.{field}": ANYONE for field in _OUTCOME}
    permissions |= dict.fromkeys(_CHANGING, MAY_CLOSE)
    return SchemaPart(
        name="facilities",
        sdl=sdl,
        bindables=(
            *(resolvers.query, *resolvers.enums, resolvers.effect_result),
            *(fault_resolvers.query, fault_resolvers.mutation, fault_resolvers.subscription),
            *(*fault_resolvers.enums, fault_resolvers.result),
        ),
        permissions=permissions,
        topics={
            "Subscription.faultReportsChanged": lambda _context, _arguments: (
                *(FAULT_TOPIC, VENUE_TOPIC),
            )
        },
        costs={
            "Query.criticalityReport": 100,
            "Query.planElements": 100,
            "Query.closureEffect": 100,
        },
    )
