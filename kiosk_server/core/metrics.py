"""What is counted and timed, for Prometheus. The registry is passed in; nothing here is global.

Labels have few values: names that the program knows, never what somebody sent.
"""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge
from prometheus_client.gc_collector import GCCollector
from prometheus_client.process_collector import ProcessCollector

from kiosk_server.core.loop_counts import LoopCounter, LoopTimings

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_MOST_OPERATIONS = 500
OTHER = "other"


class Metrics:
    """The server's counters. Cheap to call, on the event loop only."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.registry = registry
        self._operations: set[str] = set()
        self._requests_running = 0
        running = Gauge(
            "kiosk_requests_running", "HTTP requests that are being answered.", registry=registry
        )
        running.set_function(lambda: self._requests_running)
        self._requests = LoopCounter(
            "kiosk_requests", "HTTP requests answered.", ["route", "method", "status"], registry
        )
        self._request_seconds = LoopTimings(
            "kiosk_request_seconds",
            "Seconds to answer an HTTP request.",
            ["route"],
            _SECONDS,
            registry,
        )
        self._operation_seconds = LoopTimings(
            "kiosk_graphql_operation_seconds",
            "Seconds to answer a GraphQL operation.",
            ["operation", "outcome"],
            _SECONDS,
            registry,
        )
        self._cache_lookups = LoopCounter(
            "kiosk_cache_lookups", "Lookups in a cache.", ["cache", "outcome"], registry
        )
        self._cache_bytes = Gauge(
            "kiosk_cache_bytes", "Bytes that a cache holds.", ["cache"], registry=registry
        )
        self._sockets = Gauge("kiosk_sockets", "Open WebSockets.", registry=registry)
        self._sockets_closed = LoopCounter(
            "kiosk_sockets_closed", "WebSockets that were closed, by code.", ["code"], registry
        )
        self._subscriptions = Gauge(
            "kiosk_subscriptions", "Running subscriptions on all sockets.", registry=registry
        )
        self._storage_queue = Gauge(
            "kiosk_storage_queue", "Units of work that wait to be written.", registry=registry
        )
        self._storage_seconds = LoopTimings(
            "kiosk_storage_seconds",
            "Seconds from handing in a unit of work to its result.",
            ["kind", "outcome"],
            _SECONDS,
            registry,
        )
        self._events = Counter(
            "kiosk_events_lost", "Times that the connection for hints was lost.", registry=registry
        )
        self._client_errors = LoopCounter(
            "kiosk_graphql_refused",
            "GraphQL requests that were refused, by code.",
            ["code"],
            registry,
        )

    @classmethod
    def create(cls) -> "Metrics":
        """Metrics on a registry of their own, with those of the process and its memory."""
        registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        GCCollector(registry=registry)
        return cls(registry)

    def watch_alarm_contact(self, is_there: Callable[[], bool]) -> None:
        """Shows whether the fire system's contact can be read. Called once, where there is one."""
        gauge = Gauge(
            "kiosk_alarm_contact_up",
            "Whether the contact of the fire system can be read.",
            registry=self.registry,
        )
        gauge.set_function(lambda: float(is_there()))

    def watch_speech(
        self, is_up: Callable[[], bool], held_bytes: Callable[[], int]
    ) -> Callable[[str], None]:
        """Shows whether the voice can be started and what its sounds take on the disk; returns
        what counts a sound that was asked for, by its outcome. Called once, where there is one."""
        Gauge(
            "kiosk_speech_up", "Whether the voice can be started.", registry=self.registry
        ).set_function(lambda: float(is_up()))
        Gauge(
            "kiosk_speech_bytes", "Disk space that kept sounds take.", registry=self.registry
        ).set_function(held_bytes)
        sounds = LoopCounter(
            "kiosk_speech_sounds", "Sounds that were asked for.", ["outcome"], self.registry
        )
        return sounds.count

    def request_began(self) -> None:
        """An HTTP request came in."""
        self._requests_running += 1

    def request_ended(self, route: str, method: str, status: int, seconds: float) -> None:
        """An HTTP request was answered, or given up by its client (status 499)."""
        self._requests_running -= 1
        self._requests.count(route, method, status)
        self._request_seconds.took(seconds, route)

    def operation_answered(self, operation: str, outcome: str, seconds: float) -> None:
        """A GraphQL operation was answered; `operation` is its name or the start of its hash.

        After 500 different ones all new ones count as `other`.
        """
        if operation not in self._operations:
            if len(self._operations) >= _MOST_OPERATIONS:
                operation = OTHER
            self._operations.add(operation)
        self._operation_seconds.took(seconds, operation, outcome)

    def operation_refused(self, code: str) -> None:
        """A GraphQL request was refused before it ran; `code` is one of ours."""
        self._client_errors.count(code)

    def cache_looked_up(self, cache: str, *, hit: bool) -> None:
        """A cache was asked."""
        self._cache_lookups.count(cache, "hit" if hit else "miss")

    def cache_holds(self, cache: str, size_bytes: int) -> None:
        """How much a cache holds now."""
        self._cache_bytes.labels(cache).set(size_bytes)

    def socket_opened(self) -> None:
        """A WebSocket was accepted."""
        self._sockets.inc()

    def socket_closed(self, code: int) -> None:
        """An accepted WebSocket ended with a code of ours or its client's."""
        self._sockets.dec()
        self._sockets_closed.count(code if 1000 <= code < 5000 else OTHER)

    def subscription_began(self) -> None:
        """A subscription of one socket began."""
        self._subscriptions.inc()

    def subscription_ended(self) -> None:
        """A subscription of one socket ended."""
        self._subscriptions.dec()

    def storage_queue_is(self, units: int) -> None:
        """How many units of work wait to be written."""
        self._storage_queue.set(units)

    def storage_answered(self, kind: str, outcome: str, seconds: float) -> None:
        """A unit of work (`kind` is read or write) has its result or its error."""
        self._storage_seconds.took(seconds, kind, outcome)

    def events_lost(self) -> None:
        """The connection for hints was lost; every subscriber reloads when it is back."""
        self._events.inc()
