"""Two halls on one level: each says its own calls, both say what is for all, and kiosks of the
level say that one after the other.
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk_server.announcements.model import Announcement, RepeatRule
from kiosk_server.announcements.speaking import ZoneVoice
from tests.kiosk_server.announcements.speakers import (
    EAST,
    FOR_ALL,
    NOWHERE,
    ORDER,
    PLAN,
    WEST,
    ZONE,
    Heard,
    Speakers,
    speakers,
)
from tests.kiosk_server.venue.venue_house import run


async def said_by(
    hall: Speakers, zone: str, player: str, *, is_at_door: bool = False
) -> Announcement | None:
    """What a player says to its end; its screen is called as it is."""
    screen = f"screen-of-{player}"
    turn = await hall.service.claim(zone, player, screen_id=screen, is_at_door=is_at_door)
    if turn is not None:
        assert await hall.service.finish(zone, player, turn.id, screen_id=screen)
    return turn


def test_a_call_is_said_in_its_hall_and_nowhere_else(tmp_path: Path) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            await hall.announce(replace(ORDER, zone_ids=(EAST,)))

            for zone in (WEST, ZONE, PLAN.levels[1].id):
                assert await said_by(hall, zone, "player-other") is None
                assert (await hall.service.zone_now(zone)).shown == ()
            assert await said_by(hall, EAST, "player-east") is not None
            assert await said_by(hall, EAST, "player-east") is None

    run(work())


def test_both_halls_speak_at_once_and_neither_waits_for_the_other(tmp_path: Path) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            await hall.announce(replace(ORDER, zone_ids=(EAST, WEST)))

            east = await hall.service.claim(EAST, "player-east")
            west = await hall.service.claim(WEST, "player-west")
            second = await hall.service.claim(EAST, "player-beside")

            assert east is not None
            assert west is not None
            assert east.zone_id != west.zone_id
            assert second is None

    run(work())


def test_what_is_for_all_is_said_once_in_each_hall_and_by_each_kiosk_in_turn(
    tmp_path: Path,
) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            (sent,) = await hall.announce(FOR_ALL)

            first = await hall.service.claim(ZONE, "player-lobby", screen_id="lobby")
            beside = await hall.service.claim(ZONE, "player-gate", screen_id="gate")
            assert first is not None
            assert beside is None, "never two at once on a level: they may stand side by side"
            assert await hall.service.finish(ZONE, "player-lobby", sent.id, screen_id="lobby")
            assert await hall.service.claim(ZONE, "player-lobby", screen_id="lobby") is None
            # The same kiosk after its browser started anew.
            assert await hall.service.claim(ZONE, "player-again", screen_id="lobby") is None
            for zone, player in ((ZONE, "player-gate"), (WEST, "player-west"), (EAST, "player-e1")):
                assert await said_by(hall, zone, player) is not None
            assert await said_by(hall, EAST, "player-e2") is None, "one voice in a hall"
            assert await said_by(hall, ZONE, "player-gate") is None
            west = await hall.service.zone_now(WEST)
            assert [each.id for each in west.shown] == [sent.id]
            assert west.look_again_at is None
            assert await said_by(hall, NOWHERE, "player-far") is None

    run(work())


def test_a_call_that_the_level_says_is_said_once_and_in_no_hall(tmp_path: Path) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            await hall.announce()

            assert await said_by(hall, EAST, "player-east") is None
            assert await said_by(hall, ZONE, "player-lobby") is not None
            assert await said_by(hall, ZONE, "player-gate") is None

    run(work())


def test_a_screen_that_comes_late_says_what_is_for_all_while_it_helps(tmp_path: Path) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            await hall.announce(replace(FOR_ALL, rule=RepeatRule(times=1)))
            assert await said_by(hall, ZONE, "player-lobby") is not None

            hall.house.clock.move(minutes=9)
            assert await said_by(hall, ZONE, "player-late") is not None
            hall.house.clock.move(minutes=2)
            assert await said_by(hall, ZONE, "player-later") is None

    run(work())


@pytest.mark.parametrize(
    ("heard", "where"),
    [
        ([], EAST),
        ([Heard(ZONE)], ZONE),
        ([Heard(EAST), Heard(ZONE)], EAST),
        ([Heard(EAST, is_at_door=True), Heard(ZONE)], EAST),
        ([Heard(WEST), Heard(ZONE)], ZONE),
        ([Heard(WEST)], EAST),
        ([Heard(EAST, level_id=PLAN.levels[1].id), Heard(ZONE)], ZONE),
    ],
)
def test_calls_are_said_where_somebody_is_heard(
    tmp_path: Path, heard: list[Heard], where: str
) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            hall.heard.now = heard

            async def find(zone: str) -> str | None:
                zones = hall.service.zones
                return await hall.house.database.read(lambda c: zones.for_calls(c, zone))

            assert await find("east") == where
            assert await find("nowhere") == NOWHERE
            assert await find("elsewhere") is None

    run(work())


def test_a_door_speaks_only_while_nobody_is_heard_in_its_hall(tmp_path: Path) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            await hall.announce(replace(ORDER, zone_ids=(EAST,)))
            door = Heard(EAST, is_at_door=True)

            hall.heard.now = [Heard(EAST), door]
            assert await said_by(hall, EAST, "player-door", is_at_door=True) is None
            # A board of another level was led here: it may say nothing.
            hall.heard.now = [Heard(WEST), Heard(EAST, level_id=PLAN.levels[1].id), door]
            assert await said_by(hall, EAST, "player-door", is_at_door=True) is not None

    run(work())


def test_a_hall_that_is_gone_says_nothing_more_and_another_says_what_is_for_all(
    tmp_path: Path,
) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            await hall.announce(FOR_ALL)
            await hall.announce(replace(ORDER, zone_ids=(EAST,)), "call")
            del hall.halls.now["east"]
            hall.halls.now["north"] = ZONE

            assert await said_by(hall, EAST, "player-east") is None
            assert await said_by(hall, "waiting:north", "player-north") is not None
            assert not await hall.service.finish(EAST, "player-east", "a-1")

    run(work())


@pytest.mark.parametrize(
    ("level", "zone", "may"),
    [
        (ZONE, ZONE, True),
        (ZONE, EAST, True),
        (PLAN.levels[1].id, EAST, False),
        (PLAN.levels[1].id, ZONE, False),
        (ZONE, NOWHERE, True),
        ("", NOWHERE, False),
    ],
)
def test_a_screen_speaks_on_its_level_and_in_its_halls(
    tmp_path: Path, level: str, zone: str, *, may: bool
) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            assert hall.service.zones.may_speak(level, zone) is may

    run(work())


def test_a_voice_that_falls_behind_is_told_honestly(tmp_path: Path) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            foreign = Heard(EAST, level_id=PLAN.levels[1].id)
            door = Heard(EAST, is_at_door=True)
            hall.heard.now = [Heard(EAST), door, foreign, Heard("waiting:gone")]
            short = RepeatRule(times=2, life=timedelta(minutes=3))
            order = replace(ORDER, zone_ids=(EAST,), rule=short)
            await hall.announce(order, "too-late")
            hall.house.clock.move(minutes=4)
            await hall.announce(order, "said")
            assert await said_by(hall, EAST, "player-east") is not None
            since = hall.house.clock.now()
            await hall.announce(order, "waits")
            hall.house.clock.move(minutes=1)
            await hall.announce(order, "waits-too")

            voices = {each.zone_id: each for each in await hall.service.list_voices()}

            levels = [level.id for level in PLAN.levels]
            assert list(voices) == [*levels, WEST, EAST, NOWHERE]
            assert voices[EAST] == ZoneVoice(EAST, 2, 2, since, 1)
            assert voices[WEST] == ZoneVoice(WEST, 0, 0, None, 0)
            hall.house.clock.move(minutes=70)
            later = {each.zone_id: each for each in await hall.service.list_voices()}
            assert later[EAST] == ZoneVoice(EAST, 2, 0, None, 0)

    run(work())
