"""Pictures of plans that many ask for at the same time."""

import asyncio
from typing import cast

from httpx2 import ASGITransport, AsyncClient
from starlette.applications import Starlette

from floorplans.model import Plan
from i18n.translator import Translator
from kiosk_server.venue.service import VenueService
from kiosk_server.web.plans import MOST_WAITING, PlanPictures


class SlowVenue:
    """Finds no plan, and that only when the gate is open."""

    def __init__(self) -> None:
        self.asked = 0
        self.gate = asyncio.Event()
        self.all_asked = asyncio.Event()

    async def find_plan(self, _version: str) -> Plan | None:
        self.asked += 1
        if self.asked == MOST_WAITING:
            self.all_asked.set()
        await self.gate.wait()
        return None


def test_who_comes_when_too_many_wait_is_told_to_come_again() -> None:
    async def story() -> None:
        venue = SlowVenue()
        pictures = PlanPictures(
            cast("VenueService", venue), Translator.load(), ("zh-CN", "en"), cache_bytes=0
        )
        transport = ASGITransport(app=Starlette(routes=pictures.routes()))
        async with AsyncClient(transport=transport, base_url="http://kiosk.test") as client:
            path = "/plan/0123456789abcdef/f1.svg?locale=en"
            early = [asyncio.ensure_future(client.get(path)) for _ in range(MOST_WAITING)]
            await venue.all_asked.wait()

            late = await client.get(path)
            venue.gate.set()
            answers = await asyncio.gather(*early)
            after = await client.get(path)
        await pictures.stop()

        assert (late.status_code, late.headers["retry-after"]) == (503, "5")
        assert "Try again" in late.text
        assert {answer.status_code for answer in (*answers, after)} == {404}

    asyncio.run(story())
