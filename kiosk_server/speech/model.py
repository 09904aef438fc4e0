"""What may be said: a message of the catalogs with arguments that are no free text.

Holds the forms of arguments; which texts they become is `messages`' business.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kiosk_server.core.errors import ServerError

MOST_MESSAGES = 40
MOST_ARGUMENTS = 12
MOST_NUMBER = 99_999_999
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]{0,39}")
_CHOICE = re.compile(r"[a-z0-9_-]{1,40}")
_CODE = re.compile(r"(?=.*[A-Za-z0-9])(?!.*[A-Za-z]{4})[A-Za-z0-9 ./+#-]{1,24}")


class ArgumentKind(Enum):
    """What an argument stands for, by the name of its field as resolvers get it."""

    NUMBER = "number"
    COUNT = "count"
    CHOICE = "choice"
    CODE = "code"
    MINUTE_OF_DAY = "minute_of_day"
    DATE = "date"
    WEEKDAY = "weekday"
    SECONDS = "seconds"
    METRES = "metres"
    PLACE = "place_id"
    LEVEL = "level_id"
    BUILDING = "building_id"
    DEPARTMENT = "department_id"
    VENUE = "venue"
    QUEUE = "queue_id"
    QUEUE_ZONE = "queue_zone_id"
    QUEUE_ROOM = "queue_room_id"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class SpeechArgument:
    """One argument; `value` has been checked for its kind."""

    name: str
    kind: ArgumentKind
    value: str | float | int | date


@dataclass(frozen=True, slots=True)
class SpeechMessage:
    """A message to say; `arguments` is None where one of them has not the form of its kind."""

    id: str
    arguments: tuple[SpeechArgument, ...] | None


@dataclass(frozen=True, slots=True)
class SpokenMessage:
    """A message as it is told; None where it cannot be said."""

    id: str
    text: str | None
    speech_url: str | None


def asked_message(given: Mapping[str, object]) -> SpeechMessage:
    """A message as it was asked for. Raises ServerError `speech-too-much`."""
    arguments = given.get("args")
    if not isinstance(arguments, list):
        raise TypeError("the schema gives a list of arguments")
    if len(arguments) > MOST_ARGUMENTS:
        raise speech_too_much()
    found = [_argument(argument) for argument in arguments]
    known = tuple(argument for argument in found if argument is not None)
    fits = len(known) == len(found) == len({argument.name for argument in known})
    return SpeechMessage(str(given["id"]), known if fits else None)


def speech_too_much() -> ServerError:
    """More was asked for at once than is answered."""
    return ServerError("speech-too-much", messages=MOST_MESSAGES, arguments=MOST_ARGUMENTS)


def _argument(given: Mapping[str, object]) -> SpeechArgument | None:
    stated = [(key, value) for key, value in given.items() if key != "name" and value is not None]
    name = given["name"]
    if len(stated) != 1 or not isinstance(name, str) or not _NAME.fullmatch(name):
        return None
    key, value = stated[0]
    kind = ArgumentKind(key)
    checked = _checked(kind, value)
    return None if checked is None else SpeechArgument(name, kind, checked)


def _checked(kind: ArgumentKind, value: object) -> str | float | int | date | None:
    """The value as its kind has it, None for one that has not its form."""
    fits = False
    match kind, value:
        case ArgumentKind.VENUE, bool():
            return "" if value else None
        case ArgumentKind.DATE, str():
            return _day(value)
        case ArgumentKind.NUMBER, int() | float():
            fits = math.isfinite(value) and abs(value) <= MOST_NUMBER
        case ((ArgumentKind.SECONDS | ArgumentKind.METRES), int() | float()):
            fits = math.isfinite(value) and 0 <= value <= MOST_NUMBER
        case ArgumentKind.COUNT, int():
            fits = True
        case ArgumentKind.MINUTE_OF_DAY, int():
            fits = 0 <= value < 1_440
        case ArgumentKind.WEEKDAY, int():
            fits = 1 <= value <= 7
        case ArgumentKind.CHOICE, str():
            fits = _CHOICE.fullmatch(value) is not None
        case ArgumentKind.CODE, str():
            fits = _CODE.fullmatch(value) is not None
        case _, str():
            fits = True
    return value if fits and isinstance(value, str | float | int) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
