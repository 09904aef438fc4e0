"""How values of the model are written as JSON: the inverse of the readers."""

from enum import Enum

from floorplans.facts import Fact, Names
from floorplans.model import Stop
from floorplans.plan_files.layout import Json
from floorplans.plan_files.records import SIGN_LINE, STOP, Record
from floorplans.plan_files.shapes import plain_number
from floorplans.sign import SignLine


def written_value(value: object) -> Json:
    """A field's value as JSON. Raises TypeError for a kind of value that no field holds."""
    written: Json
    match value:
        case bool() | str():
            written = value
        case int():
            written = value
        case float():
            written = plain_number(value)
        case Enum():
            written = str(value.value)
        case Names():
            written = dict(value.by_locale)
        case Fact():
            written = _written_fact(value.value, value.evidence.value, value.source)
        case Stop():
            written = written_fields(value, STOP)
        case SignLine():
            written = written_fields(value, SIGN_LINE)
        case tuple():
            written = [written_value(entry) for entry in value]
        case _:
            raise TypeError(type(value))
    return written


def _written_fact(value: object, evidence: str, source: str) -> Json:
    fact: dict[str, Json] = {"evidence": evidence, "value": written_value(value)}
    if source:
        fact["source"] = source
    return fact


def written_fields(value: object, record: Record[object]) -> dict[str, Json]:
    """The fields of a record that differ from their defaults."""
    fields: dict[str, Json] = {}
    for field in record.fields:
        entry = getattr(value, field.name)
        if entry != field.default:
            fields[field.name] = written_value(entry)
    return fields
