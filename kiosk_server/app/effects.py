"""Starts what makes effects happen that must: the outbox's worker, and what it is nudged by."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack

from kiosk_server.core.clock import Clock
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.settings import Settings
from kiosk_server.messages.webhooks import WEBHOOK, WEBHOOK_PATIENCE, Webhooks
from kiosk_server.storage import Database
from kiosk_server.storage.outbox import Outbox
from kiosk_server.storage.outbox_counts import OutboxCounts
from kiosk_server.venue.alarm_service import ALARM_TOPIC
from kiosk_server.venue.service import VENUE_TOPIC


def make_webhooks(settings: Settings, clock: Clock, make_id: Callable[[], str]) -> Webhooks:
    """Who is told of the venue's changes. Raises ServerError `webhook-address-unfit`."""
    return Webhooks(
        settings.webhook_urls,
        settings.webhook_secret,
        clock,
        new_id=make_id,
        hospital_id=settings.hospital_id,
    )


class Effects:
    """What must happen outside the database, by kind."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Clock,
        metrics: Metrics,
        webhooks: Webhooks,
    ) -> None:
        self._outbox = Outbox(
            database,
            clock,
            {WEBHOOK: webhooks.deliver},
            hospital_id=settings.hospital_id,
            limits=WEBHOOK_PATIENCE,
            observer=OutboxCounts(metrics.registry),
        )

    async def start(self, events: EventBus, ends: AsyncExitStack) -> None:
        """Works until the stack ends; then what is not done is given back."""
        await ends.enter_async_context(self._outbox.working())
        ends.callback(asyncio.create_task(self._follow(events)).cancel)

    async def _follow(self, events: EventBus) -> None:
        """A hint that is missed costs a few seconds: the worker also looks by itself."""
        async with events.subscribe([VENUE_TOPIC, ALARM_TOPIC]) as hints:
            async for _ in hints:
                self._outbox.nudge()
