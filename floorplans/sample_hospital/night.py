"""What of the sample hospital is shut when: wings, a bridge, side entrances and the goods lift.

A wing that is shut is not entered and may be left: its hours are those of its floor.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from floorplans.model import Area, Connector, Door, PathLine
from floorplans.sample_hospital.floor import Piece

_CLINIC_WING = "Mo-Fr 07:00-18:30; Sa 07:00-13:00"
_WING_FLOOR = ("aisle", "cross", "waiting")
_SHUT_WINGS = ("op-4f", "op-5f")
"""Levels with clinics only; on the others is something that never shuts, or wards behind them."""

HOURS_OF_ELEMENTS: Mapping[str, str] = {
    "op-3f-bridge-door": "Mo-Su 06:00-21:00",
    "op-1f-west-entrance": "Mo-Su 06:30-18:30",
    "ip-1f-east-entrance": "Mo-Su 07:00-20:00",
    "lift-5": "Mo-Sa 06:30-19:00",
    **{
        f"{level_id}-{floor}-{side}": _CLINIC_WING
        for level_id in _SHUT_WINGS
        for floor in _WING_FLOOR
        for side in ("west", "east")
    },
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
