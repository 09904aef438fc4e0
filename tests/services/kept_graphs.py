"""Walk graphs of whole buildings, compiled once for all processes of a test run: a hospital takes
many seconds to compile, and each test process and each server needs the same.

They lie in a folder that lasts as long as the run, each under what it depends on. Whoever comes
while one is compiled waits for it.
"""

import fcntl
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from floorplans import snapshot
from floorplans.graph_compiler import CompileGraph, shared_compiler
from floorplans.model import Plan
from floorplans.plan_version import plan_version
from floorplans.travel_needs import ClearanceClass
from floorplans.walk_graph import WalkGraph
from tests.services.made_once import GRAPHS_FOLDER


def kept_compiler(folder: str | None = None) -> CompileGraph:
    """Compiles for one plan, as a server does, what nobody has compiled in this run.

    `folder`: that of the run, where the environment does not name it any more.
    """
    compile_graph = shared_compiler()
    named = folder or os.environ.get(GRAPHS_FOLDER)
    if named is None:
        return compile_graph
    kept_in, versions = Path(named), list[str]()

    def find_or_compile(plan: Plan, clearance: ClearanceClass) -> WalkGraph:
        if not versions:
            versions.append(plan_version(plan))
        kept = kept_in / f"{versions[0]}-{clearance.name}"
        with _held(kept.with_suffix(".lock")):
            if kept.exists():
                found: WalkGraph = pickle.loads(kept.read_bytes())  # noqa: S301 - written below
                return found
            compiled = compile_graph(plan, clearance)
            # Whole or not at all, also where a test kills the server that compiles.
            made = kept.with_suffix(".made")
            made.write_bytes(pickle.dumps(compiled, pickle.HIGHEST_PROTOCOL))
            made.rename(kept)
            return compiled

    return find_or_compile


def keep_graphs_of_servers() -> None:
    """From now on all snapshots of this process, and of those forked from it, take kept graphs."""
    folder = os.environ.get(GRAPHS_FOLDER)
    if folder is not None:
        patch.object(snapshot, "shared_compiler", partial(kept_compiler, folder)).start()


@contextmanager
def _held(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
