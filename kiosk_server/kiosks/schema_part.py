"""What kiosks give to the schema."""

from importlib import resources

from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.kiosks import resolvers
from kiosk_server.venue.schema_part import MAY_CLOSE


def kiosks_part() -> SchemaPart:
    """Kiosks' share of the schema."""
    sdl = resources.files("kiosk_server.kiosks") / "schema.graphql"
    return SchemaPart(
        name="kiosks",
        sdl=sdl.read_text("utf-8"),
        bindables=(resolvers.mutation, resolvers.result, resolvers.enrol_kind),
        permissions=dict.fromkeys(("Mutation.enrolKiosk", "EnrolKioskSuccess.address"), MAY_CLOSE),
    )
