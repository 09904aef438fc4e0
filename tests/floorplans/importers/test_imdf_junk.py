"""Junk anywhere in an IMDF archive: a plan that can be kept, or a coded error; never a crash."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorplans.errors import PlanReadError
from floorplans.importers.imdf import read_imdf_plan
from floorplans.plan_files import read_plan, write_plan
from tests.floorplans.importers.imdf_sheet import ImdfSheet, two_rooms

_JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-1000, 1000)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["c", "r1", "L0", "d1", "b", "Polygon", "LineString", "directed", "stairs"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "type", "coordinates", "en", "zh-CN", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


def _spots(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths to everything inside a JSON value."""
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    found = [path] if path else []
    for key, each in inside:
        found.extend(_spots(each, (*path, key)))
    return found


def busy_sheet() -> ImdfSheet:
    sheet = two_rooms()
    sheet.level("L1", 1)
    sheet.unit("s0", (20, 0, 23, 3), "stairs")
    sheet.unit("s1", (20, 0, 23, 3), "stairs", level_id="L1")
    sheet.relate("rel", "r1", ["d1"], "c")
    sheet.add("anchor", "at", None, unit_id="r1")
    sheet.add("occupant", "o", None, anchor_id="at", name={"en": "X"}, category="bank")
    sheet.add("amenity", "a", None, unit_ids=["c"], category="atm")
    sheet.box("kiosk", "k", (9, 0, 11, 1), name={"en": "Stall"}, anchor_id="at")
    sheet.box("section", "sec", (0, 0, 6, 3), "retail", name={"en": "Shops"})
    return sheet


@settings(max_examples=150)
@given(st.data())
def test_junk_anywhere_in_an_archive_gives_a_plan_or_a_coded_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    rows = json.loads(json.dumps(busy_sheet().rows))
    for _ in range(data.draw(st.integers(1, 4))):
        spots = _spots(rows)
        path = data.draw(st.sampled_from(spots))
        target = rows
        for key in path[:-1]:
            target = target[key]
        target[path[-1]] = data.draw(_JUNK)
    folder = tmp_path_factory.mktemp("junk")
    for kind, features in rows.items():
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (folder / f"{kind}.geojson").write_text(text, encoding="utf-8")

    try:
        plan = read_imdf_plan(folder).plan
    except PlanReadError as error:
        assert error.code.startswith("plan-")  # noqa: PT017 - either outcome is right
        return

    write_plan(plan, folder / "native")
    assert read_plan(folder / "native") == plan
    assert all(math.isfinite(side) for area in plan.areas for side in area.polygon.bounds)
