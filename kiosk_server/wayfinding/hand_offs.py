"""How a way that was found goes to a phone: where it starts, as an address and a QR code."""

import math
from dataclasses import dataclass

from accessibility.presentation import PresentationMode
from floorplans.model import Anchor, Plan
from floorplans.route_search import PlaceLocation, PointLocation
from i18n.translator import Translator
from kiosk_server.wayfinding.answers import FoundWay
from kiosk_server.wayfinding.hand_off import (
    HandOffWish,
    UnsaidNeedsError,
    hand_off_address,
    nearest_pace,
)
from kiosk_server.wayfinding.model import AskedAnchor, AskedLocation, AskedPlace, find_location
from kiosk_server.wayfinding.qr_code import qr_svg

NEAREST_METRES = 5.0
"""A start farther than this from every anchor is none that a phone could be sent to."""


@dataclass(frozen=True, slots=True)
class HandOffLook:
    """How the phone's page is shown; `voice_pace` None: it does not read itself aloud."""

    locale: str
    mode: PresentationMode = PresentationMode.STANDARD
    is_high_contrast: bool = False
    voice_pace: float | None = None


@dataclass(frozen=True, slots=True)
class HandOffView:
    url: str
    qr_svg: str


class HandOffs:
    """Writes the addresses of ways. `public_url` is where phones find this server."""

    def __init__(self, public_url: str, translator: Translator) -> None:
        self._public_url = public_url
        self._translator = translator

    def of(self, found: FoundWay, look: HandOffLook) -> HandOffView | None:
        """The hand-off of a way; None where its ends or needs cannot be said in an address."""
        start, *stops, goal = found.question.stops
        spot = find_spot(found.published.plan, start)
        places = [stop.place_id for stop in (*stops, goal) if isinstance(stop, AskedPlace)]
        if spot is None or len(places) != len(stops) + 1:
            return None
        needs = found.question.needs
        wish = HandOffWish(
            places[-1],
            tuple(places[:-1]),
            needs,
            look.locale,
            look.mode,
            look.is_high_contrast,
            nearest_pace(look.voice_pace),
        )
        try:
            url = hand_off_address(self._public_url, spot, wish)
        except UnsaidNeedsError:
            return None
        code = qr_svg(url, self._translator.text(look.locale, "hand-off-code"))
        return None if code is None else HandOffView(url, code)


def find_spot(plan: Plan, start: AskedLocation) -> str | None:
    """What stands for a start in an address: an anchor's code, else a place's id that is no code,
    else the code of the nearest anchor on its level within 5 m."""
    codes = {anchor.code for anchor in plan.anchors}
    if isinstance(start, AskedAnchor):
        return start.code if start.code in codes else None
    location = find_location(plan, start)
    if isinstance(location, PlaceLocation):
        if location.place_id not in codes:
            return location.place_id
        place = plan.place_by_id[location.place_id]
        location = PointLocation(place.level_id, *place.point)
    if location is None:
        return None
    near = [
        (math.dist(anchor.point, location.point), anchor.code)
        for anchor in plan.anchors
        if _is_on(anchor, location)
    ]
    distance, code = min(near, default=(math.inf, ""))
    return code if distance <= NEAREST_METRES else None


def _is_on(anchor: Anchor, location: PointLocation) -> bool:
    return anchor.level_id == location.level_id
