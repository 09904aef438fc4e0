"""The headers of a request, as they were sent."""

from kiosk_server.graphql_api.request_head import RequestHead


def test_of_several_headers_the_first_counts() -> None:
    sent = [(b"accept", b"first"), (b"x-odd", b"\xe9"), (b"accept", b"second"), (b"cookie", b"")]

    head = RequestHead({"headers": sent})

    assert head.find("accept") == "first"
    assert head.find("x-odd") == "é"
    assert head.find("cookie") == ""
    assert head.find("host") is None
