"""Addresses of webhooks are http or https, and their names in the outbox tell nothing."""

import pytest

from kiosk_server.core.errors import ServerError
from kiosk_server.messages.webhook_addresses import read_webhook_address, webhook_addresses


@pytest.mark.parametrize(
    ("text", "authority", "port", "target"),
    [
        ("http://bms.example.org", "bms.example.org", 80, "/"),
        ("https://bms.example.org/in?key=a b", "bms.example.org", 443, "/in?key=a%20b"),
        ("http://bms.example.org:443/", "bms.example.org:443", 443, "/"),
        ("http://[fd00::1]:8080/in", "[fd00::1]:8080", 8080, "/in"),
        ("http://医院.example/通知", "xn--ekrs67m.example", 80, "/%E9%80%9A%E7%9F%A5"),
        ("https://bms.example.org/a%20b", "bms.example.org", 443, "/a%20b"),
    ],
)
def test_an_address_is_read(text: str, authority: str, port: int, target: str) -> None:
    address = read_webhook_address(text)

    assert (address.authority, address.port, address.target) == (authority, port, target)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bms.example.org",
        "ftp://bms.example.org",
        "file:///etc/passwd",
        "http://",
        "http://user:secret@bms.example.org",
        "http://@bms.example.org",
        "http://bms.example.org:0/",
        "http://bms.example.org:99999/",
        "http://[::1/",
        f"http://{'a' * 64}.example/",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ServerError) as raised:
        read_webhook_address(text)

    assert raised.value.code == "webhook-address-unfit"


def test_no_address_brings_a_header_of_its_own() -> None:
    address = read_webhook_address("http://bms.example.org/in?a=1\r\nX-Evil: 1")

    assert "\n" not in address.target
    assert " " not in address.target


def test_each_address_is_told_once_and_named_without_its_text() -> None:
    texts = ["http://bms.example.org/?key=secret", "http://bms.example.org/?key=secret"]

    (name,) = webhook_addresses(texts)

    assert len(name) == 16
    assert "secret" not in name
    assert "bms" not in name
