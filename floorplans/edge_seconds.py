"""What each edge of a compiled graph takes at a pace, reckoned once and kept within a bound.

Knows no needs and no house's prices.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from floorplans.bounded_cache import BoundedCache
from floorplans.compiled_graph import CompiledGraph
from floorplans.travel_cost import Pace, edge_seconds


@dataclass(frozen=True, slots=True)
class _Kept:
    """It holds its graph, since the graph's identity is a part of the key."""

    compiled: CompiledGraph
    seconds: npt.NDArray[np.float64]

    @property
    def size_bytes(self) -> int:
        return self.seconds.nbytes + 256


class EdgeSeconds:
    """Thread-safe."""

    def __init__(self, most_bytes: int, concurrent_builds: int = 2) -> None:
        self._kept: BoundedCache[_Kept] = BoundedCache(most_bytes, concurrent_builds)

    def of(self, compiled: CompiledGraph, pace: Pace) -> npt.NDArray[np.float64]:
        """The seconds of every edge, allowed or not. Shared: not to be changed."""
        key = id(compiled), pace
        return self._kept.get(key, lambda: _Kept(compiled, _seconds_at(compiled, pace))).seconds


def _seconds_at(compiled: CompiledGraph, pace: Pace) -> npt.NDArray[np.float64]:
    seconds = edge_seconds(
        compiled.kinds,
        compiled.metres,
        compiled.levels,
        compiled.steps,
        compiled.opens_freely,
        compiled.waits,
        pace,
    )
    seconds.flags.writeable = False
    return seconds
