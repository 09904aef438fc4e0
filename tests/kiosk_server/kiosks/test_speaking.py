"""Only enrolled screens of a level say what is announced there and in its halls."""

from tests.kiosk_server.kiosks.screens import (
    ANNOUNCE,
    CLAIM,
    FINISH,
    LEVEL,
    NUMBERS,
    OTHER,
    REPORT_FROM,
    VOICES,
    asked,
    enrolled,
    is_forbidden,
    screen,
    staff,
)
from tests.kiosk_server.live_demo import LiveDemo


def test_only_an_enrolled_screen_of_the_level_says_what_is_announced(clinic: LiveDemo) -> None:
    facilities = staff(clinic, "facilities")
    address = enrolled(clinic, facilities)["address"]
    lobby = screen(clinic, address)
    order = {"id": "announcement-child-waiting", "requestId": f"said-{next(NUMBERS)}", "times": 1}
    prepared = asked(clinic, "{ preparedAnnouncements { id wantsPlace } }", {}, facilities)
    order["id"] = next(
        each["id"] for each in prepared["data"]["preparedAnnouncements"] if not each["wantsPlace"]
    )
    sent = asked(clinic, ANNOUNCE, {"input": order}, facilities)["data"]["announce"]

    assert is_forbidden(asked(clinic, CLAIM, {"zoneId": LEVEL}, {}))
    assert is_forbidden(asked(clinic, CLAIM, {"zoneId": LEVEL}, facilities))
    foreign = {**lobby, "Origin": "http://elsewhere.test"}
    assert is_forbidden(asked(clinic, CLAIM, {"zoneId": LEVEL}, foreign))
    assert asked(clinic, CLAIM, {"zoneId": OTHER}, lobby)["data"]["claimAnnouncement"] is None
    turn = asked(clinic, CLAIM, {"zoneId": LEVEL}, lobby)["data"]["claimAnnouncement"]
    assert turn["id"] in {each["id"] for each in sent["announcements"]}
    done = {"zoneId": LEVEL, "id": turn["id"]}
    assert is_forbidden(asked(clinic, FINISH, done, {}))
    other = {"zoneId": OTHER, "id": turn["id"]}
    assert asked(clinic, FINISH, other, lobby)["data"]["finishAnnouncement"] is False
    assert asked(clinic, FINISH, done, lobby)["data"]["finishAnnouncement"] is True


def test_a_board_says_what_is_called_in_its_hall_as_soon_as_it_is_heard(clinic: LiveDemo) -> None:
    facilities = staff(clinic, "facilities")
    hall, other = "waiting:waiting-1", "waiting:waiting-2"
    page = "/board/waiting-1?loudspeaker=on"
    board = screen(clinic, enrolled(clinic, facilities, kind="DISPLAY", page=page)["address"])

    def heard(zone: str = hall) -> int:
        voices = asked(clinic, VOICES, {}, facilities)["data"]["announcementVoices"]
        return int(next(each["loudspeakers"] for each in voices if each["zoneId"] == zone))

    def may_claim(zone: str) -> bool:
        """What staff announced for all is said in the halls of their level."""
        return (
            asked(clinic, CLAIM, {"zoneId": zone}, board)["data"]["claimAnnouncement"] is not None
        )

    before = heard()
    report = {"sound": "HEARD", "zoneId": hall}
    assert asked(clinic, REPORT_FROM, report, board)["data"]["reportKioskHealth"]
    assert heard() == before + 1
    assert is_forbidden(asked(clinic, VOICES, {}, {}))
    order = {"id": "announcement-closing-soon", "requestId": f"said-{next(NUMBERS)}", "times": 1}
    sent = asked(clinic, ANNOUNCE, {"input": order}, facilities)["data"]["announce"]
    assert len(sent["announcements"]) > 1, "one for each level"
    assert may_claim(hall)
    assert not may_claim(other), "it is on another level"
    assert not may_claim("waiting:nowhere")
    elsewhere = heard(other)
    asked(clinic, REPORT_FROM, {"sound": "HEARD", "zoneId": other}, board)
    assert (heard(), heard(other)) == (before, elsewhere), "it may say nothing there"
    silent = {"sound": "SILENT", "zoneId": hall}
    asked(clinic, REPORT_FROM, silent, board)
    assert heard() == before
