"""The announcements that staff choose from a list: each can be sent, in every language."""

from pathlib import Path

import pytest

from kiosk_server.announcements.model import (
    AnnouncementRefusal,
    AnnouncementRefused,
    RepeatRule,
)
from kiosk_server.announcements.orders import PreparedOrder
from kiosk_server.announcements.prepared import PREPARED
from tests.kiosk_server.announcements.speakers import PLAN, speakers
from tests.kiosk_server.venue.venue_house import FACILITIES, run


@pytest.mark.parametrize("message_id", list(PREPARED))
def test_each_prepared_announcement_can_be_sent(tmp_path: Path, message_id: str) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            place = PLAN.places[0]
            order = PreparedOrder(message_id, place.id, None, RepeatRule())

            done = await hall.service.announce_prepared(
                order, principal=FACILITIES, request_id="r1"
            )

            assert not isinstance(done, AnnouncementRefused)
            assert {each.zone_id for each in done} == {level.id for level in PLAN.levels}
            assert [part.locale for part in done[0].parts] == ["zh-CN", "en"]
            assert done[0].parts[0].text != done[0].parts[1].text

    run(work())


def test_a_prepared_one_without_its_place_or_unknown_is_refused(tmp_path: Path) -> None:
    async def work() -> None:
        async with speakers(tmp_path) as hall:
            for message_id, place_id, building, code in (
                ("announcement-other", None, None, AnnouncementRefusal.ANNOUNCEMENT_UNKNOWN),
                *(
                    ("announcement-come-to", place_id, None, refused)
                    for place_id in (None, "nowhere")
                    for refused in (AnnouncementRefusal.ANNOUNCEMENT_PLACE_UNKNOWN,)
                ),
                (
                    "announcement-visiting-ends",
                    None,
                    "no-building",
                    AnnouncementRefusal.ANNOUNCEMENT_ZONE_UNKNOWN,
                ),
            ):
                done = await hall.service.announce_prepared(
                    PreparedOrder(message_id, place_id, building, RepeatRule()),
                    principal=FACILITIES,
                    request_id="r1",
                )
                assert isinstance(done, AnnouncementRefused)
                assert done.code is code

    run(work())
