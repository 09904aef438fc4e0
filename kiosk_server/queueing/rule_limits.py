"""Between which numbers each rule may be, and which texts it may have. Pure data."""

import re
from collections.abc import Mapping

DAY_MINUTES = 1440
MOST_BYTES = 262_144
MOST_CLASSES = 50
MOST_ENTRIES = 2_000

NUMBERS: Mapping[str, tuple[int, int]] = {
    "Placement.every": (0, 100),
    "Placement.weight": (0, 100),
    "Placement.places": (0, 100),
    "Placement.minutes": (0, DAY_MINUTES),
    "PriorityClass.least_age_years": (0, 150),
    "PriorityClass.most_age_years": (0, 150),
    "AppointmentRules.early_minutes": (0, DAY_MINUTES),
    "AppointmentRules.late_every": (1, 100),
    "AppointmentRules.grace_minutes": (0, DAY_MINUTES),
    "ReturnRules.within_minutes": (0, DAY_MINUTES),
    "ReturnRules.at_most": (0, 20),
    "OvertakingBound.at_most": (0, 100),
    "OvertakingBound.one_more_for_every": (0, 100),
    "OvertakingBound.last_at_most": (0, 1_000),
    "RoomWaitRules.most_waiting": (0, 50),
    "RoomWaitRules.room_most_waiting": (0, 50),
    "NumberRange.first": (1, 999_999),
    "NumberRange.last": (1, 999_999),
    "NumberRules.digits": (1, 6),
    "OpeningRules.last_ticket_minutes": (0, DAY_MINUTES),
    "OpeningRules.quota": (0, 100_000),
    "OpeningRules.queue_quotas": (0, 100_000),
    "ServiceRules.assumed_seconds": (5, 14_400),
    "ServiceRules.queue_assumed_seconds": (5, 14_400),
    "AwayRules.after_minutes": (1, 240),
    "WaitTargetRules.minutes": (1, DAY_MINUTES),
    "WaitTargetRules.queue_minutes": (1, DAY_MINUTES),
}
"""Both ends included, by class and field; of a mapping, of each of its values."""

TEXTS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "PriorityClass.id": (re.compile(r"[a-z][a-z0-9-]{0,39}"), "a-z, 0-9, -; 1–40"),
    "NumberRules.prefix": (re.compile(r"[A-Z]{0,3}"), "A–Z; 0–3"),
    "NumberRules.queue_prefixes": (re.compile(r"[A-Z]{0,3}"), "A–Z; 0–3"),
    "NumberRules.class_prefixes": (re.compile(r"[A-Z]{0,3}"), "A–Z; 0–3"),
    "OpeningRules.hours": (re.compile(r".{1,255}"), "opening_hours; 1–255"),
}
"""A pattern for the whole text, and how it is told without words."""

KEY = re.compile(r"\S(?:.{0,126}\S)?")
"""What the id of a queue or zone looks like."""
