"""A least-recently-used cache bounded in bytes, which builds each value once and few at a time."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import BoundedSemaphore, Lock
from typing import Generic, Protocol, TypeVar


class Weighed(Protocol):
    """What can be kept: it knows its own size."""

    @property
    def size_bytes(self) -> int: ...


Kept = TypeVar("Kept", bound=Weighed)


class _Work(Generic[Kept]):
    """A value that somebody builds while others wait for the lock."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.value: Kept | None = None


class BoundedCache(Generic[Kept]):
    """Thread-safe. `most_bytes` is never exceeded, and a value bigger than it is not kept at all.

    Callers that want the same missing value at once wait for one builder; at most
    `concurrent_builds` builders work at a time. A builder must not ask the cache for another value.
    """

    def __init__(self, most_bytes: int, concurrent_builds: int) -> None:
        if most_bytes < 0 or concurrent_builds < 1:
            raise ValueError("a cache needs room of at least 0 bytes and at least one builder")
        self.most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._in_work: dict[Hashable, _Work[Kept]] = {}
        self._size_bytes = 0
        self._lock = Lock()
        self._builders = BoundedSemaphore(concurrent_builds)

    @property
    def size_bytes(self) -> int:
        """The sum of the sizes of all that is kept."""
        return self._size_bytes

    def __len__(self) -> int:
        return len(self._kept)

    def peek(self, key: Hashable) -> Kept | None:
        """The value kept for `key`, if one is; it grows no younger by it."""
        with self._lock:
            return self._kept.get(key)

    def get(self, key: Hashable, build: Callable[[], Kept]) -> Kept:
        """The value kept for `key`, or what `build` returns.

        If `build` raises, its caller gets the exception, and the next one builds again.
        """
        with self._lock:
            value = self._kept.get(key)
            if value is not None:
                self._kept.move_to_end(key)
                return value
            work = self._in_work.setdefault(key, _Work())
        with work.lock:
            if work.value is None:
                work.value = self._built(key, work, build)
            return work.value

    def _built(self, key: Hashable, work: "_Work[Kept]", build: Callable[[], Kept]) -> Kept:
        try:
            with self._builders:
                value = build()
            with self._lock:
                self._keep(key, value)
        finally:
            with self._lock:
                if self._in_work.get(key) is work:
                    del self._in_work[key]
        return value

    def _keep(self, key: Hashable, value: Kept) -> None:
        if value.size_bytes > self.most_bytes or key in self._kept:
            return
        while self._size_bytes + value.size_bytes > self.most_bytes:
            _, oldest = self._kept.popitem(last=False)
            self._size_bytes -= oldest.size_bytes
        self._kept[key] = value
        self._size_bytes += value.size_bytes
