"""What `/healthz` asks of this server."""

from sqlalchemy import literal, select

from kiosk_server.app.speech import Speech
from kiosk_server.core.errors import ServerError
from kiosk_server.core.event_buses import ConnectedBus
from kiosk_server.storage.watched_database import WatchedDatabase
from kiosk_server.venue.alarm_contact_state import AlarmContactState
from kiosk_server.venue.service import VenueService
from kiosk_server.web.health import HealthCheck


def health_checks(
    database: WatchedDatabase,
    venue: VenueService,
    events: ConnectedBus,
    contact: AlarmContactState,
    speech: Speech | None = None,
) -> list[HealthCheck]:
    """Lost hints cost a refresh, who looks for a way needs no fire system, and what cannot be said
    is still shown: these are told of and do no harm. Where nothing can be written a broken lift
    cannot be closed, so that is needed.
    """

    async def reaches_database() -> bool:
        return await database.read(lambda c: c.execute(select(literal(1))).scalar_one() == 1)

    async def takes_writes() -> bool:
        await database.check_writes()
        return True

    async def has_plan() -> bool:
        return venue.is_published

    async def hears_hints() -> bool:
        return events.is_connected

    async def hears_contact() -> bool:
        if contact.is_away:
            raise ServerError("alarm-contact-away")
        return not contact.is_unkept

    async def can_speak() -> bool:
        return speech is None or not speech.service.is_down

    checks = [
        HealthCheck("database", reaches_database),
        HealthCheck("writes", takes_writes),
        HealthCheck("plan", has_plan),
        HealthCheck("events", hears_hints, needed=False),
    ]
    if contact.is_set_up:
        checks.append(HealthCheck("alarm-contact", hears_contact, needed=False))
    if speech is not None and speech.has_voice:
        checks.append(HealthCheck("speech", can_speak, needed=False))
    return checks
