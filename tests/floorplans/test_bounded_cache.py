"""The cache keeps its bound, forgets the longest unused and builds each value once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier, Event, Lock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.bounded_cache import BoundedCache


@dataclass(frozen=True)
class Parcel:
    name: int
    size_bytes: int


def test_the_longest_unused_goes_first() -> None:
    cache: BoundedCache[Parcel] = BoundedCache(30, 1)
    for name in (1, 2, 3):
        cache.get(name, lambda name=name: Parcel(name, 10))  # type: ignore[misc]  # default
    cache.get(1, lambda: Parcel(-1, 10))

    cache.get(4, lambda: Parcel(4, 10))

    assert cache.get(1, lambda: Parcel(-1, 10)) == Parcel(1, 10)
    assert cache.get(2, lambda: Parcel(-2, 10)) == Parcel(-2, 10)


def test_a_value_over_the_bound_is_answered_but_not_kept() -> None:
    cache: BoundedCache[Parcel] = BoundedCache(30, 1)
    cache.get("small", lambda: Parcel(1, 10))

    big = cache.get("big", lambda: Parcel(2, 31))

    assert big == Parcel(2, 31)
    assert (len(cache), cache.size_bytes) == (1, 10)


def test_a_failed_build_is_told_and_tried_again() -> None:
    cache: BoundedCache[Parcel] = BoundedCache(30, 1)

    def fail() -> Parcel:
        raise OSError("no wood")

    with pytest.raises(OSError, match="no wood"):
        cache.get("boat", fail)

    assert cache.get("boat", lambda: Parcel(1, 1)) == Parcel(1, 1)


@pytest.mark.parametrize("most_bytes", [100, 0])
def test_a_value_wanted_by_many_at_once_is_built_once(most_bytes: int) -> None:
    cache: BoundedCache[Parcel] = BoundedCache(most_bytes, 4)
    callers = 8
    together = Barrier(callers)
    built: list[int] = []
    asked = Event()

    def build() -> Parcel:
        built.append(1)
        asked.wait(0.2)
        return Parcel(1, 10)

    def ask(_: int) -> Parcel:
        together.wait()
        return cache.get("tree", build)

    with ThreadPoolExecutor(callers) as pool:
        found = list(pool.map(ask, range(callers)))

    assert len(built) == 1
    assert all(value is found[0] for value in found)


def test_no_more_builders_work_at_once_than_allowed() -> None:
    cache: BoundedCache[Parcel] = BoundedCache(1000, 2)
    lock, pause = Lock(), Event()
    working = most = 0

    def build() -> Parcel:
        nonlocal working, most
        with lock:
            working += 1
            most = max(most, working)
        pause.wait(0.02)
        with lock:
            working -= 1
        return Parcel(1, 1)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda key: cache.get(key, build), range(12)))

    assert most == 2


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), max_size=60), st.integers(0, 100))
def test_the_bound_always_holds(requests: list[tuple[int, int]], most_bytes: int) -> None:
    cache: BoundedCache[Parcel] = BoundedCache(most_bytes, 1)

    for name, size in requests:
        value = cache.get(name, lambda: Parcel(name, size))  # noqa: B023  # called at once

        assert value.name == name
        assert cache.size_bytes <= most_bytes
        assert cache.size_bytes == sum(parcel.size_bytes for parcel in cache._kept.values())


@pytest.mark.parametrize(("most_bytes", "builds"), [(-1, 1), (1, 0)])
def test_an_impossible_bound_is_refused(most_bytes: int, builds: int) -> None:
    with pytest.raises(ValueError, match="cache"):
        BoundedCache[Parcel](most_bytes, builds)
