"""Pages of a long list of places: Relay connections whose cursors are ids, so they stay good."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from floorplans.model import Place
from kiosk_server.core.errors import ServerError
from kiosk_server.venue.views import PlaceView, PlanViews

MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class PlaceEdge:
    cursor: str
    node: PlaceView


@dataclass(frozen=True, slots=True)
class PageInfo:
    """Whether there is more, and between which cursors the page lies."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@dataclass(frozen=True, slots=True)
class PlaceConnection:
    nodes: tuple[PlaceView, ...]
    page_info: PageInfo
    total_count: int

    @property
    def edges(self) -> tuple[PlaceEdge, ...]:
        """The places, each with the cursor that asks for what follows."""
        return tuple(PlaceEdge(node.id, node) for node in self.nodes)


def place_page(
    views: PlanViews, places: Sequence[Place], first: int, after: str | None
) -> PlaceConnection:
    """The first places, of `places` sorted by id, that come after a cursor.

    Raises ServerError `page-size-wrong` unless `first` is 1 to 200.
    """
    if not 1 <= first <= MOST_PLACES:
        raise ServerError("page-size-wrong", first=first, most=MOST_PLACES)
    begin = 0 if after is None else bisect_right(places, after, key=lambda place: place.id)
    chosen = places[begin : begin + first]
    nodes = tuple(views.place(place) for place in chosen)
    page_info = PageInfo(
        begin + len(chosen) < len(places),
        begin > 0,
        nodes[0].id if nodes else None,
        nodes[-1].id if nodes else None,
    )
    return PlaceConnection(nodes, page_info, len(places))
