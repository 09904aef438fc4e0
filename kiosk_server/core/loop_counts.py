"""Counts and timings of one thread, the event loop's, as Prometheus reads them at a scrape.

Without locks and without an object to look up by its labels: they are counted several times in
each request. Knows no names of ours.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector


class LoopCounter(Collector):
    """How often something happened, by its labels."""

    def __init__(
        self, name: str, documentation: str, labels: Sequence[str], registry: CollectorRegistry
    ) -> None:
        self._name = name
        self._documentation = documentation
        self._labels = tuple(labels)
        self._counts: dict[tuple[str | int, ...], int] = {}
        registry.register(self)

    def count(self, *labels: str | int) -> None:
        """Once more. The values stand in the order of the labels' names."""
        self._counts[labels] = self._counts.get(labels, 0) + 1

    def describe(self) -> Iterable[CounterMetricFamily]:
        """The family without its values: the registry wants to know its name."""
        return (CounterMetricFamily(self._name, self._documentation, labels=self._labels),)

    def collect(self) -> Iterable[CounterMetricFamily]:
        """What was counted so far."""
        family = CounterMetricFamily(self._name, self._documentation, labels=self._labels)
        for labels, count in self._counts.items():
            family.add_metric([str(label) for label in labels], count)
        return (family,)


class LoopTimings(Collector):
    """How long something took, by its labels: a histogram for each."""

    def __init__(
        self,
        name: str,
        documentation: str,
        labels: Sequence[str],
        bounds_seconds: Sequence[float],
        registry: CollectorRegistry,
    ) -> None:
        """`bounds_seconds`: the upper bounds of the buckets, rising, without the endless one."""
        self._name = name
        self._documentation = documentation
        self._labels = tuple(labels)
        self._bounds_seconds = tuple(bounds_seconds)
        self._texts = [*map(repr, self._bounds_seconds), "+Inf"]
        self._timings: dict[tuple[str, ...], _Timings] = {}
        registry.register(self)

    def took(self, seconds: float, *labels: str) -> None:
        """One more. The labels' values stand in the order of their names."""
        timings = self._timings.get(labels)
        if timings is None:
            timings = self._timings[labels] = _Timings(len(self._texts))
        timings.buckets[bisect_left(self._bounds_seconds, seconds)] += 1
        timings.sum_seconds += seconds

    def describe(self) -> Iterable[HistogramMetricFamily]:
        """The family without its values: the registry wants to know its name."""
        return (HistogramMetricFamily(self._name, self._documentation, labels=self._labels),)

    def collect(self) -> Iterable[HistogramMetricFamily]:
        """What was timed so far; each bucket holds those below it, as Prometheus has it."""
        family = HistogramMetricFamily(self._name, self._documentation, labels=self._labels)
        for labels, timings in self._timings.items():
            below = 0
            buckets: list[tuple[str, float]] = []
            for text, count in zip(self._texts, timings.buckets, strict=True):
                below += count
                buckets.append((text, below))
            family.add_metric(labels, buckets, timings.sum_seconds)
        return (family,)


class _Timings:
    """The buckets of one histogram, each by itself, and the sum of its seconds."""

    __slots__ = ("buckets", "sum_seconds")

    def __init__(self, bucket_count: int) -> None:
        self.buckets = [0] * bucket_count
        self.sum_seconds = 0.0
