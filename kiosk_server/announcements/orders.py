"""What somebody wants to be said: orders as values. It must not know how they are carried out."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk_server.announcements.model import RepeatRule, SpokenPart


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants to be said, in which zones. `parts` stand for each language in turn;
    `key`, of one order only, is what it can be taken back by."""

    message_id: str
    parts: tuple[SpokenPart, ...]
    zone_ids: tuple[str, ...]
    rule: RepeatRule = RepeatRule()
    is_private: bool = False
    key: str | None = None


@dataclass(frozen=True, slots=True)
class PreparedOrder:
    """One of the prepared announcements; `building_id` None: in the whole venue."""

    message_id: str
    place_id: str | None
    building_id: str | None
    rule: RepeatRule


def in_order(zone_ids: Sequence[str]) -> tuple[str, ...]:
    """Each once, and always in the same order, as they are held one after the other."""
    return tuple(dict.fromkeys(sorted(zone_ids)))


def id_by_key(key: str, zone_id: str) -> str:
    """The id of what is said in a zone for the order with a key, which it does not tell."""
    return hashlib.sha256(f"{key}/{zone_id}".encode()).hexdigest()[:32]


def values_of(order: Order, zones: Sequence[str]) -> dict[str, object]:
    """An order as JSON values, equal for equal orders."""
    return {
        "message": order.message_id,
        "parts": [[part.locale, part.text] for part in order.parts],
        "zones": list(zones),
        "times": order.rule.times,
        "pause": order.rule.pause.total_seconds(),
        "life": order.rule.life.total_seconds(),
    }
