"""What `/healthz` and `/metrics` say of the fire system's contact."""

import asyncio
from typing import cast

import pytest

from kiosk_server.app.health_checks import health_checks
from kiosk_server.core.errors import ServerError
from kiosk_server.core.event_buses import ConnectedBus
from kiosk_server.core.metrics import Metrics
from kiosk_server.storage.watched_database import WatchedDatabase
from kiosk_server.venue.alarm_contact_state import AlarmContactState
from kiosk_server.venue.service import VenueService
from kiosk_server.web.health import HealthCheck
from tests.kiosk_server.venue.venue_house import NOON


def contact_checks(state: AlarmContactState) -> list[HealthCheck]:
    """Those of the contact; nothing else is asked here."""
    parts = (cast("WatchedDatabase", None), cast("VenueService", None), cast("ConnectedBus", None))
    return [each for each in health_checks(*parts, state) if each.name == "alarm-contact"]


def test_where_no_contact_is_set_up_nothing_is_said_of_one() -> None:
    assert contact_checks(AlarmContactState()) == []


def test_a_contact_that_is_away_is_shown_and_stops_nobody_from_finding_a_way() -> None:
    state = AlarmContactState(is_set_up=True)
    (check,) = contact_checks(state)

    well = asyncio.run(_answer(check))
    state.is_unkept = True
    unkept = asyncio.run(_answer(check))
    state.away_since = NOON

    assert (well, unkept, check.needed) == (True, False, False)
    with pytest.raises(ServerError) as raised:
        asyncio.run(_answer(check))
    assert raised.value.code == "alarm-contact-away"


def test_the_metric_follows_the_contact() -> None:
    metrics, state = Metrics.create(), AlarmContactState(is_set_up=True)
    metrics.watch_alarm_contact(lambda: not state.is_away)

    def shown() -> float | None:
        return metrics.registry.get_sample_value("kiosk_alarm_contact_up")

    assert shown() == 1.0
    state.away_since = NOON
    assert shown() == 0.0


async def _answer(check: HealthCheck) -> bool:
    return await check.ask()
