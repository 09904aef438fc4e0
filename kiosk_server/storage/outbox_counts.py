"""What the outbox's worker tells Prometheus: what waits, what was given up, how attempts end."""

from prometheus_client import CollectorRegistry, Counter, Gauge


class OutboxCounts:
    """An OutboxObserver whose numbers stand in a registry. May be told things on any thread."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._waiting = Gauge(
            "kiosk_outbox_waiting", "Effects that have yet to happen.", registry=registry
        )
        self._dead = Gauge(
            "kiosk_outbox_failed",
            "Effects that were given up and are kept for a person.",
            registry=registry,
        )
        self._attempts = Counter(
            "kiosk_outbox_attempts",
            "Attempts to make an effect happen, by how they ended.",
            ["kind", "outcome"],
            registry=registry,
        )

    def effect_ended(self, kind: str, outcome: str) -> None:
        """An attempt ended: `done`, `put-off` or `given-up`."""
        self._attempts.labels(kind, outcome).inc()

    def effects_are(self, waiting: int, dead: int) -> None:
        """How many effects there are now."""
        self._waiting.set(waiting)
        self._dead.set(dead)
