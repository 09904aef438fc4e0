"""What a venue of 100,000 nodes takes in memory: compiled, with a tree, and with many of them.

In a process of its own, since what others took before would be taken again unseen.
"""

import subprocess
import sys
from pathlib import Path

from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from tests.benchmarks.storeys import ten_floors
from tests.benchmarks.timing import print_table

NODES = 100_000
TREES = 100


def measure_memory() -> None:
    """Prints the megabytes of a process before, between and after."""
    told = subprocess.run(
        [sys.executable, "-m", __name__], capture_output=True, text=True, check=True
    )
    print(told.stdout, end="")


def _measure() -> None:
    rows = [["Python and its libraries", _megabytes()]]
    snapshot = ten_floors(NODES)
    rows.append(["and the venue, drawn", _megabytes()])
    graph = snapshot.travel_graph(needs_of(Profile.WALKING))
    rows.append(["and compiled, for one traveller", _megabytes()])
    for number in range(TREES):
        snapshot.tree(graph, (number * (NODES // TREES),))
    rows.append([f"and with {TREES} trees", _megabytes()])
    rows.append(["of which the bounded cache holds", _of_cache(snapshot)])
    print_table(f"Memory at {graph.compiled.node_count:,} nodes", ["", "resident"], rows)


def _of_cache(snapshot: Snapshot) -> str:
    return f"{snapshot.cache_bytes / 1e6:.0f} MB"


def _megabytes() -> str:
    """What of this process is in memory now."""
    status = Path("/proc/self/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return f"{int(line.split()[1]) / 1e3:.0f} MB"


if __name__ == "__main__":
    _measure()
