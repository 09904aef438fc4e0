"""What speech gives to the schema. To hear what is written anyway is for everybody."""

from importlib import resources

from kiosk_server.core.principals import ANYONE, Allowed, Role
from kiosk_server.core.request_context import RequestContext
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.speech import resolvers
from kiosk_server.speech.service import SpeechService
from kiosk_server.venue.schema_part import venue_data_version

_PUBLIC = {
    "Query": ("speech",),
    "SpokenMessage": ("id", "text", "speechUrl"),
    "Place": ("speechUrl",),
    "Level": ("speechUrl",),
    "Alarm": ("speechUrl",),
    "Closure": ("speechUrl",),
}


def _names_version(context: RequestContext) -> str:
    """Of all names that a message may hold."""
    service = context.services.find(SpeechService)
    others = "" if service is None else service.names_version
    return f"{venue_data_version(context)}!{others}"


def speech_part() -> SchemaPart:
    """Speech's share of the schema."""
    permissions: dict[str, Allowed] = {
        f"{kind}.{field}": ANYONE for kind, fields in _PUBLIC.items() for field in fields
    }
    # A refusal may name what whoever asked made up: of visitors that is never said.
    permissions["Refusal.speechUrl"] = frozenset(Role)
    return SchemaPart(
        name="speech",
        sdl=(resources.files("kiosk_server.speech") / "schema.graphql").read_text("utf-8"),
        bindables=resolvers.bindables,
        permissions=permissions,
        data_versions={"Query.speech": _names_version},
        costs={"Query.speech": 20},
    )
