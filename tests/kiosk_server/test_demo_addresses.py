"""Where the demo listens, and the address that it prints for phones."""

import socket
from pathlib import Path

import pytest

from kiosk_server.command_line.demo_command import demo_settings
from kiosk_server.core.errors import ServerError
from kiosk_server.core.settings_checks import check_settings
from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo

ONLY_HERE = "Phones cannot open these addresses"
PHONES_OPEN = "http://ways.test:9000"


def test_only_this_machine_is_served_unless_asked_for() -> None:
    settings = demo_settings(Path("demo"), 8080)

    assert (settings.listen_host, settings.public_url) == ("127.0.0.1", "http://127.0.0.1:8080")


EVERYWHERE = "0.0.0.0"  # noqa: S104 - the demo is started on it for a moment


@pytest.mark.parametrize("host", [EVERYWHERE, "::"])
def test_all_addresses_are_told_by_the_one_towards_the_network(
    monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: None)
    monkeypatch.setattr(socket.socket, "getsockname", lambda _: ("192.168.1.20", 5))

    settings = demo_settings(Path("demo"), 8080, host)

    assert (settings.listen_host, settings.public_url) == (host, "http://192.168.1.20:8080")


def test_a_machine_without_a_network_is_told_by_its_own_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unreachable(*_: object) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", unreachable)

    assert demo_settings(Path("demo"), 80, EVERYWHERE).public_url == "http://127.0.0.1:80"


def test_an_address_with_colons_is_bracketed() -> None:
    assert demo_settings(Path("demo"), 8080, "fd00::2").public_url == "http://[fd00::2]:8080"


@pytest.mark.parametrize("url", ["ways", "ftp://ways.test", "http://ways.test/kiosk"])
def test_a_public_url_that_is_none_is_refused_by_name(url: str) -> None:
    with pytest.raises(ServerError) as refused:
        check_settings(demo_settings(Path("demo"), 8080, public_url=url), "demo")

    assert refused.value.fields["key"] == "public_url"


def test_the_printed_code_leads_where_phones_get_in(tmp_path: Path) -> None:
    more = ("--host", EVERYWHERE, "--public-url", PHONES_OPEN)
    with live_demo(tmp_path / "data", "--plan", CLINIC, *more, is_forked=False) as demo:
        found = demo.data(
            '{ route(from: {placeId: "bus-stop"}, to: {placeId: "pharmacy"})'
            " { ... on Route { handOff { url } } } }"
        )

    assert found["route"]["handOff"]["url"].startswith(f"{PHONES_OPEN}/go/")
    assert f"{PHONES_OPEN}/kiosk" in demo.said
    assert f"{PHONES_OPEN}/enrol/" in demo.said
    assert ONLY_HERE not in demo.said


def test_it_is_said_that_phones_cannot_open_what_is_only_here(clinic: LiveDemo) -> None:
    assert ONLY_HERE in clinic.said
