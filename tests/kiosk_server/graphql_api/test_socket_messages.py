"""What is read as a message of the protocol, and what is written."""

from contextlib import suppress

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_server.graphql_api.socket_closing import Closing
from kiosk_server.graphql_api.socket_messages import (
    COMPLETE_PREFIX,
    BadMessageError,
    ClientMessage,
    Complete,
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
    error_prefix,
    id_suffix,
    next_prefix,
    pong,
    read_message,
)
from kiosk_server.graphql_api.socket_wire import frame_header


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"type":"connection_init"}', ConnectionInit({})),
        ('{"type":"connection_init","payload":null}', ConnectionInit({})),
        ('{"type":"connection_init","payload":{"a":1}}', ConnectionInit({"a": 1})),
        ('{"type":"ping"}', Ping(None)),
        ('{"type":"ping","payload":{"b":2,"a":1}}', Ping(b'{"b":2,"a":1}')),
        ('{"type":"pong","payload":{}}', Pong()),
        ('{"type":"complete","id":"1"}', Complete("1")),
        (
            '{"id":"1","type":"subscribe","payload":{"query":"{a}"}}',
            Subscribe("1", {"query": "{a}"}),
        ),
    ],
)
def test_messages_are_read(text: str, message: ClientMessage) -> None:
    assert read_message(text) == message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-json"),
        ("hello", "not-json"),
        ('{"type":', "not-json"),
        ('{"type":"ping","payload":{"n":NaN}}', "not-json"),
        ('"\\ud800"', "not-json"),
        ("[" * 100_000, "not-json"),
        ("[]", "not-an-object"),
        ('[{"type":"ping"}]', "not-an-object"),
        ("null", "not-an-object"),
        ("1", "not-an-object"),
        ("{}", "unknown-type"),
        ('{"type":null}', "unknown-type"),
        ('{"type":["ping"]}', "unknown-type"),
        ('{"type":"start","id":"1"}', "unknown-type"),
        ('{"type":"next","id":"1","payload":{}}', "unknown-type"),
        ('{"type":"connection_ack"}', "unknown-type"),
        ('{"type":"ping","payload":[]}', "payload-not-an-object"),
        ('{"type":"pong","payload":"x"}', "payload-not-an-object"),
        ('{"type":"connection_init","payload":1}', "payload-not-an-object"),
        ('{"type":"subscribe","payload":{"query":"{a}"}}', "id-missing"),
        ('{"type":"subscribe","id":"","payload":{"query":"{a}"}}', "id-missing"),
        ('{"type":"subscribe","id":7,"payload":{"query":"{a}"}}', "id-missing"),
        ('{"type":"subscribe","id":"1"}', "payload-missing"),
        ('{"type":"subscribe","id":"1","payload":"{a}"}', "payload-not-an-object"),
        ('{"type":"complete"}', "id-missing"),
        (f'{{"type":"complete","id":"{"x" * 129}"}}', "id-too-long"),
    ],
)
def test_what_is_no_message_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(BadMessageError, match=rf"^{code}$"):
        read_message(text)


def test_a_ping_nested_deeper_than_can_be_answered_is_refused() -> None:
    nest = '{"a":' * 300 + "1" + "}" * 300

    with pytest.raises(BadMessageError, match=r"^nested-too-deep$"):
        read_message(f'{{"type":"ping","payload":{nest}}}')


@given(st.text(max_size=128).filter(bool), st.dictionaries(st.text(), st.integers(-9, 9)))
def test_messages_are_json_whatever_the_id(operation_id: str, data: dict[str, int]) -> None:
    try:
        body = orjson.dumps(data)
        suffix = id_suffix(operation_id)
    except TypeError:  # a lone surrogate: no such id can come from JSON
        return

    assert orjson.loads(next_prefix(body) + suffix) == {
        "type": "next",
        "payload": data,
        "id": operation_id,
    }
    assert orjson.loads(error_prefix(b"[]") + suffix)["payload"] == []
    assert orjson.loads(COMPLETE_PREFIX + suffix) == {"type": "complete", "id": operation_id}
    assert orjson.loads(pong(body)) == {"type": "pong", "payload": data}


@given(st.text())
def test_any_text_is_a_message_or_is_refused(text: str) -> None:
    with suppress(BadMessageError):
        read_message(text)


@given(st.text())
def test_a_close_reason_fits_into_its_frame(detail: str) -> None:
    reason = Closing.ALREADY_EXISTS.reason(detail.encode(errors="ignore").decode())

    assert len(reason.encode()) <= 123
    assert reason.startswith("subscriber-already-exists")


@pytest.mark.parametrize(
    ("size", "header"),
    [
        (0, b"\x81\x00"),
        (125, b"\x81\x7d"),
        (126, b"\x81\x7e\x00\x7e"),
        (65_535, b"\x81\x7e\xff\xff"),
        (65_536, b"\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00"),
    ],
)
def test_frame_headers_are_those_of_the_rfc(size: int, header: bytes) -> None:
    assert frame_header(size) == header
