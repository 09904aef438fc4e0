"""Plots of waits as SVG: bars from left to right by name, columns by hour. Numbers and texts become
shapes; which waits they are, and in which words, is not its business.

The same values stand in a table beside each plot, so a plot says only in its label what it shows.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH = 640
_LABELS, _VALUES = 190, 62
_ROW, _BAR, _STRIPE = 34, 16, 12
_PLOT_HEIGHT, _BASE, _LEFT = 200, 232, 44
_MOST_LABEL_UNITS = 22
"""Of a label beside a bar; a Chinese sign is two."""


@dataclass(frozen=True, slots=True)
class ChartValue:
    """A mean and what nine in ten do not go beyond, in minutes; `target` None: none, or several."""

    label: str
    mean: float
    nine_in_ten: float
    target: float | None
    text: str


def bar_chart(label: str, values: Sequence[ChartValue]) -> str:
    """A bar for each value: to its mean, a thin line to nine in ten, a mark at the target."""
    height = _ROW * len(values) + 8
    room = _WIDTH - _LABELS - _VALUES
    scale = room / _top(values)
    shapes: list[str] = []
    for number, each in enumerate(values):
        middle = _ROW * number + _ROW / 2 + 4
        mean, far = _LABELS + each.mean * scale, _LABELS + each.nine_in_ten * scale
        is_over = each.target is not None and each.mean > each.target
        shapes += [
            _text(_LABELS - 10, middle + 5, _short(each.label), "label end"),
            *_bar(_LABELS, middle - _BAR / 2, mean - _LABELS, _BAR, is_over=is_over),
            _line(mean, middle, far, middle, "reach"),
            _line(far, middle - 5, far, middle + 5, "reach"),
        ]
        if each.target is not None:
            at = _LABELS + each.target * scale
            shapes.append(_line(at, middle - _ROW / 2 + 3, at, middle + _ROW / 2 - 3, "target"))
        shapes.append(_text(max(mean, far) + 8, middle + 5, each.text, "value"))
    shapes.append(_line(_LABELS, 0, _LABELS, height, "axis"))
    return _svg(label, height, shapes)


def column_chart(label: str, unit: str, values: Sequence[ChartValue]) -> str:
    """A column for each value, with lines at round minutes; a mark above it at nine in ten."""
    top = _top(values)
    step = _round_step(top)
    top = step * math.ceil(top / step)
    scale = _PLOT_HEIGHT / top
    shapes: list[str] = []
    for line in range(round(top / step) + 1):
        at = _BASE - line * step * scale
        shapes.append(_line(_LEFT, at, _WIDTH, at, "axis" if line == 0 else "grid"))
        shapes.append(_text(_LEFT - 8, at + 5, f"{line * step:g}", "tick end"))
    shapes.append(_text(_LEFT - 8, 14, unit, "tick end"))
    width = (_WIDTH - _LEFT) / len(values)
    column = min(width * 0.6, 44)
    for number, each in enumerate(values):
        middle = _LEFT + width * (number + 0.5)
        high, far = each.mean * scale, _BASE - each.nine_in_ten * scale
        is_over = each.target is not None and each.mean > each.target
        shapes += [
            *_bar(middle - column / 2, _BASE - high, column, high, is_over=is_over),
            _line(middle, _BASE - high, middle, far, "reach"),
            _line(middle - 6, far, middle + 6, far, "reach"),
            _text(middle, _BASE + 22, each.label, "tick middle"),
        ]
    targets = {each.target for each in values}
    if len(targets) == 1 and (target := targets.pop()) is not None:
        at = _BASE - target * scale
        shapes.append(_line(_LEFT, at, _WIDTH, at, "target"))
    return _svg(label, _BASE + 32, shapes)


def _top(values: Sequence[ChartValue]) -> float:
    """What the plot reaches to: all values, and their targets."""
    highs = [high for each in values for high in (each.mean, each.nine_in_ten, each.target or 0)]
    return max([*highs, 1.0])


def _round_step(top: float) -> float:
    """Of 1, 2, 5, 10, 15, 30 and hours: that which makes about five lines."""
    steps = (1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440)
    return next((step for step in steps if top / step <= 6), top)


def _short(label: str) -> str:
    units, shown = 0, ""
    for sign in label:
        units += 2 if ord(sign) > 0x2E7F else 1
        if units > _MOST_LABEL_UNITS:
            return f"{shown.rstrip()}…"
        shown += sign
    return shown


def _svg(label: str, height: float, shapes: Sequence[str]) -> str:
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {height:g}" role="img" '
        f'aria-label="{escape(label)}">{"".join(shapes)}</svg>'
    )


def _bar(x: float, y: float, width: float, height: float, *, is_over: bool) -> list[str]:
    """A bar; one beyond its target has stripes across."""
    shapes = [_rect(x, y, width, height, "bar over" if is_over else "bar")]
    is_lying = width > height
    for number in range(1, int(max(width, height) / _STRIPE) if is_over else 1):
        at = number * _STRIPE
        if is_lying:
            shapes.append(_line(x + at, y + height, x + at + height / 2, y, "stripe"))
        else:
            shapes.append(
                _line(x, y + height - at + width / 4, x + width, y + height - at, "stripe")
            )
    return shapes


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" '
        f'width="{max(width, 1):.1f}" height="{max(height, 1):.1f}"/>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<path class="{kind}" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"/>'


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'
