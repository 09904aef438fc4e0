"""What of the sample hospital is shut when: side entrances and the goods lift. Every place can be
reached at all hours, so that the demo answers alike by day and by night.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from floorplans.model import Area, Connector, Door, PathLine
from floorplans.sample_hospital.floor import Piece

HOURS_OF_ELEMENTS: Mapping[str, str] = {
    "op-1f-west-entrance": "Mo-Su 06:30-18:30",
    "ip-1f-east-entrance": "Mo-Su 07:00-20:00",
    "lift-5": "Mo-Sa 06:30-19:00",
}


def with_hours(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with their hours; raises KeyError for hours of what is not among them."""
    left = dict(HOURS_OF_ELEMENTS)
    for piece in pieces:
        if isinstance(piece, Area | Door | PathLine | Connector) and piece.id in left:
            yield replace(piece, opening_hours=left.pop(piece.id))
        else:
            yield piece
    if left:
        raise KeyError(*left)
