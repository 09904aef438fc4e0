"""Records are one line each, JSON or plain, with the request's id and without visitors' traces."""

import io
import json
import logging
import warnings
from collections.abc import Iterator

import pytest

from kiosk_server.core.logs import configure_logs, current_request_id, set_request_id
from kiosk_server.core.settings import LogFormat, LogLevel

logger = logging.getLogger("kiosk_server.tests")


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in ("uvicorn.access", "uvicorn.error")}
    yield
    set_request_id("")
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, old in levels.items():
        logging.getLogger(name).setLevel(old)


def lines_of(log_format: LogFormat, level: LogLevel = LogLevel.INFO) -> io.StringIO:
    stream = io.StringIO()
    configure_logs(level, log_format, stream)
    return stream


def test_a_json_record_has_message_fields_and_the_request_id() -> None:
    stream = lines_of(LogFormat.JSON)
    set_request_id("r-1")

    logger.info("plan published", extra={"version": "v7", "levels": 3})

    (line,) = stream.getvalue().splitlines()
    record = json.loads(line)
    time = record.pop("time")
    assert record == {
        "level": "INFO",
        "logger": "kiosk_server.tests",
        "message": "plan published",
        "request_id": "r-1",
        "version": "v7",
        "levels": 3,
    }
    assert time.endswith("+00:00")
    assert current_request_id() == "r-1"


def test_an_error_with_its_traceback_is_still_one_line() -> None:
    stream = lines_of(LogFormat.JSON)
    try:
        int("two\nlines")
    except ValueError:
        logger.exception("broken")

    (line,) = stream.getvalue().splitlines()
    assert "ValueError" in json.loads(line)["exc_info"]


def test_a_plain_record_keeps_to_one_line_whatever_is_in_it() -> None:
    stream = lines_of(LogFormat.PLAIN)
    set_request_id("r-2")

    logger.warning("odd name", extra={"name_of_file": "a\nb\x1b[31m"})

    (line,) = stream.getvalue().splitlines()
    assert line.endswith(
        "WARNING kiosk_server.tests: odd name name_of_file='a\\nb\\x1b[31m' request_id=r-2"
    )


def test_less_important_records_are_left_out() -> None:
    stream = lines_of(LogFormat.JSON, LogLevel.WARNING)

    logger.info("seen by nobody")

    assert stream.getvalue() == ""


@pytest.mark.parametrize("level", [LogLevel.DEBUG, LogLevel.INFO])
def test_the_http_library_writes_no_addresses_and_query_strings(level: LogLevel) -> None:
    stream = lines_of(LogFormat.JSON, level)

    logging.getLogger("uvicorn.access").info("10.0.0.7 - GET /?name=secret")
    logging.getLogger("uvicorn.error").info("10.0.0.7 - WebSocket /?name=secret [accepted]")

    assert stream.getvalue() == ""


def test_setting_up_again_replaces_what_was() -> None:
    first = lines_of(LogFormat.JSON)
    second = lines_of(LogFormat.JSON)

    logger.info("once")

    assert first.getvalue() == ""
    assert len(second.getvalue().splitlines()) == 1


def test_warnings_are_records_too() -> None:
    stream = lines_of(LogFormat.JSON)

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn("old way", DeprecationWarning, stacklevel=1)

    assert json.loads(stream.getvalue())["logger"] == "py.warnings"
