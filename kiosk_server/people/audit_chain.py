"""What an audit entry says, and the chain of hashes by which a changed or missing one shows."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

NO_ENTRY = "0" * 64
"""The hash before the first entry."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to what, when. Ids only: nothing about a patient, a need, a secret.

    `targets` are texts such as `account:7d1f`. `hash` covers everything else and the hash before.
    """

    sequence: int
    at: datetime
    actor_kind: str
    actor_id: str
    actor_name: str
    action: str
    targets: tuple[str, ...]
    request_id: str
    hospital_id: str
    previous_hash: str
    hash: str = ""


def hash_of(entry: AuditEntry) -> str:
    """SHA-256 over the entry's canonical JSON (sorted keys, UTC, without its own hash)."""
    said = {
        "sequence": entry.sequence,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": [entry.actor_kind, entry.actor_id, entry.actor_name],
        "action": entry.action,
        "targets": list(entry.targets),
        "request": entry.request_id,
        "hospital": entry.hospital_id,
        "previous": entry.previous_hash,
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def find_break(entries: Iterable[AuditEntry], *, after: int, previous_hash: str) -> int | None:
    """The first sequence number that does not fit, None where all do.

    `entries` in ascending order come after entry number `after`, whose hash is `previous_hash`.
    """
    for entry in entries:
        after += 1
        if (
            entry.sequence != after
            or entry.previous_hash != previous_hash
            or entry.hash != hash_of(entry)
        ):
            return after
        previous_hash = entry.hash
    return None
