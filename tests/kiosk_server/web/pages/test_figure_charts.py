"""Plots of waits: shapes that are where their numbers say, in SVG that anybody can read."""

import re
from xml.etree.ElementTree import Element, fromstring

import pytest

from kiosk_server.web.pages.figure_charts import ChartValue, bar_chart, column_chart

MEDICINE = ChartValue("Medicine & more", 10.0, 20.0, 15.0, "10.0")
PHARMACY = ChartValue("取药", 20.0, 40.0, 10.0, "20.0")


def root_of(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314 - our own


def shapes(svg: str, kind: str) -> list[Element]:
    return [each for each in root_of(svg).iter() if each.get("class") == kind]


def width(shape: Element) -> float:
    return float(shape.get("width", "0"))


def test_a_bar_is_as_long_as_its_value() -> None:
    svg = bar_chart("By queue", [MEDICINE, PHARMACY])

    [within] = shapes(svg, "bar")
    [over] = shapes(svg, "bar over")
    assert width(over) == pytest.approx(2 * width(within), abs=0.2)
    assert len(shapes(svg, "target")) == 2
    assert shapes(svg, "stripe"), "what is beyond its target is told by more than its colour"


def test_a_plot_says_what_it_shows() -> None:
    for svg in (
        bar_chart('By "queue" <b>', [MEDICINE]),
        column_chart('By "queue" <b>', "min", [MEDICINE]),
    ):
        root = root_of(svg)
        assert root.get("role") == "img"
        assert root.get("aria-label") == 'By "queue" <b>'
        assert root.get("viewBox", "").startswith("0 0 640 ")


def test_columns_stand_on_lines_at_round_minutes() -> None:
    values = [ChartValue(str(hour), float(hour), 2.0 * hour, 15.0, "") for hour in range(7, 18)]

    svg = column_chart("By hour", "min", values)

    texts = [each.text for each in root_of(svg).iter() if each.get("class") == "tick end"]
    assert texts == ["0", "10", "20", "30", "40", "min"]
    assert len(shapes(svg, "target")) == 1, "one line for all, as they share their target"


def test_values_of_any_size_stay_inside() -> None:
    many = [ChartValue("x" * 200, size, size, None, "") for size in (0.0, 1e-9, 5.0, 100_000.0)]

    for svg in (bar_chart("All", many), column_chart("All", "min", many)):
        numbers = [float(each) for each in re.findall(r'(?:x|width)="([\d.-]+)"', svg)]
        assert max(numbers) <= 640.0
        assert min(numbers) >= 0.0
        assert "nan" not in svg
    assert "x" * 23 not in bar_chart("All", many), "a long name is cut: the table has it whole"
