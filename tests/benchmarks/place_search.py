"""What a keystroke costs at a kiosk: the search as one types, beside rapidfuzz over the same names.

Rapidfuzz, the fastest matcher of texts for Python, knows neither pinyin nor words nor walks; it
gets the same texts to choose from, which makes it a measure of what time there is.
"""

import gc
import random
import time
from collections.abc import Callable, Sequence
from functools import partial

from rapidfuzz import fuzz, process

from floorplans.place_search.place_texts import place_texts
from floorplans.route_search import PlaceLocation
from floorplans.sample_hospital import sample_hospital_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from i18n.pinyin import joined
from i18n.translator import Translator
from kiosk_server.wayfinding.finder import PlaceFinder
from kiosk_server.wayfinding.walks import Walks
from tests.benchmarks.timing import print_table, shown

NAMES = 150
SHOWN = 7


def measure_place_search() -> None:
    """Prints how long making the search takes, and the median and 99th percentile of a keystroke
    of ours, with and without walks, and of rapidfuzz, all in one run."""
    plan = sample_hospital_plan()
    finder = PlaceFinder(Translator.load())
    begin = time.perf_counter()
    search = finder.made(plan)
    made = (time.perf_counter() - begin) * 1000.0
    snapshot, walks, needs = Snapshot(plan), Walks(), needs_of(Profile.WALKING)
    start = PlaceLocation("op-1f-main-entrance")
    walks.seconds_from(snapshot, start, needs)
    texts = sorted({text.text for text in place_texts(plan, finder.words, lambda _: ())})
    keystrokes = _keystrokes([name for each in plan.places for name in each.names.texts()])

    def ours(typed: str) -> object:
        return search.search(typed)

    def with_walks(typed: str) -> object:
        seconds = walks.seconds_from(snapshot, start, needs)
        matches = search.search(typed)
        return sorted(matches, key=lambda m: (m.rank, seconds.get(m.place.id, 1e9)))[:SHOWN]

    def rapidfuzz(typed: str) -> object:
        return process.extract(typed, texts, scorer=fuzz.WRatio, limit=SHOWN)

    base = _taken(rapidfuzz, keystrokes)
    rows = [["rapidfuzz process.extract", *_told(base, base)]]
    # Walks first: the second time a text is asked for it is kept.
    rows.append(["our search and walks", *_told(_taken(with_walks, keystrokes), base)])
    rows.append(["the same, kept", *_told(_taken(ours, keystrokes[-500:]), base)])
    title = (
        f"A keystroke among {len(plan.places)} places, {len(texts):,} texts; made in {made:.0f} ms"
    )
    print_table(title, ["", "median", "p99"], rows)


def _keystrokes(names: Sequence[str]) -> list[str]:
    """All beginnings of some names, as written, in pinyin and by initials, each once."""
    chance = random.Random(7)
    typed: dict[str, None] = {}
    for name in chance.sample(sorted(set(names)), NAMES):
        way = chance.choice([name, name, joined(name)]) if not name.isascii() else name
        typed |= dict.fromkeys(way[:size] for size in range(1, len(way) + 1))
    return list(typed)


def _taken(ask: Callable[[str], object], keystrokes: Sequence[str]) -> list[float]:
    taken = []
    gc.collect()
    gc.disable()
    try:
        for call in [partial(ask, typed) for typed in keystrokes]:
            begin = time.perf_counter()
            call()
            taken.append((time.perf_counter() - begin) * 1000.0)
    finally:
        gc.enable()
    return sorted(taken)


def _told(taken: Sequence[float], base: Sequence[float]) -> list[str]:
    cells = []
    for share in (0.5, 0.99):
        own, peer = (times[int(share * len(times))] for times in (taken, base))
        cells.append(f"{shown(own)} (x{peer / own:,.1f})")
    return cells


if __name__ == "__main__":
    measure_place_search()
