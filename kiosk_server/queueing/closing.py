"""When the clock ends a ticket: at the close of its half-day where the rules say so, and when it
was forgotten over the end of its day. Pure.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk_server.queueing.business_day import half_day_of
from kiosk_server.queueing.model import OVER, Ticket, TicketState
from kiosk_server.queueing.rules import ClosingRule, QueueRules

FORGOTTEN_AFTER = timedelta(hours=6)
"""Nothing was done to a ticket, or in a room, for so long."""
CLOSES_WITH_ITS_HALF_DAY = frozenset(
    {TicketState.IN_ZONE, TicketState.AT_ROOM, TicketState.NO_SHOW}
)
"""Who is called is seen, and who is set aside or away for results comes back on the same day."""


def is_to_end(ticket: Ticket, rules: QueueRules, now: datetime, zone: ZoneInfo) -> bool:
    """Whether the time of a ticket is over. Who comes back belongs to the half-day in which they
    do. At the end of a day nobody is sent away to whom something was done lately: some clinics are
    open all night."""
    if ticket.state in OVER:
        return False
    present = half_day_of(now, rules.half_days, zone)
    entered = half_day_of(ticket.entered_at, rules.half_days, zone)
    own = max(ticket.half_day, entered, key=lambda each: each.key)
    if own.day < present.day and now - last_touched(ticket) > FORGOTTEN_AFTER:
        return True
    closes = rules.opening.closing is ClosingRule.EXPIRE and own.key < present.key
    return closes and ticket.state in CLOSES_WITH_ITS_HALF_DAY


def last_touched(ticket: Ticket) -> datetime:
    """When somebody last did something to a ticket that changed where it is."""
    times = (ticket.entered_at, ticket.called_at, ticket.serving_since, ticket.over_at)
    return max(each for each in times if each is not None)
