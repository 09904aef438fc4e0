"""“You are here”: a poster for one spot, its plan turned the way that its reader looks."""

from collections.abc import Sequence
from dataclasses import dataclass

from floorplans.drawing.drawing_plan import DrawingPlan
from floorplans.drawing.icons import icon_of_place
from floorplans.drawing.markers import Marker, MarkerKind
from floorplans.drawing.theme import Paint
from floorplans.drawing.view import PictureSize, View, fit_view, turned
from floorplans.kinds import PlaceKind
from floorplans.model import Point
from floorplans.snapshot import Snapshot
from kiosk_server.signs.destinations import Destination, destinations_from
from kiosk_server.signs.page import WHITE, Page, PageDraft
from kiosk_server.signs.paper import Paper, dots
from kiosk_server.signs.plan_parts import put_north, put_plan, put_scale, put_small_print
from kiosk_server.signs.sign_words import Said, SignWords
from kiosk_server.signs.spots import SignSpot
from kiosk_server.signs.type_setting import TypeSetting

MARGIN_MM = 10.0
PLAN_HEIGHT_MM = 132.0
SYMBOL_MM = 0.34
"""How long a plan's unit of type is on A4: its smallest labels come out 3 mm high."""
MOST_ACROSS_METRES = 76.0
MOST_OUTDOORS_METRES = 190.0
EDGE_METRES = 4.0
"""So much may be empty beside a level."""
HERE_FROM_TOP = 0.62
ROWS = 8
ROW_MM = 11.6
CODE_MM = 42.0
_FEWEST_TURN = 8


