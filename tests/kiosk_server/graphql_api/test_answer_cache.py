"""The cache of whole answers holds no more bytes than it may, and makes each answer once."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_server.graphql_api.answer_cache import AnswerCache
from kiosk_server.graphql_api.operations import Answer


def answer_of(size: int) -> Answer:
    return Answer(b"x" * size)


def test_longest_unused_answer_goes_first() -> None:
    cache = AnswerCache(10_000)
    for key in "abcd":
        cache.keep(key, answer_of(1_800))
    cache.find("a")

    cache.keep("e", answer_of(1_800))

    assert [key for key in "abcde" if cache.find(key)] == ["a", "c", "d", "e"]


def test_an_answer_too_large_to_share_the_room_is_not_kept() -> None:
    cache = AnswerCache(10_000)

    cache.keep("a", answer_of(2_000))

    assert cache.find("a") is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4_000)), max_size=60))
def test_bytes_are_always_counted_and_bounded(steps: list[tuple[int, int]]) -> None:
    cache = AnswerCache(12_000)

    for key, size in steps:
        cache.keep(key, answer_of(size))

    held = [found for key in range(10) if (found := cache.find(key))]
    assert cache.bytes == sum(len(found.body) + 600 for found in held) <= 12_000
    assert len(cache) == len(held)


def test_a_fault_reaches_all_who_wait_and_is_not_kept() -> None:
    async def fail() -> Answer | None:
        await asyncio.sleep(0)
        raise LookupError("gone")

    async def two_wait() -> list[object]:
        cache = AnswerCache(10_000)
        first = asyncio.ensure_future(cache.once("k", fail))
        second = asyncio.ensure_future(cache.once("k", fail))
        return list(await asyncio.gather(first, second, return_exceptions=True))

    assert [type(found) for found in asyncio.run(two_wait())] == [LookupError, LookupError]


@pytest.mark.parametrize("count", [1, 20])
def test_it_is_made_once_however_many_wait(count: int) -> None:
    made = 0

    async def make() -> Answer | None:
        nonlocal made
        made += 1
        await asyncio.sleep(0)
        return answer_of(1)

    async def wait() -> None:
        cache = AnswerCache(10_000)
        await asyncio.gather(*(cache.once("k", make) for _ in range(count)))

    asyncio.run(wait())

    assert made == 1
