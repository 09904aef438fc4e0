"""Measures by the clock: medians of repeated calls, and tables of them."""

import gc
import time
from collections.abc import Callable, Sequence
from statistics import median


def median_milliseconds(calls: Sequence[Callable[[], object]], repeats: int = 1) -> float:
    """The median milliseconds that one of the calls takes; each is made `repeats` times."""
    taken: list[float] = []
    gc.collect()
    gc.disable()
    try:
        for call in calls:
            begin = time.perf_counter()
            for _ in range(repeats):
                call()
            taken.append((time.perf_counter() - begin) / repeats * 1000.0)
    finally:
        gc.enable()
    return median(taken)


def print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints rows of text in columns, the first one flush left."""
    widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
    print(f"\n{title}")
    for row in [heads, *rows]:
        first = row[0].ljust(widths[0])
        rest = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        print("  ".join([first, *rest]))


def shown(milliseconds: float) -> str:
    """Milliseconds with three significant figures."""
    if milliseconds >= 1.0:
        return f"{milliseconds:.3g} ms"
    return f"{milliseconds * 1000.0:.3g} µs"
