"""One setting's value: what kind it is, and how it is read from TOML and from a plain text."""

import math
from collections.abc import Mapping
from dataclasses import Field
from enum import Enum
from pathlib import Path
from typing import get_type_hints

from kiosk_server.core.errors import ServerError
from kiosk_server.core.settings import SETTINGS, Settings


class Kind(Enum):
    """What a setting's value is."""

    TEXT = "text"
    TEXTS = "texts"
    INTEGER = "integer"
    NUMBER = "number"
    SWITCH = "switch"
    PATH = "path"
    CHOICE = "choice"


_KINDS: Mapping[object, Kind] = {
    str: Kind.TEXT,
    tuple[str, ...]: Kind.TEXTS,
    int: Kind.INTEGER,
    float: Kind.NUMBER,
    bool: Kind.SWITCH,
    Path: Kind.PATH,
    Path | None: Kind.PATH,
}
_TYPES: Mapping[str, object] = get_type_hints(Settings)
SETTING_BY_NAME: Mapping[str, Field[object]] = {setting.name: setting for setting in SETTINGS}

_SWITCH_WORDS: Mapping[str, bool] = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}


def kind_of(name: str) -> Kind:
    """What kind of value a setting has. Raises KeyError for an unknown one."""
    return _KINDS.get(_TYPES[name], Kind.CHOICE)


def choices_of(name: str) -> tuple[str, ...]:
    """The values that a setting of the kind CHOICE may have, else nothing."""
    found = _TYPES[name]
    if isinstance(found, type) and issubclass(found, Enum):
        return tuple(str(member.value) for member in found)
    return ()


def value_of_toml(name: str, value: object, folder: Path, file: str) -> object:
    """A value that stands in the TOML file; its paths are relative to `folder`.

    Raises ServerError `settings-wrong-type` or `settings-out-of-range` with file and key.
    """
    found: object = None
    match kind_of(name), value:
        case Kind.SWITCH, bool():
            found = value
        case (Kind.INTEGER, bool()) | (Kind.NUMBER, bool()):
            pass
        case (Kind.INTEGER, int()) | (Kind.TEXT, str()):
            found = value
        case Kind.NUMBER, int() | float():
            found = float(value)
        case Kind.TEXTS, list() if all(isinstance(one, str) for one in value):
            found = tuple(value)
        case Kind.PATH, str() if value:
            found = folder / value
        case Kind.CHOICE, str():
            found = _choice(name, value)
    return _within_range(name, found, file, name)


def value_of_text(name: str, text: str, key: str, file: str = "") -> object:
    """A value that is plain text: of the environment variable `key`, or the content of `file`.

    Lists are parted by commas. Raises as `value_of_toml` does.
    """
    found: object = None
    text = text.strip()
    match kind_of(name):
        case Kind.TEXT:
            found = text
        case Kind.TEXTS:
            found = tuple(part.strip() for part in text.split(",") if part.strip())
        case Kind.PATH if text:
            found = Path(text)
        case Kind.SWITCH:
            found = _SWITCH_WORDS.get(text.lower())
        case Kind.CHOICE:
            found = _choice(name, text)
        case Kind.INTEGER | Kind.NUMBER as kind:
            try:
                found = int(text) if kind is Kind.INTEGER else float(text)
            except ValueError:
                found = None
    return _within_range(name, found, file, key)


def _choice(name: str, text: str) -> object:
    found = _TYPES[name]
    if isinstance(found, type) and issubclass(found, Enum) and text in choices_of(name):
        return found(text)
    return None


def _within_range(name: str, value: object, file: str, key: str) -> object:
    if value is None:
        expected = kind_of(name).value
        choices = ", ".join(choices_of(name))
        raise ServerError(
            "settings-wrong-type", file=file, key=key, expected=expected, choices=choices
        )
    if isinstance(value, int | float) and not isinstance(value, bool):
        metadata = SETTING_BY_NAME[name].metadata
        least, most = metadata["least"], metadata["most"]
        if (
            not math.isfinite(value)
            or (least is not None and value < least)
            or (most is not None and value > most)
        ):
            bounds = [f"≥ {least}"] if least is not None else []
            bounds += [f"≤ {most}"] if most is not None else []
            raise ServerError("settings-out-of-range", file=file, key=key, range=", ".join(bounds))
    return value
