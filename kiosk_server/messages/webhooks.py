"""Webhooks: notices of the venue put into the outbox, one row for each address, and delivered from
there, signed. Holds nothing of persons; the reason of a closure or an alarm
is what its author wrote for all.
"""

import hashlib
import hmac
import json
import logging
import ssl
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.messages.webhook_addresses import webhook_addresses
from kiosk_server.messages.webhook_post import TIMEOUT_SECONDS, post
from kiosk_server.storage.outbox import Effect, OutboxLimits, enqueue
from kiosk_server.venue.alarm import Alarm
from kiosk_server.venue.model import ClosedArea, ClosedElement, Closure
from kiosk_server.venue.notices import VenueNotice

WEBHOOK = "webhook"
"""The kind of effect."""

WEBHOOK_PATIENCE = OutboxLimits(
    lease_seconds=30, most_attempts=19, first_pause_seconds=5, longest_pause_seconds=14_400
)
"""19 attempts: the first after seconds, then twice as late each, at last every few hours. The last
comes after 15 to 30 hours.
"""

_GONE = 410

_log = logging.getLogger(__name__)


class Webhooks:
    """Tells the addresses of one hospital."""

    def __init__(
        self,
        urls: Iterable[str],
        secret: str,
        clock: Clock,
        *,
        new_id: Callable[[], str],
        hospital_id: str = "main",
        timeout_seconds: float = TIMEOUT_SECONDS,
    ) -> None:
        """Raises ServerError `webhook-address-unfit`."""
        self._addresses = webhook_addresses(urls)
        self._secret = secret.encode()
        self._clock = clock
        self._new_id = new_id
        self._hospital_id = hospital_id
        self._timeout_seconds = timeout_seconds
        # The machine's authorities take a while to read; without an address nobody is trusted.
        self._trust = (
            ssl.create_default_context()
            if self._addresses
            else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        )

    def keep(self, connection: Connection, notice: VenueNotice) -> None:
        """Puts a notice into the outbox for each address, inside the unit of work that made it."""
        event_id = self._new_id()
        body = _body_of(notice, event_id)
        for name in self._addresses:
            enqueue(
                connection,
                WEBHOOK,
                {"to": name, "body": body},
                notice.at,
                key=f"{WEBHOOK}-{event_id}-{name}",
                hospital_id=self._hospital_id,
            )

    async def deliver(self, effect: Effect) -> None:
        """Sends what the outbox holds; done when the receiver answers 2xx, or 410: never again.

        Raises ServerError `webhook-refused` for another status, `webhook-address-unknown` if the
        address is not in the settings any more, and as `post` does.
        """
        address = self._addresses.get(str(effect.payload["to"]))
        if address is None:
            raise ServerError("webhook-address-unknown")
        body = json.dumps(effect.payload["body"], ensure_ascii=False, separators=(",", ":"))
        content = body.encode()
        timestamp = str(int(self._clock.now().timestamp()))
        headers = {
            "Content-Type": "application/json",
            "X-Kiosk-Delivery": effect.key,
            "X-Kiosk-Timestamp": timestamp,
            "X-Kiosk-Signature": f"sha256={signature_of(self._secret, timestamp, content)}",
        }
        status = await post(
            address, headers, content, trust=self._trust, timeout_seconds=self._timeout_seconds
        )
        if status == _GONE:
            _log.info("a webhook is not wanted any more", extra={"address": address.name})
        elif not 200 <= status < 300:
            raise ServerError("webhook-refused", status=status)


def signature_of(secret: bytes, timestamp: str, content: bytes) -> str:
    """64 hex digits: HMAC-SHA-256 of `<timestamp>.<content>`."""
    return hmac.new(secret, timestamp.encode() + b"." + content, hashlib.sha256).hexdigest()


def _body_of(notice: VenueNotice, event_id: str) -> Mapping[str, object]:
    body: dict[str, object] = {
        "event": notice.event.value,
        "id": event_id,
        "at": notice.at.isoformat(),
        "planVersion": notice.state.plan_version,
        "dataVersion": notice.state.data_version,
    }
    if notice.closure is not None:
        body["closure"] = _closure(notice.closure)
    if notice.alarm is not None:
        body["alarm"] = _alarm(notice.alarm)
    return body


def _alarm(alarm: Alarm) -> Mapping[str, object]:
    return {
        "id": alarm.id,
        "buildingId": alarm.building_id,
        "isDrill": alarm.is_drill,
        "reason": alarm.reason,
        "signal": alarm.signal,
        "startedAt": alarm.started_at.isoformat(),
        "endedAt": _text(alarm.ended_at),
    }


def _closure(closure: Closure) -> Mapping[str, object]:
    target = closure.target
    return {
        "id": closure.id,
        "elementId": target.element_id if isinstance(target, ClosedElement) else None,
        "levelId": target.level_id if isinstance(target, ClosedArea) else None,
        "reason": closure.reason,
        "from": closure.starts_at.isoformat(),
        "until": _text(_end_of(closure)),
    }


def _end_of(closure: Closure) -> datetime | None:
    """When it is over, as far as that is known."""
    ends = [end for end in (closure.ends_at, closure.ended_at) if end is not None]
    return min(ends, default=None)


def _text(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
