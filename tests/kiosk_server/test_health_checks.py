"""What `/healthz` and `/metrics` say of the fire system's contact and of the voice."""

import asyncio
from types import SimpleNamespace
from typing import cast

import pytest

from kiosk_server.app.health_checks import health_checks
from kiosk_server.app.speech import Speech
from kiosk_server.core.errors import ServerError
from kiosk_server.core.event_buses import ConnectedBus
from kiosk_server.core.metrics import Metrics
from kiosk_server.speech.service import SpeechService
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


def speech_checks(*, has_voice: bool, is_down: bool = False) -> list[HealthCheck]:
    """Those of the voice; nothing else is asked here."""
    parts = (cast("WatchedDatabase", None), cast("VenueService", None), cast("ConnectedBus", None))
    service = cast("SpeechService", SimpleNamespace(is_down=is_down))
    made = health_checks(*parts, AlarmContactState(), Speech(service, has_voice, ()))
    return [each for each in made if each.name == "speech"]


def test_a_voice_that_cannot_be_started_is_shown_and_stops_nobody() -> None:
    (well,) = speech_checks(has_voice=True)
    (down,) = speech_checks(has_voice=True, is_down=True)

    assert asyncio.run(_answer(well))
    assert not asyncio.run(_answer(down))
    assert not down.needed
    assert speech_checks(has_voice=False) == []


def test_sounds_are_counted_by_their_outcome() -> None:
    metrics = Metrics.create()
    is_up = True

    count = metrics.watch_speech(lambda: is_up, lambda: 4_096)
    count("kept")
    count("speech-down")

    read = metrics.registry.get_sample_value
    assert read("kiosk_speech_up") == 1.0
    is_up = False
    assert read("kiosk_speech_up") == 0.0
    assert read("kiosk_speech_bytes") == 4_096.0
    assert read("kiosk_speech_sounds_total", {"outcome": "kept"}) == 1.0
    assert read("kiosk_speech_sounds_total", {"outcome": "speech-down"}) == 1.0
