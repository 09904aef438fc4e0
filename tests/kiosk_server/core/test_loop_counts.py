"""Our counts read like the library's own, whatever is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from kiosk_server.core.loop_counts import LoopCounter, LoopTimings

BOUNDS_SECONDS = (0.001, 0.25, 1.0, 10.0)
LABELS = st.sampled_from(["a", 'quo"ted', "two\nlines", "号", ""])
SECONDS = st.floats(0.0, 20.0) | st.sampled_from(BOUNDS_SECONDS)


def lines_of(registry: CollectorRegistry) -> list[str]:
    """What a scrape reads, without when the library's objects were made."""
    text = generate_latest(registry).decode()
    return sorted(line for line in text.splitlines() if "_created" not in line)


@given(st.lists(st.tuples(LABELS, st.integers(200, 203))))
def test_counts_read_like_the_librarys(events: list[tuple[str, int]]) -> None:
    ours, theirs = CollectorRegistry(), CollectorRegistry()
    counter = LoopCounter("kiosk_things", "Things.", ["kind", "status"], ours)
    reference = Counter("kiosk_things", "Things.", ["kind", "status"], registry=theirs)

    for kind, status in events:
        counter.count(kind, status)
        reference.labels(kind, str(status)).inc()

    assert lines_of(ours) == lines_of(theirs)


@given(st.lists(st.tuples(LABELS, SECONDS)))
def test_timings_read_like_the_librarys(events: list[tuple[str, float]]) -> None:
    ours, theirs = CollectorRegistry(), CollectorRegistry()
    timings = LoopTimings("kiosk_seconds", "Seconds.", ["kind"], BOUNDS_SECONDS, ours)
    reference = Histogram(
        "kiosk_seconds", "Seconds.", ["kind"], buckets=BOUNDS_SECONDS, registry=theirs
    )

    for kind, seconds in events:
        timings.took(seconds, kind)
        reference.labels(kind).observe(seconds)

    assert lines_of(ours) == lines_of(theirs)


def test_a_name_is_taken_once() -> None:
    registry = CollectorRegistry()
    LoopCounter("kiosk_things", "Things.", ["kind"], registry)

    with pytest.raises(ValueError, match="kiosk_things"):
        LoopCounter("kiosk_things", "Other things.", ["kind"], registry)
