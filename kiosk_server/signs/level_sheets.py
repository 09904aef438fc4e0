"""A sheet for a level: its whole plan, what its signs mean, north and scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from floorplans.drawing.drawing_plan import DrawingPlan
from floorplans.drawing.glyphs import Icon
from floorplans.drawing.icons import icon_of_connector, icon_of_place
from floorplans.drawing.picture import level_view
from floorplans.drawing.theme import Paint
from floorplans.drawing.view import PictureSize
from floorplans.kinds import PlaceKind
from floorplans.model import Level
from kiosk_server.signs.page import WHITE, Page, PageDraft
from kiosk_server.signs.paper import Paper, dots
from kiosk_server.signs.plan_parts import put_north, put_plan, put_scale, put_small_print
from kiosk_server.signs.sign_words import Said, SignWords
from kiosk_server.signs.type_setting import TypeSetting

MARGIN_MM = 10.0
HEAD_MM = 24.0
FOOT_MM = 25.0
SYMBOL_MM = 0.25
"""How long a plan's unit of type is on A4: its smallest labels come out 2.2 mm high."""
_LEGEND_MM = 4.6
_LEGEND_ROWS = 4


@dataclass(frozen=True)
class LevelSheetMaker:
    """Makes sheets from one plan."""

    drawing: DrawingPlan
    words: SignWords
    setting: TypeSetting
    version: str

    def sheet(self, level: Level, paper: Paper) -> Page:
        """The sheet of a level, upright or on its side as the level is.

        Raises ServerError `sign-font-missing`.
        """
        k = paper.scale
        short, long = paper.value
        wide, high = max(
            ((short, long), (long, short)),
            key=lambda size: level_view(self.drawing, level.id, _free(size, k)).px_per_metre,
        )
        draft = PageDraft(wide, high, self.setting)
        size = _free((wide, high), k)
        view = level_view(self.drawing, level.id, size)
        left, top = MARGIN_MM * k, (MARGIN_MM + HEAD_MM) * k
        box = put_plan(draft, self.drawing, level, view, self.words, (left, top))
        self._head(draft, level, k)
        put_north(draft, self.words.plan, view, (box[2] - 7.0 * k, box[3] + 10.0 * k), 7.0 * k)
        put_scale(draft, view, box[2] - 45.0 * k, box[3] + 13.5 * k, self.words, 3.6 * k)
        self._legend(draft, level, box[3] + 2.5 * k, wide - 2 * left - 50.0 * k, k)
        put_small_print(draft, self.words, left, self.version)
        return draft.finished()

    def _head(self, draft: PageDraft, level: Level, k: float) -> None:
        words, left = self.words, MARGIN_MM * k
        right, label = draft.width_mm - left, words.label(level)
        start = left
        if label:
            draft.plate((left, left, left + 20.0 * k, left + 20.0 * k))
            draft.text(
                *(label, left + 1.5 * k, left + 10.0 * k, 17.0 * k, 14.0 * k),
                least_mm=4.0 * k,
                align=0.5,
                is_bold=True,
                paint=WHITE,
            )
            start += 25.0 * k
        floor, venue = words.floor(level), words.venue().joined("  ")
        width = right - start
        draft.text(floor.first, start, left + 4.2 * k, width * 0.62, 8.4 * k, is_bold=True)
        draft.text(floor.second, start, left + 11.8 * k, width * 0.62, 4.8 * k)
        draft.text(venue, start, left + 18.2 * k, width * 0.62, 3.6 * k, paint=Paint.WALL)
        title = words.text("sign-plan-title")
        aside = start + width * 0.64
        draft.text(title.first, aside, left + 4.8 * k, width * 0.36, 7.0 * k, align=1.0)
        draft.text(title.second, aside, left + 11.5 * k, width * 0.36, 4.2 * k, align=1.0)

    def _legend(self, draft: PageDraft, level: Level, top: float, width: float, k: float) -> None:
        """What the icons mean that are on this level, in columns."""
        entries = self._icons_of(level)
        columns = max(int(width // (42.0 * k)), 1)
        column = width / columns
        for number, (icon, said) in enumerate(entries[: columns * _LEGEND_ROWS]):
            x = MARGIN_MM * k + (number % columns) * column
            y = top + (number // columns + 0.5) * 5.1 * k
            draft.icon(icon, (x + 2.2 * k, y), _LEGEND_MM * k)
            room = column - 7.0 * k
            end = draft.text(said.first, x + 5.6 * k, y, room, 2.9 * k, is_bold=True)
            rest = x + column - 1.5 * k - end - 1.2 * k
            if said.second and rest > 5.0 * k:
                draft.text(said.second, end + 1.2 * k, y, rest, 2.5 * k, least_mm=1.9 * k)

    def _icons_of(self, level: Level) -> Sequence[tuple[Icon, Said]]:
        """The icons of the level's lifts, stairs and places, each once, with its first kind."""
        found: dict[Icon, Said] = {}
        for connector in self.words.plan.connectors:
            if any(stop.level_id == level.id for stop in connector.stops):
                icon = icon_of_connector(connector.kind)
                found.setdefault(icon, self.words.text(f"connector-kind-{connector.kind.value}"))
        areas = self.words.plan.areas
        if any(area.hazard is not None and area.level_id == level.id for area in areas):
            found[Icon.HAZARD] = self.words.text("sign-hazard")
        kinds = {place.kind for place in self.words.plan.places if place.level_id == level.id}
        for kind in PlaceKind:
            place_icon = icon_of_place(kind) if kind in kinds else None
            if place_icon is not None:
                found.setdefault(place_icon, self.words.kind(kind))
        return list(found.items())


def _free(size_mm: tuple[float, float], k: float) -> PictureSize:
    """What a page has left for its plan, in dots."""
    wide = size_mm[0] - 2 * MARGIN_MM * k
    high = size_mm[1] - (2 * MARGIN_MM + HEAD_MM + FOOT_MM) * k
    return PictureSize(round(dots(wide)), round(dots(high)), dots(SYMBOL_MM * k))
