"""The version of a plan: a hash of all that it holds, equal for equal plans."""

from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

import shapely

from floorplans.model import Plan

_LITTLE_ENDIAN = 1


def plan_version(plan: Plan) -> str:
    """16 hexadecimal digits of the SHA-256 of the plan's values; linear in its size.

    The same on every machine and in every process, and another as soon as any value differs. A
    field that has its default value counts as absent, so that plans keep their version when a
    later release knows more about plans.
    """
    parts: list[bytes] = []
    _write(plan, parts)
    return sha256(b"".join(parts)).hexdigest()[:16]


def _write(value: object, parts: list[bytes]) -> None:
    if value is None or isinstance(value, bool):
        parts.append(f"{value};".encode())
    elif isinstance(value, str):
        text = value.encode("utf-8", "surrogatepass")
        parts.append(b"s%d:" % len(text))
        parts.append(text)
    elif isinstance(value, int | float):
        # Adding zero makes one of the two zeros, which are equal.
        parts.append(f"{float(value) + 0.0!r};".encode())
    elif isinstance(value, Enum):
        parts.append(f"{type(value).__name__}.{value.name};".encode())
    elif isinstance(value, tuple):
        parts.append(b"(%d:" % len(value))
        for item in value:
            _write(item, parts)
    elif isinstance(value, shapely.Geometry):
        geometry = shapely.to_wkb(value, byte_order=_LITTLE_ENDIAN)
        parts.append(b"g%d:" % len(geometry))
        parts.append(geometry)
    elif is_dataclass(value):
        parts.append(f"{type(value).__name__}(".encode())
        for field in fields(value):
            own = getattr(value, field.name)
            if not _is_default(field, own):
                parts.append(f"{field.name}=".encode())
                _write(own, parts)
    else:
        raise TypeError(f"a plan holds no {type(value).__name__}")


def _is_default(field: "Field[Any]", own: object) -> bool:
    """Whether a field has its default; a geometry never has one."""
    if isinstance(own, shapely.Geometry):
        return False
    if field.default is not MISSING:
        return type(own) is type(field.default) and bool(own == field.default)
    return field.default_factory is not MISSING and bool(own == field.default_factory())
