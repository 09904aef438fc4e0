"""What queues, zones and rooms are called, for messages that name them aloud."""

from collections.abc import Mapping

from kiosk_server.queueing.service.rule_book import RuleBook
from kiosk_server.speech.model import ArgumentKind


class SpokenQueueNames:
    """The `OtherNames` of speech: those of the layout in force."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book

    @property
    def version(self) -> str:
        """Of the layout."""
        return str(self._book.layout_version)

    def find(self, kind: ArgumentKind, thing_id: str) -> Mapping[str, str] | None:
        """What something is called; None for what the layout does not have."""
        layout = self._book.layout
        match kind:
            case ArgumentKind.QUEUE:
                queue = layout.queue_by_id.get(thing_id)
                return None if queue is None else queue.names
            case ArgumentKind.QUEUE_ZONE:
                zone = layout.zone_by_id.get(thing_id)
                return None if zone is None else zone.names
            case ArgumentKind.QUEUE_ROOM:
                room = layout.room_by_id.get(thing_id)
                return None if room is None else room.names
        return None
