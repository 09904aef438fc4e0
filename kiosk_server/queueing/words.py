"""What a place in a line, and what was done to a ticket, is in the words of the catalogs."""

from collections.abc import Mapping, Sequence

from i18n.translator import Argument, Translator
from i18n.twin_text import TwinText
from kiosk_server.queueing.explanation import (
    BeforeCount,
    PairExplanation,
    PositionExplanation,
)
from kiosk_server.queueing.model import ResultsState, TicketState
from kiosk_server.queueing.names import QueueNames
from kiosk_server.queueing.place_reasons import PlaceReason, PlaceReasonCode
from kiosk_server.queueing.rule_faults import RuleFault
from kiosk_server.queueing.ticket_history import TicketAct

_NAMELESS = frozenset({"clock", "visitor", "ticket-holder", "kiosk", "client"})


class QueueWords:
    """Words for one set of catalogs."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self.names = QueueNames(translator)

    def priority_class(self, class_id: str, locale: str) -> str:
        """The name of a class; a hospital's own one is called by its id."""
        message_id = f"priority-class-{class_id}"
        if self._translator.has(locale, message_id):
            return self._translator.text(locale, message_id)
        return class_id

    def state(self, state: TicketState, locale: str) -> str:
        """A state."""
        return self._translator.text(locale, f"queue-ticket-state-{state.value}")

    def act(self, act: TicketAct, detail: str, locale: str) -> str:
        """Something that was done, with where to or why."""
        said = self._translator.text(locale, f"queue-ticket-act-{act.value}")
        if not detail:
            return said
        words: dict[str, Argument] = {"act": said, "detail": detail}
        return self._translator.text(locale, "queue-ticket-act-with", words)

    def results(self, results: ResultsState, locale: str) -> str:
        """Whether results are there."""
        return self._translator.text(locale, f"queue-results-{results.value}")

    def actor(self, name: str, locale: str) -> str:
        """Who did something: staff and devices by their name, others by what they are."""
        kind = name.replace("_", "-") or "clock"
        if kind in _NAMELESS:
            return self._translator.text(locale, f"queue-ticket-act-by-{kind}")
        return name

    def list_of(self, parts: Sequence[str], locale: str) -> str:
        """Several things, one after the other."""
        return self._translator.text(locale, "queue-ticket-act-details-between").join(parts)

    def reason(self, reason: PlaceReason, locale: str) -> TwinText:
        """Why somebody is at their place."""
        numbers: dict[str, Argument] = {key: str(value) for key, value in reason.numbers.items()}
        return self._translator.say(locale, f"place-reason-{reason.code.value}", numbers)

    def before(self, count: BeforeCount, locale: str) -> TwinText:
        """How many are before for one reason."""
        words: dict[str, Argument] = {"count": str(count.count)}
        return self._translator.say(locale, f"before-reason-{count.code.value}", words)

    def position(
        self, explained: PositionExplanation, results: ResultsState | None, locale: str
    ) -> TwinText:
        """A place, its reason, all that is before it, its bound and whether results are there, in
        sentences."""
        reason = self.reason(explained.reason, locale)
        first: dict[str, Argument] = {"ahead": str(explained.ahead), "reason": reason}
        said = [self._translator.say(locale, "position-explained", first)]
        said += [self.before(each, locale) for each in explained.before]
        if explained.reason.code is not PlaceReasonCode.EMERGENCY:
            bound: dict[str, Argument] = {
                "overtaken": str(explained.overtaken),
                "most": str(explained.overtaken_at_most),
            }
            said.append(self._translator.say(locale, "position-overtaken", bound))
        if results is not None:
            said.append(self._translator.say(locale, f"queue-results-{results.value}"))
        return _joined(said, self._translator.text(locale, "position-sentence-end"))

    def pair(
        self, explained: PairExplanation, first_number: str, second_number: str, locale: str
    ) -> str:
        """Why one is before another."""
        words: dict[str, Argument] = {"first": first_number, "second": second_number}
        return self._translator.text(locale, f"pair-reason-{explained.code.value}", words)

    def rule_fault(self, fault: RuleFault, locale: str) -> str:
        """What is wrong with a rule."""
        words: dict[str, Argument] = {"allowed": "", "after": "", "kind": "", "id": ""}
        words |= fault.fields
        return self._translator.text(locale, f"rule-fault-{fault.code.value}", words)

    def layout_fault(self, fields: Mapping[str, str], locale: str) -> str:
        """What is wrong with a queue file, by the fields of `queue-file-unfit`."""
        return self._translator.text(locale, "queue-file-fault", fields)


def _joined(parts: Sequence[TwinText], end: str) -> TwinText:
    return TwinText(
        "".join(f"{part.text}{end}" for part in parts).strip(),
        "".join(f"{part.spoken}{end}" for part in parts).strip(),
    )
