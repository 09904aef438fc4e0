"""What the hospital's records say of the results with which somebody comes back. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk_server.queueing.model import ResultsState
from kiosk_server.records.model import ExaminationResult


@dataclass(frozen=True, slots=True)
class ResultsNews:
    """Whether results are there; `expected_at` is when the last of them is to come, None: nobody
    knows, or all have come."""

    state: ResultsState
    expected_at: datetime | None = None


def news_of(results: Sequence[ExaminationResult], now: datetime) -> ResultsNews:
    """What a patient's results come to, who was sent for them."""
    if not results:
        return ResultsNews(ResultsState.UNKNOWN)
    waited_for = [each for each in results if not each.is_ready(now)]
    if not waited_for:
        return ResultsNews(ResultsState.READY)
    moments = [each.ready_at for each in waited_for if each.ready_at is not None]
    expected_at = max(moments) if len(moments) == len(waited_for) else None
    is_partly = len(waited_for) < len(results)
    return ResultsNews(ResultsState.PARTLY if is_partly else ResultsState.WAITING, expected_at)
