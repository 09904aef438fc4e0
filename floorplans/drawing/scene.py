"""What every layer of a picture is composed from: what is drawn there, the view, the words given by
the caller."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from floorplans.drawing.drawing_plan import Storey
from floorplans.drawing.lettering import MOST_CHARACTERS, clean_text
from floorplans.drawing.levels import KNOWN_BY_NUMBER
from floorplans.drawing.projection import MARGIN_PX
from floorplans.drawing.view import View
from floorplans.model import Place, Plan

LabelOf = Callable[[Place], str]


@dataclass(frozen=True, slots=True)
class Words:
    """All text of a picture: said by the caller, in the reader's language.

    `label_of` gives what is written on the plan for a place (empty: nothing), `name_of` what is
    read aloud for it (default: its label).
    """

    label_of: LabelOf
    name_of: LabelOf | None = None
    title: str = ""
    description: str = ""
    route: str = ""
    """The accessible name of the route, if there is one."""
    no_entry: str = ""
    """What is written into areas that nobody is led into; empty: nothing."""
    hazard: str = ""
    """What is read aloud for them."""


@dataclass(frozen=True)
class Scene:
    """What is in sight of a view; the storey's levels are drawn as one."""

    plan: Plan
    storey: Storey
    view: View
    words: Words

    @property
    def level_ids(self) -> tuple[str, ...]:
        return self.storey.level_ids

    @property
    def symbol_scale(self) -> float:
        return self.view.size.symbol_scale

    def label(self, place: Place) -> str:
        return clean_text(self.words.label_of(place)[:MOST_CHARACTERS])

    def name(self, place: Place) -> str:
        return clean_text((self.words.name_of or self.words.label_of)(place)[:MOST_CHARACTERS])

    @cached_property
    def window(self) -> Polygon:
        """What the view shows, and a little more, in metres."""
        left, top, right, bottom = self.view.box
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        return shapely.Polygon([self.view.to_metres(corner) for corner in corners]).buffer(
            MARGIN_PX / self.view.px_per_metre, join_style="mitre"
        )

    @cached_property
    def areas_in_sight(self) -> NDArray[np.int64]:
        """The numbers of the storey's areas that the view shows."""
        return self.storey.area_shapes.within(self.window)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places in sight, by their point or by the area they are; the most important first."""
        storey = self.storey
        if not storey.places:
            return ()
        shapely.prepare(self.window)
        inside = shapely.contains_xy(self.window, storey.place_points)
        seen = {storey.areas[number].id for number in self.areas_in_sight.tolist()}
        return tuple(
            place
            for place, is_inside in zip(storey.places, inside.tolist(), strict=True)
            if is_inside or place.area_id in seen
        )


def label_in(locale: str) -> LabelOf:
    """Labels in a locale: a numbered room by its number, everything else by its name.

    A number that is also the whole name is not said twice.
    """

    def label(place: Place) -> str:
        if place.ref and place.kind in KNOWN_BY_NUMBER:
            return place.ref
        return place.names.find(locale) or place.ref

    return label


def name_in(locale: str) -> LabelOf:
    """Full names in a locale, for those who hear them: number and name, where they differ."""

    def name(place: Place) -> str:
        text = place.names.find(locale) or ""
        if place.ref and place.ref not in text:
            return f"{place.ref} {text}".strip()
        return text

    return name
