"""How log records are written: JSON lines, or plain for a terminal, each with its request's id.

A record is a constant message with fields; what callers put in them is never personal.
"""

import logging
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TextIO

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.orjson import OrjsonFormatter

from kiosk_server.core.settings import LogFormat, LogLevel

_request_id: ContextVar[str] = ContextVar("request_id", default="")

_OURS = frozenset({"request_id", "color_message"})
_STANDARD = frozenset(RESERVED_ATTRS) | _OURS
_QUIET: Mapping[str, int] = {
    # Their everyday records hold addresses of visitors and whole query strings.
    "uvicorn.access": logging.CRITICAL,
    "uvicorn.error": logging.WARNING,
    "websockets": logging.WARNING,
    "httpx": logging.WARNING,
    "alembic": logging.WARNING,
}


def set_request_id(request_id: str) -> None:
    """Names what the rest of this task does; tasks begun from it inherit the name."""
    _request_id.set(request_id)


def current_request_id() -> str:
    """The id of the request or socket that this task works for, or an empty text."""
    return _request_id.get()


def configure_logs(level: LogLevel, log_format: LogFormat, stream: TextIO) -> None:
    """Sends all records of this process to one stream, in place of what was set up before."""
    handler = logging.StreamHandler(stream)
    handler.addFilter(_name_request)
    handler.setFormatter(_json_formatter() if log_format is LogFormat.JSON else _PlainFormatter())
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    lowest: int = logging.getLevelNamesMapping()[level.name]
    root.setLevel(lowest)
    for name, least in _QUIET.items():
        logging.getLogger(name).setLevel(max(least, lowest))
    logging.captureWarnings(capture=True)


def _name_request(record: logging.LogRecord) -> bool:
    record.request_id = _request_id.get()
    return True


def _json_formatter() -> logging.Formatter:
    return OrjsonFormatter(
        "%(levelname)s %(name)s %(message)s %(request_id)s",
        rename_fields={"levelname": "level", "name": "logger"},
        reserved_attrs=[*RESERVED_ATTRS, "color_message"],
        timestamp="time",
    )


class _PlainFormatter(logging.Formatter):
    """Time, level, logger, message and the fields as `name=value`, on one line."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields = {name: value for name, value in vars(record).items() if name not in _STANDARD}
        request_id = getattr(record, "request_id", "")
        if request_id:
            fields["request_id"] = request_id
        told = "".join(f" {name}={_one_line(str(value))}" for name, value in fields.items())
        message = _one_line(record.getMessage())
        line = f"{moment} {record.levelname:7} {record.name}: {message}{told}"
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return line


def _one_line(text: str) -> str:
    return text if text.isprintable() else repr(text)
