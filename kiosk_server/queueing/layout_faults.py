"""What is wrong with a queue file: what it is, and where. It must not know words."""

from enum import Enum

from kiosk_server.core.errors import ServerError


class LayoutFaultCode(Enum):
    """What is wrong; each is a variant of the message `queue-file-fault` in the catalogs."""

    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    """No JSON, or not of the form of a queue file; `detail` is what the reader of JSON says."""
    ID_UNFIT = "id-unfit"
    ID_TWICE = "id-twice"
    ZONE_UNKNOWN = "zone-unknown"
    DEPARTMENT_UNKNOWN = "department-unknown"
    PLACE_UNKNOWN = "place-unknown"
    """And no names are given in its stead."""
    PLACE_NAMELESS = "place-nameless"
    NAMES_MISSING = "names-missing"
    ROOMS_MISSING = "rooms-missing"
    ROOM_UNUSED = "room-unused"
    ROOM_IN_ZONES = "room-in-zones"
    """Its queues are in several."""
    NOTE_UNFIT = "note-unfit"
    RULES_UNFIT = "rules-unfit"


def unfit(code: LayoutFaultCode, **fields: str) -> ServerError:
    """`queue-file-unfit`. `fields` hold what the message needs: `where` as a path in the file, `id`
    for what is meant there, `most` for what is allowed."""
    return ServerError("queue-file-unfit", fault=code.value, **fields)
