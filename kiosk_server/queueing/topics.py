"""The topics of hints about queues. Nobody can tell from one whose ticket it is about."""

from hashlib import sha256


def zone_topic(zone_id: str) -> str:
    """Of everything in a zone."""
    return f"queue:zone/{zone_id}"


def room_topic(room_id: str) -> str:
    """Of everything in the zone of a room."""
    return f"queue:room/{room_id}"


def ticket_topic(ticket_id: str) -> str:
    """Of a ticket and its place. Its id is a secret: the topic is not."""
    return f"ticket:{sha256(ticket_id.encode()).hexdigest()[:16]}"
