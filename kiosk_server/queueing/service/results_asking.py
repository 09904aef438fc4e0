"""Asks the hospital's records whether results are there with which somebody comes back. What the
records do not tell stops nobody.
"""

from kiosk_server.core.clock import Clock
from kiosk_server.queueing.model import ResultsState
from kiosk_server.queueing.results_news import ResultsNews, news_of
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.records.model import RecordsRefused
from kiosk_server.records.service import HospitalRecords

_UNKNOWN = ResultsNews(ResultsState.UNKNOWN)


class ResultsAsking:
    """The results of one hospital's patients."""

    def __init__(self, records: HospitalRecords, clock: Clock) -> None:
        self._records = records
        self._clock = clock

    async def news(self, kept: KeptTicket) -> ResultsNews:
        """Of what somebody was sent for since they were called last."""
        ticket = kept.ticket
        if kept.patient_id is None or not ticket.calls:
            return _UNKNOWN
        found = await self._records.list_results(kept.patient_id, ticket.calls[-1].at)
        if isinstance(found, RecordsRefused):
            return _UNKNOWN
        return news_of(found, self._clock.now())
