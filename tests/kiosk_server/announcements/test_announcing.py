"""Announcements over a real database: once for each request, one at a time, over a restart."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from kiosk_server.announcements.model import (
    MOST_WAITING,
    AnnouncementRefusal,
    RepeatRule,
    speaking_seconds,
)
from kiosk_server.announcements.orders import Order
from kiosk_server.announcements.speaking import announcement_topic
from kiosk_server.announcements.store import AnnouncementStore, forget_announcements
from tests.kiosk_server.announcements.speakers import (
    FOR_ALL,
    ORDER,
    PLAN,
    ZONE,
    service_over,
    speakers,
)
from tests.kiosk_server.venue.venue_house import (
    NOON,
    TRANSLATOR,
    run,
)


def test_it_is_said_once_in_each_language_and_then_done(tmp_path: Path) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            await hall.announce()

            mine = await hall.service.claim(ZONE, "player-aa")
            others = await hall.service.claim(ZONE, "player-bb")
            during = await hall.service.zone_now(ZONE)
            is_done = await hall.service.finish(ZONE, "player-aa", mine.id if mine else "")
            later = await hall.service.claim(ZONE, "player-bb")
            after = await hall.service.zone_now(ZONE)

            assert mine is not None
            assert [part.locale for part in mine.parts] == ["zh-CN", "en"]
            assert others is None
            assert during.saying == mine.id
            assert is_done
            assert later is None
            assert [each.id for each in after.shown] == [mine.id]
            assert (after.saying, after.look_again_at) == (None, None)

    run(work())


def test_who_asks_while_another_speaks_or_before_a_repeat_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            await hall.announce(replace(ORDER, rule=RepeatRule(times=2)))
            said = await hall.service.claim(ZONE, "player-aa")
            assert said is not None

            async def asked_of_a_database_that_only_reads(player: str) -> None:
                async def refuse(_: object) -> None:
                    raise AssertionError("something is written")

                with monkeypatch.context() as patch:
                    patch.setattr(hall.house.database, "write", refuse)
                    assert await hall.service.claim(ZONE, player) is None

            await asked_of_a_database_that_only_reads("player-bb")
            assert await hall.service.finish(ZONE, "player-aa", said.id)
            await asked_of_a_database_that_only_reads("player-aa")

    run(work())


def test_the_same_request_announces_once_and_another_wish_under_it_is_refused(
    tmp_path: Path,
) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            first = await hall.announce()
            again = await hall.announce()
            other = replace(ORDER, rule=RepeatRule(times=3))

            assert [each.id for each in first] == [each.id for each in again]
            assert await hall.refusal(other) is AnnouncementRefusal.REQUEST_ID_REUSED
            assert len((await hall.service.zone_now(ZONE)).shown) == 1

    run(work())


@pytest.mark.parametrize(
    ("order", "request_id", "code"),
    [
        (replace(ORDER, is_private=True), "r1", AnnouncementRefusal.ANNOUNCEMENT_PRIVATE),
        (replace(ORDER, zone_ids=()), "r1", AnnouncementRefusal.ANNOUNCEMENT_ZONE_UNKNOWN),
        (replace(ORDER, zone_ids=("x",)), "r1", AnnouncementRefusal.ANNOUNCEMENT_ZONE_UNKNOWN),
        (replace(ORDER, parts=()), "r1", AnnouncementRefusal.ANNOUNCEMENT_RULE_UNFIT),
        (
            replace(ORDER, rule=RepeatRule(times=0)),
            "r1",
            AnnouncementRefusal.ANNOUNCEMENT_RULE_UNFIT,
        ),
        (ORDER, "", AnnouncementRefusal.REQUEST_ID_UNFIT),
    ],
)
def test_what_cannot_be_announced_says_why_and_changes_nothing(
    tmp_path: Path, order: Order, request_id: str, code: AnnouncementRefusal
) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            assert await hall.refusal(order, request_id) is code
            assert (await hall.service.zone_now(ZONE)).shown == ()

    run(work())


def test_a_full_zone_takes_nothing_in_any_zone_until_there_is_room(tmp_path: Path) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            for number in range(MOST_WAITING):
                await hall.announce(request_id=f"r{number}")
            both = replace(ORDER, zone_ids=tuple(level.id for level in PLAN.levels))

            assert await hall.refusal(both, "more") is AnnouncementRefusal.ANNOUNCEMENTS_FULL
            assert (await hall.service.zone_now(PLAN.levels[1].id)).shown == ()
            hall.house.clock.move(minutes=11)
            assert len(await hall.announce(both, "more")) == len(PLAN.levels)

    run(work())


def test_a_restart_forgets_neither_what_waits_nor_who_speaks(tmp_path: Path) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            await hall.announce()
            mine = await hall.service.claim(ZONE, "player-aa")
            started_again = service_over(hall.house)

            assert mine is not None
            assert await started_again.claim(ZONE, "player-bb") is None
            hall.house.clock.move(minutes=2)
            taken_over = await started_again.claim(ZONE, "player-bb")
            assert taken_over is not None
            assert taken_over.id == mine.id
            assert not await started_again.finish(ZONE, "player-aa", mine.id)
            assert await started_again.finish(ZONE, "player-bb", mine.id)
            assert not await started_again.finish(ZONE, "player-bb", mine.id)

    run(work())


def test_whoever_listens_is_told_of_each_change(tmp_path: Path) -> None:
    async def work() -> None:
        async with (
            speakers(tmp_path) as hall,
            hall.house.events.subscribe([announcement_topic(ZONE)]) as hints,
        ):
            await hall.announce()
            await asyncio.wait_for(anext(hints), 5)
            await hall.service.claim(ZONE, "player-aa")
            await asyncio.wait_for(anext(hints), 5)

    run(work())


@pytest.mark.parametrize(
    ("zone", "player"),
    [
        *(("nowhere", "player-aa"), ("f\ud800", "player-aa"), (ZONE, ""), (ZONE, "x" * 65)),
        *((ZONE, "播放器播放器播放"), (ZONE, "player-\0aa")),
    ],
)
def test_a_player_of_no_zone_or_no_name_gets_nothing(
    tmp_path: Path, zone: str, player: str
) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            await hall.announce()

            assert await hall.service.claim(zone, player) is None
            assert (await hall.service.zone_now(zone)).saying is None

    run(work())


def test_old_ones_are_let_go(tmp_path: Path) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            (sent,) = await hall.announce(FOR_ALL)
            assert await hall.service.claim(ZONE, "player-aa") is not None
            assert await hall.service.finish(ZONE, "player-aa", sent.id)
            store = AnnouncementStore("main")

            async def left() -> int:
                read = hall.house.database.read
                return len(await read(lambda c: store.list_sayings(c, [sent.id])))

            before = await hall.house.database.write(lambda c: forget_announcements(c, NOON))
            assert await left() == 1
            after = await hall.house.database.write(
                lambda c: forget_announcements(c, NOON + timedelta(days=1))
            )

            assert (before, after, await left()) == (0, 1, 0)

    run(work())


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_every_refusal_has_words(locale: str) -> None:
    for refusal in AnnouncementRefusal:
        assert TRANSLATOR.has(locale, f"refusal-{refusal.value}")


async def _say_all(folder: Path, total: int) -> None:
    """Players that die and come back say everything, each time on one zone at a time."""
    chance = Random(total)
    rule = RepeatRule(life=timedelta(hours=12))
    said: dict[str, int] = {}
    async with speakers(folder) as hall:
        made = 0
        speaking: tuple[str, datetime] | None = None
        while sum(said.values()) < total:
            while made < total and made - sum(said.values()) < MOST_WAITING // 2:
                await hall.announce(replace(ORDER, rule=rule), f"r{made}")
                made += 1
            player = chance.choice(["player-aa", "player-bb", "player-cc"])
            claimed = await hall.service.claim(ZONE, player)
            if claimed is None:
                hall.house.clock.move(seconds=5)
                continue
            now = hall.house.clock.now()
            assert speaking is None or speaking[0] == player or speaking[1] <= now, "two at once"
            until = now + timedelta(seconds=speaking_seconds(claimed.parts))
            speaking = player, until
            if chance.random() < 0.1:
                hall.house.clock.move(seconds=chance.uniform(0, 30))  # it died
                continue
            hall.house.clock.move(seconds=1)
            assert await hall.service.finish(ZONE, player, claimed.id)
            said[claimed.id] = said.get(claimed.id, 0) + 1
            speaking = None
    assert len(said) == total
    assert set(said.values()) == {1}


def test_a_hundred_with_dying_players_are_all_said_once(tmp_path: Path) -> None:
    run(_say_all(tmp_path, 100))


@pytest.mark.bench
def test_ten_thousand_with_dying_players_are_all_said_once(tmp_path: Path) -> None:
    run(_say_all(tmp_path, 10_000))
