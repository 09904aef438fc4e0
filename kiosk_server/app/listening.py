"""Starts the engine that recognises what visitors say, where the settings name one."""

import asyncio
from contextlib import AsyncExitStack

from starlette.routing import BaseRoute

from i18n.translator import Translator
from kiosk_server.core.clock import Clock
from kiosk_server.core.settings import Settings
from kiosk_server.listening.recognisers import open_recogniser
from kiosk_server.listening.service import ListeningService
from kiosk_server.people.assembly import People
from kiosk_server.web.listening import ListeningPages


async def listening_routes(
    settings: Settings,
    translator: Translator,
    clock: Clock,
    people: People,
    ends: AsyncExitStack,
) -> list[BaseRoute]:
    """The address that takes sound; none where no engine is set. Raises ServerError as the engine
    does."""
    model = settings.listening_model
    recogniser = await asyncio.to_thread(open_recogniser, settings.listening_engine, model)
    if recogniser is None:
        return []
    listening = ListeningService(recogniser, clock, secret=people.keys.secret)
    ends.push_async_callback(listening.stop)
    return [*ListeningPages(listening, translator, settings.locales).routes()]
