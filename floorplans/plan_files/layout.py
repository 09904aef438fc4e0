"""Which files a plan folder holds, and how their lines are laid out.

    venue.json                              venue, buildings and the levels that each one lists
    site.geojson                            levels of no building, and all that is on them
    buildings/<id>/levels/<level id>.geojson   one level of a building, and all that is on it
    connectors.json                         lifts, stairs, escalators, ramps
    directory.json                          departments

UTF-8, keys and ids sorted, one feature a line, so that a change to one element changes one line.
Coordinates are local metres with at most two decimals, not degrees. Defaults and unknown facts
are left out.
"""

import json
from collections.abc import Iterable, Mapping

FORMAT_VERSION = 1
"""Raised when an older program could misread what this one writes."""

VENUE_FILE = "venue.json"
SITE_FILE = "site.geojson"
CONNECTORS_FILE = "connectors.json"
DIRECTORY_FILE = "directory.json"
BUILDINGS_FOLDER = "buildings"
TOP_FILES = (VENUE_FILE, SITE_FILE, CONNECTORS_FILE, DIRECTORY_FILE)

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def level_file(building_id: str, level_id: str) -> str:
    """The path of a building level's file inside the plan folder, with forward slashes."""
    return f"{BUILDINGS_FOLDER}/{building_id}/levels/{level_id}.geojson"


def one_line(value: Json) -> str:
    """Compact JSON with sorted keys; raises ValueError for a number that is not finite."""
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )


def whole_file(value: Mapping[str, Json]) -> str:
    """Indented JSON with sorted keys, for small files that people edit."""
    return (
        json.dumps(dict(value), ensure_ascii=False, allow_nan=False, sort_keys=True, indent=2)
        + "\n"
    )


def line_by_line(head: Mapping[str, Json], key: str, rows: Iterable[str]) -> str:
    """A JSON object whose list under `key` has one of `rows`, made by `one_line`, on each line;
    `head` holds its other keys.
    """
    entries = {name: one_line(value) for name, value in head.items()}
    lines = ",\n".join(rows)
    entries[key] = f"[\n{lines}\n]" if lines else "[]"
    body = ",\n".join(f"{one_line(name)}:{entries[name]}" for name in sorted(entries))
    return "{\n" + body + "\n}\n"
