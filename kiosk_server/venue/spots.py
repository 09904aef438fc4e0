"""Where a page stands: the code of a printed QR code or kiosk, or the id of a place without one."""

from dataclasses import dataclass

from accessibility.place_labels import PlaceLabels
from floorplans.first_spot import first_spot
from floorplans.model import Place, Plan, Point
from i18n.translator import Translator
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.views import level_name

MOST_SPOT_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to start from; `code` is an anchor's code if `is_anchor`, else a place's id."""

    code: str
    is_anchor: bool
    level_id: str
    point: Point

    def location(self) -> dict[str, str]:
        """The same as a LocationInput."""
        return {"anchorCode" if self.is_anchor else "placeId": self.code}


def find_spot(plan: Plan, code: str) -> Spot | None:
    """The anchor of a code, else the place of an id; None where the plan has neither."""
    if len(code) > MOST_SPOT_CHARACTERS:
        return None
    for anchor in plan.anchors:
        if anchor.code == code:
            return Spot(code, is_anchor=True, level_id=anchor.level_id, point=anchor.point)
    place = plan.place_by_id.get(code)
    if place is None:
        return None
    return Spot(code, is_anchor=False, level_id=place.level_id, point=place.point)


def lobby_spot(plan: Plan) -> Spot | None:
    """Where the kiosk of the lobby would stand; None for a plan without any place."""
    code = first_spot(plan)
    return None if code is None else find_spot(plan, code)


def lobby_of(published: PublishedVenue) -> Spot | None:
    """The same for a published plan, for which it is looked for once."""
    code = published.lobby_code
    return None if code is None else find_spot(published.plan, code)


def spot_name(plan: Plan, spot: Spot, translator: Translator, locale: str) -> str:
    """What a spot is called: its own name, its place's or, without one, its level's."""
    labels = PlaceLabels(translator)
    if not spot.is_anchor:
        return labels.place_title(plan.place_by_id[spot.code], locale).text
    anchor = next(anchor for anchor in plan.anchors if anchor.code == spot.code)
    name = anchor.names.find(locale)
    if name:
        return name
    place = _place_at(plan, spot)
    if place is not None:
        return labels.place_title(place, locale).text
    return level_name(translator, plan.level_by_id[spot.level_id], plan, locale).text


def spoken_spot(plan: Plan, spot: Spot) -> dict[str, str]:
    """What a spoken message names for the spot: its place or, without one, its level."""
    place = plan.place_by_id.get(spot.code) if not spot.is_anchor else _place_at(plan, spot)
    return {"levelId": spot.level_id} if place is None else {"placeId": place.id}


def _place_at(plan: Plan, spot: Spot) -> Place | None:
    """The place whose marker is the anchor's own point."""
    at = (place for place in plan.places if place.level_id == spot.level_id)
    return next((place for place in at if place.point == spot.point), None)
