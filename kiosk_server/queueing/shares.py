"""Which lane's turn it is where lanes have shares of the calls by weight. Pure."""

from collections import Counter, deque
from collections.abc import Container, Iterable
from itertools import islice

from kiosk_server.queueing.rules import PlacementKind, QueueRules

_BY_TIME = ""


class LaneShares:
    """Deals turns by weights; those placed by time weigh 1.

    Goes by the last calls only, as many as all weights together, so that a lane which was empty for
    an hour takes up its share and does not catch up on the hour.
    """

    def __init__(self, rules: QueueRules, past: Iterable[str]) -> None:
        self.weights = {
            f"class:{each.id}": each.placement.weight
            for each in rules.classes
            if each.placement.kind is PlacementKind.WEIGHTED
        }
        self.total = sum(self.weights.values()) + 1
        last = list(islice(reversed(list(past)), self.total - 1)) if self.weights else []
        self._last = deque((self._turn(lane) for lane in reversed(last)), maxlen=self.total - 1)
        self._counts = Counter(self._last)

    def find_next(self, ready: Container[str]) -> str | None:
        """The lane whose turn it is; None: that of those placed by time."""
        best, most = None, self._owed(_BY_TIME, 1)
        for lane, weight in self.weights.items():
            if lane in ready and (owed := self._owed(lane, weight)) > most:
                best, most = lane, owed
        return best

    def take(self, lane: str) -> None:
        """Notes a call."""
        if not self.weights:
            return
        if len(self._last) == self._last.maxlen:
            self._counts[self._last[0]] -= 1
        turn = self._turn(lane)
        self._last.append(turn)
        self._counts[turn] += 1

    def _turn(self, lane: str) -> str:
        return lane if lane in self.weights else _BY_TIME

    def _owed(self, lane: str, weight: int) -> int:
        """What is owed to a lane, in calls times all weights."""
        return weight * (len(self._last) + 1) - self._counts[lane] * self.total
