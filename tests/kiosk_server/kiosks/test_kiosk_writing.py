"""What guesses and reports cost the database, and what is told while it does not answer."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Role
from kiosk_server.kiosks.model import (
    HEARD_AGAIN_AFTER,
    SILENT_AFTER,
    KioskReport,
    KioskSound,
    KioskState,
)
from kiosk_server.kiosks.service import ADDRESS_LASTS
from tests.kiosk_server.kiosks.kiosk_house import (
    MOMENT,
    STAFF,
    House,
    run,
)


def test_an_address_is_good_after_the_database_was_away(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        path = await house.enrol()
        house.database.is_lost = True
        away = await house.open(path)
        house.database.is_lost = False
        opened = await house.open(path)

        assert (away.status_code, away.headers["retry-after"]) == (503, "10")
        assert "database cannot be reached" in away.text
        assert "set-cookie" not in away.headers
        assert (opened.status_code, opened.headers["location"]) == (303, "/kiosk?loudspeaker=on")

    run(tmp_path, story)


def test_who_looks_at_an_address_uses_nothing_up(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        path = await house.enrol()
        before = house.database.writes
        seen = [await house.look_at(path) for _ in range(2)]
        asked_about = await house.client.head(path)

        assert {each.status_code for each in (*seen, asked_about)} == {200}
        assert "Is this screen “Lobby”?" in seen[0].text
        assert all("set-cookie" not in each.headers for each in (*seen, asked_about))
        assert "frame-ancestors 'none'" in seen[0].headers["content-security-policy"]
        assert house.database.writes == before
        style = await house.client.get(re.findall(r"/enrol\.css\?v=\w+", seen[0].text)[0])
        assert (style.status_code, style.headers["content-type"]) == (
            200,
            "text/css; charset=utf-8",
        )
        assert (await house.open(path)).status_code == 303

    run(tmp_path, story)


def test_a_button_of_another_site_makes_nobodys_browser_a_screen(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        path = await house.enrol()
        before = house.database.writes
        for site in ("cross-site", "same-site", "none"):
            asked = await house.open(path, **{"Sec-Fetch-Site": site})
            assert (asked.status_code, "set-cookie" in asked.headers) == (200, False)
            assert "Is this screen “Lobby”?" in asked.text
        assert house.database.writes == before
        assert (await house.open(path, **{"Sec-Fetch-Site": "same-origin"})).status_code == 303

    run(tmp_path, story)


def test_who_guesses_writes_nothing_and_hears_the_same_of_every_address(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        used = await house.enrol()
        await house.open(used)
        before = house.database.writes
        never, unlike = "/enrol/AAAA-BBBB-CCCC", "/enrol/a"
        paths = (used, never, unlike)
        answers = [await house.open(path) for path in paths]
        answers += [await house.look_at(path) for path in paths]

        assert house.database.writes == before
        assert {(each.status_code, each.text) for each in answers} == {(410, answers[0].text)}
        assert len({tuple(sorted(each.headers)) for each in answers}) == 1

    run(tmp_path, story)


def test_an_address_whose_day_is_over_says_the_same(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        path = await house.enrol()
        house.clock.time += ADDRESS_LASTS
        late = await house.open(path)
        seen = await house.look_at(path)
        never = await house.open("/enrol/AAAA-BBBB-CCCC")

        assert (seen.status_code, seen.text) == (410, late.text)
        assert (late.status_code, late.text) == (never.status_code, never.text) == (410, never.text)
        assert await house.kiosks.list_kiosks() == []

    run(tmp_path, story)


def test_two_that_open_one_address_at_once_are_one_screen(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        path = await house.enrol()
        answers = await asyncio.gather(*(house.open(path) for _ in range(8)))

        assert sorted(each.status_code for each in answers) == [303] + [410] * 7
        assert sum("set-cookie" in each.headers for each in answers) == 1

    run(tmp_path, story)


def test_what_a_screen_says_again_at_once_is_not_written_again(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        await house.open(await house.enrol())
        screen = await house.screen()
        start, before = house.clock.time, house.database.writes

        async def written(sound: KioskSound) -> int:
            assert await house.kiosks.hear(screen, KioskReport(sound, "waiting:hall"))
            return house.database.writes - before

        assert [await written(KioskSound.HEARD) for _ in range(3)] == [1, 1, 1]
        assert await written(KioskSound.BLOCKED) == 2
        house.clock.time = start + HEARD_AGAIN_AFTER - MOMENT
        assert await written(KioskSound.BLOCKED) == 2
        house.clock.time = start + HEARD_AGAIN_AFTER
        assert await written(KioskSound.BLOCKED) == 3
        house.clock.time = start - timedelta(days=1)
        assert await written(KioskSound.BLOCKED) == 4

    run(tmp_path, story)


def test_a_loudspeaker_is_heard_where_it_says_so_until_it_is_silent_lost_or_ended(
    tmp_path: Path,
) -> None:
    async def story(house: House) -> None:
        await house.open(await house.enrol())
        screen, hall = await house.screen(), "waiting:hall"

        async def heard(*zones: str) -> list[tuple[str | None, bool]]:
            wanted = zones or None
            found = await house.database.read(lambda c: house.kiosks.list_heard(c, wanted))
            return [(each.zone_id, each.is_at_door) for each in found]

        async def report(sound: KioskSound, zone: str | None, *, is_at_door: bool = False) -> None:
            assert await house.kiosks.hear(screen, KioskReport(sound, zone, is_at_door))

        assert await heard() == []
        await report(KioskSound.HEARD, hall, is_at_door=True)
        assert await heard() == await heard(hall, "f1") == [(hall, True)]
        assert await heard("f1") == []
        await report(KioskSound.HEARD, "f1")
        assert await heard() == [("f1", False)]
        await report(KioskSound.BLOCKED, "f1")
        assert await heard() == []
        for unfit in ("f\0", "f" * 256):
            await report(KioskSound.HEARD, unfit)
            assert await heard() == [(None, False)]
        await report(KioskSound.HEARD, hall)
        house.clock.time += SILENT_AFTER - MOMENT
        assert await heard() == [(hall, False)]
        house.clock.time += MOMENT
        assert await heard() == []
        await report(KioskSound.HEARD, hall)
        (kiosk,) = await house.kiosks.list_kiosks()
        await house.kiosks.end(replace(STAFF, roles=frozenset({Role.ADMIN})), "end-1", kiosk.id)
        assert await heard() == []

    run(tmp_path, story)


def test_a_report_that_was_not_written_is_written_the_next_time(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        await house.open(await house.enrol())
        screen = await house.screen()
        house.clock.time += timedelta(minutes=5)
        house.database.is_lost = True
        with pytest.raises(ServerError, match="storage-lost"):
            await house.kiosks.hear(screen, KioskReport(KioskSound.HEARD))
        house.database.is_lost = False
        (lost,) = await house.kiosks.list_kiosks()
        assert await house.kiosks.hear(screen, KioskReport(KioskSound.HEARD))
        (kiosk,) = await house.kiosks.list_kiosks()

        assert house.kiosks.state_of(lost) is KioskState.LOST
        assert house.kiosks.state_of(kiosk) is KioskState.CONNECTED

    run(tmp_path, story)


def test_a_screen_is_one_for_years(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        opened = await house.open(await house.enrol())
        token = opened.headers["set-cookie"].partition(";")[0].partition("=")[2]
        house.clock.time += timedelta(days=9 * 365)

        assert await house.kiosks.is_screen(token)

    run(tmp_path, story)
