"""What is counted, under labels that stay few."""

from kiosk_server.core.metrics import Metrics


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


def test_requests_are_counted_by_route_method_and_status() -> None:
    metrics = Metrics.create()

    metrics.request_began()
    running = value(metrics, "kiosk_requests_running")
    metrics.request_ended("/graphql", "POST", 200, 0.004)

    assert running == 1.0
    assert value(metrics, "kiosk_requests_running") == 0.0
    labels = {"route": "/graphql", "method": "POST", "status": "200"}
    assert value(metrics, "kiosk_requests_total", **labels) == 1.0
    assert value(metrics, "kiosk_request_seconds_bucket", route="/graphql", le="0.0025") == 0.0
    assert value(metrics, "kiosk_request_seconds_bucket", route="/graphql", le="0.005") == 1.0


def test_operations_beyond_the_bound_are_counted_together() -> None:
    metrics = Metrics.create()

    for number in range(1_000):
        metrics.operation_answered(f"op{number}", "ok", 0.001)
    metrics.operation_answered("op0", "ok", 0.001)

    count = "kiosk_graphql_operation_seconds_count"
    assert value(metrics, count, operation="op0", outcome="ok") == 2.0
    assert value(metrics, count, operation="op999", outcome="ok") is None
    assert value(metrics, count, operation="other", outcome="ok") == 500.0


def test_sockets_caches_and_storage_are_measured() -> None:
    metrics = Metrics.create()

    metrics.socket_opened()
    metrics.socket_opened()
    metrics.socket_closed(1001)
    metrics.subscription_began()
    metrics.cache_looked_up("answers", hit=True)
    metrics.cache_looked_up("answers", hit=False)
    metrics.cache_holds("answers", 4_096)
    metrics.storage_queue_is(3)
    metrics.storage_answered("write", "ok", 0.002)
    metrics.operation_refused("TOO_DEEP")
    metrics.events_lost()
    metrics.subscription_ended()

    assert value(metrics, "kiosk_sockets") == 1.0
    assert value(metrics, "kiosk_sockets_closed_total", code="1001") == 1.0
    assert value(metrics, "kiosk_subscriptions") == 0.0
    assert value(metrics, "kiosk_cache_lookups_total", cache="answers", outcome="hit") == 1.0
    assert value(metrics, "kiosk_cache_bytes", cache="answers") == 4_096.0
    assert value(metrics, "kiosk_storage_queue") == 3.0
    assert value(metrics, "kiosk_storage_seconds_count", kind="write", outcome="ok") == 1.0
    assert value(metrics, "kiosk_graphql_refused_total", code="TOO_DEEP") == 1.0
    assert value(metrics, "kiosk_events_lost_total") == 1.0


def test_a_close_code_from_nowhere_makes_no_label() -> None:
    metrics = Metrics.create()

    for code in (0, 999, 5_000, 70_000):
        metrics.socket_closed(code)

    assert value(metrics, "kiosk_sockets_closed_total", code="other") == 4.0


def test_each_server_counts_for_itself() -> None:
    first, second = Metrics.create(), Metrics.create()

    first.socket_opened()

    assert value(second, "kiosk_sockets") == 0.0
    assert (value(first, "process_resident_memory_bytes") or 0.0) > 1e6
