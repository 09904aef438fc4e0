"""Rules as they are written in JSON, read into values and written again.

Every fault is found, not only the first, each with its path and what is allowed there. It must not
know what the rules mean.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import time
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from kiosk_server.queueing import rule_limits
from kiosk_server.queueing.rule_checks import find_rule_faults
from kiosk_server.queueing.rule_faults import RuleFault, RuleFaultCode
from kiosk_server.queueing.rules import HospitalRules, Placement, QueueRules, default_rules

_WALL_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_UNREAD = object()


_PUT_UP_WITH = frozenset({RuleFaultCode.EMERGENCY_UNPROVEN})
"""Of rules that are in force already: earlier releases took them, and issuing is as strict."""


def read_rules(
    written: bytes | str, *, version: int = 0, is_in_force: bool = False
) -> HospitalRules | tuple[RuleFault, ...]:
    """The rules that a JSON text has, or everything that is wrong with them.

    `{"hospital": {…}, "zones": {"<zone>": {…}}}`: what a zone leaves out is the hospital's, what
    the hospital leaves out is the default. Lists, mappings and placements are taken whole.
    """
    if len(written) > rule_limits.MOST_BYTES:
        most = {"allowed": str(rule_limits.MOST_BYTES)}
        return (RuleFault("", RuleFaultCode.TOO_LARGE, most),)
    try:
        value = json.loads(written)
    except (ValueError, RecursionError):
        return (RuleFault("", RuleFaultCode.NOT_JSON),)
    reader = _Reader()
    names = {"hospital", "zones"}
    if not isinstance(value, dict):
        reader.wrong_type("", "{…}")
        return tuple(reader.faults)
    reader.refuse_unknown(value, names, "")
    hospital = reader.read(value.get("hospital", {}), QueueRules, default_rules(), "hospital")
    if hospital is not _UNREAD:
        reader.faults += find_rule_faults(hospital, "hospital")
    base = default_rules() if hospital is _UNREAD else hospital
    zones: dict[str, QueueRules] = {}
    for zone, rules in reader.entries(value.get("zones", {}), "zones"):
        found = reader.read(rules, QueueRules, base, f"zones.{zone}")
        if found is not _UNREAD:
            reader.faults += find_rule_faults(found, f"zones.{zone}")
            zones[zone] = found
    faults = reader.faults_in_order()
    if is_in_force:
        faults = [fault for fault in faults if fault.code not in _PUT_UP_WITH]
    if faults:
        return tuple(faults)
    return HospitalRules(hospital, zones, version)


def written_rules(rules: HospitalRules) -> dict[str, Any]:
    """The JSON form of rules, whole; `read_rules` reads the same rules from it."""
    return {
        "hospital": _written(rules.hospital),
        "zones": {zone: _written(each) for zone, each in sorted(rules.zones.items())},
    }


class _Reader:
    """Reads values by the types of the dataclasses, and gathers what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[RuleFault] = []

    def faults_in_order(self) -> list[RuleFault]:
        """Hashable: fields of a fault are told apart by path and code."""
        seen: dict[tuple[str, RuleFaultCode], RuleFault] = {}
        for fault in self.faults:
            seen.setdefault((fault.path, fault.code), fault)
        return list(seen.values())

    def wrong_type(self, path: str, allowed: str) -> object:
        return self._fault(path, RuleFaultCode.TYPE_WRONG, allowed)

    def refuse_unknown(self, value: Mapping[str, Any], names: set[str], path: str) -> None:
        for name in value:
            if name not in names:
                allowed = ", ".join(sorted(names))
                self._fault(_under(path, str(name)), RuleFaultCode.FIELD_UNKNOWN, allowed)

    def entries(self, value: Any, path: str) -> list[tuple[str, Any]]:  # noqa: ANN401 JSON
        """The entries of an object whose names are ids."""
        if not isinstance(value, dict):
            self.wrong_type(path, "{…}")
            return []
        if len(value) > rule_limits.MOST_ENTRIES:
            self._fault(path, RuleFaultCode.TOO_MANY, str(rule_limits.MOST_ENTRIES))
            return []
        unfit = [key for key in value if not rule_limits.KEY.fullmatch(key)]
        for key in unfit:
            self._fault(_under(path, key[:40]), RuleFaultCode.TEXT_UNFIT, "1–128")
        return [(key, each) for key, each in value.items() if key not in unfit]

    def read(self, value: Any, kind: Any, base: Any, path: str, name: str = "") -> Any:  # noqa: ANN401, PLR0911 one case for each kind of value
        """A value of a type; `_UNREAD` where it is none. `name` is its class and field."""
        if get_origin(kind) is UnionType:
            options = [each for each in get_args(kind) if each is not NoneType]
            return None if value is None else self.read(value, options[0], base, path, name)
        if get_origin(kind) is tuple:
            return self._read_list(value, get_args(kind)[0], path)
        if get_origin(kind) is Mapping:
            return self._read_mapping(value, get_args(kind), path, name)
        if is_dataclass(kind):
            return self._read_object(value, kind, None if kind is Placement else base, path)
        if kind is bool:
            return value if isinstance(value, bool) else self.wrong_type(path, "true, false")
        if kind is int:
            return self._read_number(value, path, name)
        if kind is time:
            if isinstance(value, str) and _WALL_TIME.fullmatch(value):
                return time.fromisoformat(value)
            return self._fault(path, RuleFaultCode.TIME_UNFIT, "00:00–23:59")
        if issubclass(kind, Enum):
            return self._read_choice(value, kind, path)
        return self._read_text(value, path, name)

    def _read_object(self, value: Any, kind: Any, base: Any, path: str) -> Any:  # noqa: ANN401
        if not isinstance(value, dict):
            return self.wrong_type(path, "{…}")
        types = _types(kind)
        self.refuse_unknown(value, {_camel(name) for name in types}, path)
        read: dict[str, Any] = {}
        for each in fields(kind):
            written, inner = _camel(each.name), _under(path, _camel(each.name))
            if written in value:
                own = None if base is None else getattr(base, each.name)
                name = f"{kind.__name__}.{each.name}"
                read[each.name] = self.read(value[written], types[each.name], own, inner, name)
            elif base is None and each.default is MISSING and each.default_factory is MISSING:
                read[each.name] = self._fault(inner, RuleFaultCode.FIELD_MISSING)
        if any(each is _UNREAD for each in read.values()):
            return _UNREAD
        return kind(**read) if base is None else replace(base, **read)

    def _read_list(self, value: Any, kind: Any, path: str) -> Any:  # noqa: ANN401
        if not isinstance(value, list) or not value:
            return self.wrong_type(path, "[{…}]")
        if len(value) > rule_limits.MOST_CLASSES:
            return self._fault(path, RuleFaultCode.TOO_MANY, str(rule_limits.MOST_CLASSES))
        read = [self.read(each, kind, None, f"{path}[{i}]") for i, each in enumerate(value)]
        return _UNREAD if any(each is _UNREAD for each in read) else tuple(read)

    def _read_mapping(self, value: Any, kinds: Any, path: str, name: str) -> Any:  # noqa: ANN401
        key_kind, kind = kinds
        if not isinstance(value, dict):
            return self.wrong_type(path, "{…}")
        read: dict[Any, Any] = {}
        for key, each in self.entries(value, path):
            inner = _under(path, key)
            own = key if key_kind is str else self._read_choice(key, key_kind, inner)
            read[own] = self.read(each, kind, None, inner, name)
        return _UNREAD if _UNREAD in read or _UNREAD in read.values() else read

    def _read_number(self, value: Any, path: str, name: str) -> Any:  # noqa: ANN401
        least, most = rule_limits.NUMBERS[name]
        if isinstance(value, bool) or not isinstance(value, int):
            return self.wrong_type(path, f"{least}–{most}")
        if least <= value <= most:
            return value
        return self._fault(path, RuleFaultCode.NUMBER_UNFIT, f"{least}–{most}")

    def _read_choice(self, value: Any, kind: type[Enum], path: str) -> Any:  # noqa: ANN401
        found = next((each for each in kind if each.value == value), None)
        choices = ", ".join(str(each.value) for each in kind)
        return found or self._fault(path, RuleFaultCode.CHOICE_UNKNOWN, choices)

    def _read_text(self, value: Any, path: str, name: str) -> Any:  # noqa: ANN401
        pattern, allowed = rule_limits.TEXTS[name]
        if not isinstance(value, str):
            return self.wrong_type(path, allowed)
        if pattern.fullmatch(value):
            return value
        return self._fault(path, RuleFaultCode.TEXT_UNFIT, allowed)

    def _fault(self, path: str, code: RuleFaultCode, allowed: str = "") -> object:
        self.faults.append(RuleFault(path, code, {"allowed": allowed}))
        return _UNREAD


def _written(value: Any) -> Any:  # noqa: ANN401 any value of rules
    writers: tuple[tuple[type, Callable[[Any], Any]], ...] = (
        (Enum, lambda each: each.value),
        (time, lambda each: each.strftime("%H:%M")),
        (tuple, lambda each: [_written(one) for one in each]),
        (Mapping, lambda each: {_written(key): _written(one) for key, one in each.items()}),
    )
    if is_dataclass(value):
        shown = {each.name: getattr(value, each.name) for each in fields(value)}
        if isinstance(value, Placement):
            shown = {name: each for name, each in shown.items() if each != 0}
        return {_camel(name): _written(each) for name, each in shown.items()}
    return next((write(value) for kind, write in writers if isinstance(value, kind)), value)


@lru_cache
def _types(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
