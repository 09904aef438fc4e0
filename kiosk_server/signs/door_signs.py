"""Signs for doors, each of the size A5: what the room is, its number, its level, a code to scan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from floorplans.drawing.icons import icon_of_place
from floorplans.drawing.levels import KNOWN_BY_NUMBER
from floorplans.drawing.theme import Paint
from floorplans.kinds import PlaceKind
from floorplans.model import Place, Plan
from kiosk_server.signs.page import WHITE, Page, PageDraft
from kiosk_server.signs.paper import Paper
from kiosk_server.signs.sign_words import SignWords
from kiosk_server.signs.type_setting import TypeSetting

SIGN_MM = (210.0, 148.5)
"""A5 on its side: two on A4, four on A3."""
_PAD_MM = 14.0
_CODE_MM = 34.0
_CUT_MM = 6.0
_WITHOUT_DOOR = frozenset({PlaceKind.LIFT, PlaceKind.STAIRS})


def signed_places(plan: Plan, level_id: str) -> tuple[Place, ...]:
    """The rooms of a level that have a name or a number, by number and name."""
    rooms = [
        place
        for place in plan.places
        if place.level_id == level_id
        and place.area_id is not None
        and place.kind not in _WITHOUT_DOOR
        and (place.names or place.ref)
    ]
    return tuple(sorted(rooms, key=lambda place: (place.ref, place.id)))


@dataclass(frozen=True)
class DoorSignMaker:
    """Makes signs from one plan. `go` is `<public_url>/go/`; empty: no codes."""

    words: SignWords
    setting: TypeSetting
    go: str

    def pages(self, places: Sequence[Place], paper: Paper) -> Iterator[Page]:
        """As many signs a page as it has room for, with marks to cut along.

        Raises ServerError `sign-font-missing` or `sign-address-too-long`.
        """
        wide, high = paper.value if paper is Paper.A4 else paper.value[::-1]
        columns, rows = round(wide / SIGN_MM[0]), round(high / SIGN_MM[1])
        for first in range(0, len(places), columns * rows):
            draft = PageDraft(wide, high, self.setting)
            for number, place in enumerate(places[first : first + columns * rows]):
                self._sign(
                    draft, place, number % columns * SIGN_MM[0], number // columns * SIGN_MM[1]
                )
            _cut_marks(draft, columns, rows)
            yield draft.finished()

    def _sign(self, draft: PageDraft, place: Place, x: float, y: float) -> None:
        words, (wide, high) = self.words, SIGN_MM
        left, right, bottom = x + _PAD_MM, x + wide - _PAD_MM, y + high - _PAD_MM
        room = right - left
        if not place.names and place.ref and place.kind in KNOWN_BY_NUMBER:
            draft.text(place.ref, left, y + 66.0, room * 0.8, 46.0, is_bold=True)
        else:
            draft.text(place.ref, left, y + 24.0, room * 0.6, 22.0, is_bold=True)
            draft.rule(left, right, y + 43.0, 0.8)
            said = words.place(place)
            below = draft.lines(said.first, left, y + 49.0, room, 21.0, least_mm=10.0, is_bold=True)
            draft.lines(said.second, left, below + 2.0, room, 11.0, least_mm=6.0)
        icon = icon_of_place(place.kind)
        if icon is not None:
            draft.plate((right - 26.0, y + 11.0, right, y + 37.0))
            draft.icon(icon, (right - 13.0, y + 24.0), 19.0, WHITE)
        floor = words.floor(words.plan.level_by_id[place.level_id])
        foot = room - (_CODE_MM + 6.0 if self.go else 0.0)
        draft.text(floor.first, left, bottom - 8.0, foot, 6.0)
        draft.text(floor.second, left, bottom - 1.6, foot, 4.2, paint=Paint.WALL)
        if self.go:
            draft.code(
                self.go + quote(place.id, safe=""),
                *(right - _CODE_MM + 4.0, bottom - _CODE_MM + 5.0, _CODE_MM),
            )


def _cut_marks(draft: PageDraft, columns: int, rows: int) -> None:
    """Short lines at the edges of the paper where it is cut."""
    for row in range(1, rows):
        y = row * SIGN_MM[1]
        draft.rule(0.0, _CUT_MM, y, 0.2)
        draft.rule(draft.width_mm - _CUT_MM, draft.width_mm, y, 0.2)
    for column in range(1, columns):
        x = column * SIGN_MM[0]
        draft.stroke(((x, 0.0), (x, _CUT_MM)), 0.2, Paint.WALL)
        draft.stroke(((x, draft.height_mm - _CUT_MM), (x, draft.height_mm)), 0.2, Paint.WALL)
