"""What kiosks give to the schema, with who may ask for each field."""

from importlib import resources

from kiosk_server.core.principals import ANYONE, Allowed
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.kiosks import resolvers
from kiosk_server.venue.schema_part import MAY_CLOSE

_LOOKED_AFTER = {
    "Query": ("kiosks", "kioskSpots"),
    "Mutation": ("enrolKiosk", "endKiosk"),
    "Kiosk": (
        *("id", "kind", "name", "level", "page", "state", "sound"),
        *("enrolledBy", "enrolledAt", "addressUntil", "openedAt", "seenAt"),
    ),
    "KioskSpot": ("code", "name", "level"),
    "EnrolKioskSuccess": ("address", "qrSvg", "kiosk"),
    "EndKioskSuccess": ("kiosk",),
}


def kiosks_part() -> SchemaPart:
    """Kiosks' share of the schema."""
    sdl = resources.files("kiosk_server.kiosks") / "schema.graphql"
    permissions: dict[str, Allowed] = {
        f"{kind}.{field}": MAY_CLOSE for kind, fields in _LOOKED_AFTER.items() for field in fields
    }
    # Who is no screen is told so, and no page knows whether it is on one.
    permissions["Mutation.reportKioskHealth"] = ANYONE
    return SchemaPart(
        name="kiosks",
        sdl=sdl.read_text("utf-8"),
        bindables=(
            *(resolvers.query, resolvers.mutation, resolvers.kiosk_type, resolvers.spot_type),
            *(*resolvers.results, *resolvers.enums),
        ),
        permissions=permissions,
    )
