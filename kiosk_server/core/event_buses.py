"""Opens the event bus that the settings name, and imports no other one's library."""

from importlib import import_module
from typing import Protocol

from kiosk_server.core.errors import ServerError
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.linked_bus import BackOff, Link, LinkedBus
from kiosk_server.core.memory_bus import MemoryBus
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.settings import EventsBackend, Settings


class ConnectedBus(EventBus, Protocol):
    """An EventBus that knows whether hints from other processes come through."""

    @property
    def is_connected(self) -> bool:
        """Whether hints come and go; for `/healthz`."""
        ...


async def open_event_bus(
    settings: Settings, metrics: Metrics | None = None, back_off: BackOff | None = None
) -> ConnectedBus:
    """A bus that is connected; close it at the end.

    Raises ServerError `events-unreachable`, `events-extra-missing`.
    """
    if settings.events_backend is EventsBackend.MEMORY:
        return MemoryBus()
    link = _link(settings)
    return await LinkedBus.open(link, back_off=back_off, metrics=metrics)


def _link(settings: Settings) -> Link:
    extra = settings.events_backend.value
    try:
        if settings.events_backend is EventsBackend.REDIS:
            redis_bus = import_module("kiosk_server.core.redis_bus")
            made: Link = redis_bus.RedisLink(settings.redis_url, settings.events_channel)
        else:
            postgres_bus = import_module("kiosk_server.core.postgres_bus")
            made = postgres_bus.PostgresLink(settings.database_address, settings.events_channel)
    except ModuleNotFoundError as error:
        raise ServerError("events-extra-missing", backend=extra, extra=extra) from error
    return made
