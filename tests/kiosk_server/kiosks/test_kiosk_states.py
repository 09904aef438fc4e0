"""How things stand with a screen is told by when it was opened and last heard of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk_server.kiosks.enrol_address import new_code, read_code
from kiosk_server.kiosks.model import SILENT_AFTER, EnrolKind, Kiosk, KioskState, is_page

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
AWAITED = Kiosk(
    *("id", EnrolKind.KIOSK, "Lobby", "f1", "/kiosk", "Wang"),
    enrolled_at=NOW,
    address_until=NOW + timedelta(days=1),
)
OPENED = replace(AWAITED, token_id="kept", opened_at=NOW, seen_at=NOW)  # noqa: S106 - an id


def test_an_address_is_awaited_until_it_is_good_no_more() -> None:
    assert AWAITED.state(NOW) is KioskState.AWAITED
    assert AWAITED.is_there(AWAITED.address_until - MOMENT)
    assert not AWAITED.is_there(AWAITED.address_until)
    assert OPENED.is_there(NOW + timedelta(days=700))


def test_a_screen_is_lost_when_two_reports_did_not_come() -> None:
    assert OPENED.state(NOW + SILENT_AFTER - MOMENT) is KioskState.CONNECTED
    assert OPENED.state(NOW + SILENT_AFTER) is KioskState.LOST
    assert OPENED.state(NOW - timedelta(seconds=5)) is KioskState.CONNECTED
    assert OPENED.state(NOW - timedelta(hours=1)) is KioskState.LOST
    assert replace(OPENED, seen_at=None).state(NOW) is KioskState.LOST


def test_only_what_is_below_this_server_is_a_page() -> None:
    assert is_page("/board/hall?locales=en")
    ways_out = ("//elsewhere.test", "/\\elsewhere.test", "/\t/elsewhere.test", "/k\\", "/k\n")
    for page in ("", "kiosk", *ways_out, "/" + "k" * 500):
        assert not is_page(page)


def test_what_cannot_be_a_code_is_none() -> None:
    code = new_code()

    assert read_code(f" {code[:4]}-{code[4:8]} {code[8:]}".lower()) == code
    for written in ("", "-", "\0", code[:-1], code + code, "一二三四五六七八九十十十"):
        assert read_code(written) == ""
