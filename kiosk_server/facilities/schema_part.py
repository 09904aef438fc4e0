"""What facilities give to the schema, for those who run the building."""

from importlib import resources

from kiosk_server.core.principals import Allowed, Role
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.facilities import resolvers

BUILDING_STAFF: Allowed = frozenset({Role.FACILITIES, Role.PLANNER, Role.MANAGER, Role.ADMIN})
_FIELDS = {
    "Query": ("criticalityReport",),
    "CriticalElement": ("element", "placesCutOff"),
    "PlanElement": ("id", "kind", "name"),
}


def facilities_part() -> SchemaPart:
    """Facilities' share of the schema."""
    sdl = resources.files("kiosk_server.facilities").joinpath("schema.graphql")
    return SchemaPart(
        name="facilities",
        sdl=sdl.read_text("utf-8"),
        bindables=(resolvers.query, resolvers.element_kind),
        permissions={
            f"{kind}.{field}": BUILDING_STAFF
            for kind, fields in _FIELDS.items()
            for field in fields
        },
        costs={"Query.criticalityReport": 100},
    )