@dataclass(frozen=True)
class PosterMaker:
    """Makes posters from one plan. `address_of` a spot is `<public_url>/go/<code>`."""

    snapshot: Snapshot
    drawing: DrawingPlan
    words: SignWords
    setting: TypeSetting
    version: str

    def poster(self, spot: SignSpot, paper: Paper, address: str) -> Page:
        """The poster of a spot.

        Raises ServerError `sign-font-missing` or `sign-address-too-long`.
        """
        width, height = paper.value
        draft = PageDraft(width, height, self.setting)
        k = paper.scale
        view = self._view(spot, paper)
        top = 49.0 * k
        name = self.words.text("you-are-here").joined()
        here = Marker(MarkerKind.HERE, spot.level.id, spot.point, spot.facing_degrees, name)
        box = put_plan(
            draft, self.drawing, spot.level, view, self.words, (MARGIN_MM * k, top), (here,)
        )
        beside = box[2] - CODE_MM * k
        put_north(draft, self.words.plan, view, (box[2] - 7.0 * k, box[3] + 12.0 * k), 7.0 * k)
        put_scale(draft, view, beside, box[3] + 15.0 * k, self.words, 3.6 * k)
        self._head(draft, spot, k)
        self._ways(draft, spot, box[3] + 5.0 * k, k)
        self._code(draft, address, spot.code, k)
        put_small_print(draft, self.words, MARGIN_MM * k, self.version)
        return draft.finished()

    def _view(self, spot: SignSpot, paper: Paper) -> View:
        """The whole level where it fits, else the spot low in it and what lies ahead above."""
        width = dots(paper.value[0] - 2 * MARGIN_MM * paper.scale)
        size = PictureSize(
            round(width), round(dots(PLAN_HEIGHT_MM * paper.scale)), dots(SYMBOL_MM * paper.scale)
        )
        storey = self.drawing.storey(spot.level.id)
        up = storey.straight_degrees if spot.facing_degrees is None else spot.facing_degrees
        whole = fit_view((*storey.corners, spot.point), size, up_degrees=up)
        across = MOST_ACROSS_METRES if spot.level.building_id else MOST_OUTDOORS_METRES
        least = size.width_px / (across * paper.scale**0.5)
        if whole.px_per_metre >= least:
            return whole
        ahead = (HERE_FROM_TOP - 0.5) * size.height_px / least
        centre = _kept_on(storey.corners, spot.point, ahead, size, least, up)
        return View(centre, least, size, up)

    def _head(self, draft: PageDraft, spot: SignSpot, k: float) -> None:
        """Where one is: the venue, the spot in the largest type, the level as on lift buttons."""
        words, left = self.words, MARGIN_MM * k
        right = draft.width_mm - left
        label = words.label(spot.level)
        plate = 30.0 * k if label else 0.0
        wide = right - left - plate - (6.0 * k if label else 0.0)
        draft.text(words.venue().joined("  "), left, 12.5 * k, wide, 4.2 * k, paint=Paint.WALL)
        name = words.spot(spot.names, spot.place, spot.level)
        draft.text(name.first, left, 23.0 * k, wide, 13.5 * k, is_bold=True)
        draft.text(name.second, left, 34.8 * k, wide, 7.0 * k)
        floor = words.floor(spot.level)
        draft.text(floor.joined("  "), left, 43.0 * k, wide, 5.0 * k)
        if label:
            box = (right - plate, 11.0 * k, right, 44.5 * k)
            draft.plate(box)
            inner = plate - 5.0 * k
            middle = (box[1] + box[3]) / 2
            draft.text(
                *(label, box[0] + 2.5 * k, middle, inner, 23.0 * k),
                least_mm=6.0 * k,
                align=0.5,
                is_bold=True,
                paint=WHITE,
            )

    def _ways(self, draft: PageDraft, spot: SignSpot, top: float, k: float) -> None:
        """Two columns of destinations: arrow, icon, name, level, metres."""
        left = MARGIN_MM * k
        room = draft.width_mm - 2 * left - (CODE_MM + 6.0) * k
        gap = 6.0 * k
        column = (room - gap) / 2
        found = destinations_from(self.snapshot, spot, 2 * ROWS)
        for number, destination in enumerate(_in_order(found)):
            x = left + (number // ROWS) * (column + gap)
            y = top + (number % ROWS + 0.5) * ROW_MM * k
            self._row(draft, spot, destination, x, y, column, k)
            if number % ROWS:
                draft.rule(x, x + column, y - ROW_MM * k / 2, 0.2)

    def _row(  # one row and where it stands
        self,
        draft: PageDraft,
        spot: SignSpot,
        destination: Destination,
        x: float,
        y: float,
        wide: float,
        k: float,
    ) -> None:
        place, words = destination.place, self.words
        start = x
        if spot.facing_degrees is not None:
            start += 8.5 * k
        if destination.turn_degrees is not None:
            turn = round(destination.turn_degrees / 45.0) * 45.0
            draft.arrow((x + 4.0 * k, y), 7.4 * k, turn)
        icon = icon_of_place(place.kind)
        if icon is not None:
            draft.icon(icon, (start + 3.5 * k, y), 6.0 * k)
        start += 8.0 * k
        room = x + wide - 16.0 * k - start
        said = self._name(destination)
        first = y - 2.1 * k if said.second else y
        draft.text(said.first, start, first, room, 4.8 * k, least_mm=3.2 * k, is_bold=True)
        draft.text(said.second, start, y + 2.9 * k, room, 3.3 * k, least_mm=2.5 * k)
        level = words.plan.level_by_id[place.level_id]
        label = words.label(level)
        if label and label != words.label(spot.level):
            wide_label = self.setting.width_mm(label, 4.2 * k)
            draft.plate(
                (x + wide - wide_label - 3.0 * k, y - 4.9 * k, x + wide, y + 0.4 * k), Paint.WALL
            )
            draft.text(
                *(label, x + wide - wide_label - 1.5 * k, y - 2.25 * k, wide_label, 4.2 * k),
                is_bold=True,
                paint=WHITE,
            )
            draft.text(words.metres(destination.metres), x, y + 3.0 * k, wide, 3.3 * k, align=1.0)
        else:
            draft.text(words.metres(destination.metres), x, y, wide, 4.0 * k, align=1.0)

    def _name(self, destination: Destination) -> Said:
        if destination.department is not None:
            return self.words.department(destination.department)
        if destination.place.kind is PlaceKind.TOILET:
            # The nearest may be one for men: who looks for the other finds it beside.
            return self.words.kind(PlaceKind.TOILET)
        return self.words.place(destination.place)

    def _code(self, draft: PageDraft, address: str, code: str, k: float) -> None:
        """The code to scan, what it does, and what to read out on the telephone."""
        side = CODE_MM * k
        left = draft.width_mm - MARGIN_MM * k - side
        top = draft.height_mm - MARGIN_MM * k - side - 17.0 * k
        draft.code(address, left, top, side)
        said = self.words.text("sign-scan")
        draft.text(said.first, left, top + side + 2.4 * k, side, 4.4 * k, align=0.5, is_bold=True)
        draft.text(said.second, left, top + side + 7.0 * k, side, 3.2 * k, align=0.5)
        draft.text(code, left, top + side + 12.0 * k, side, 4.0 * k, align=0.5, paint=Paint.WALL)


def _kept_on(  # the level, and the window on it
    corners: Sequence[Point],
    spot: Point,
    ahead_metres: float,
    size: PictureSize,
    px_per_metre: float,
    up_degrees: float,
) -> Point:
    """The middle of a window with the spot low in it, moved back where it would leave the level."""
    across = [turned(corner, up_degrees) for corner in (*corners, spot)]
    right, up = turned(spot, up_degrees)
    halves = size.width_px / px_per_metre / 2, size.height_px / px_per_metre / 2
    middle: list[float] = []
    for wish, half, reach in (
        (right, halves[0], [x for x, _ in across]),
        (up + ahead_metres, halves[1], [y for _, y in across]),
    ):
        least, most = min(reach) - EDGE_METRES + half, max(reach) + EDGE_METRES - half
        middle.append((least + most) / 2 if least > most else min(max(wish, least), most))
    return turned((middle[0], middle[1]), -up_degrees)


def _in_order(found: tuple[Destination, ...]) -> list[Destination]:
    """By the way that one sets out, straight on first, then left, right and back; the nearest
    first."""
    order = {0: 0, 7: 1, 6: 2, 1: 3, 2: 4, 5: 5, 3: 6, 4: 7}

    def key(destination: Destination) -> tuple[int, float]:
        if destination.turn_degrees is None:
            return -1, destination.metres
        turn = round(destination.turn_degrees / 45.0) % _FEWEST_TURN
        return order[turn], destination.metres

    return sorted(found, key=key)
