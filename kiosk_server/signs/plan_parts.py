"""What every sheet with a plan has: the plan, the north arrow, the scale, the small print."""

import math

from floorplans.drawing.drawing_plan import DrawingPlan
from floorplans.drawing.markers import Marker
from floorplans.drawing.picture import draw_level
from floorplans.drawing.scene import Words, label_in
from floorplans.drawing.theme import Paint, Palette, Theme, palette_of
from floorplans.drawing.view import View
from floorplans.model import Level, Plan
from kiosk_server.signs.page import WHITE, Box, PageDraft
from kiosk_server.signs.paper import dots
from kiosk_server.signs.sign_words import SignWords

PALETTE = Palette({**palette_of(Theme.CONTRAST).colours, Paint.HERE: "#c4001a"})
"""White paper and dark walls, which copiers leave readable; “you are here” alone is red."""
_SCALES_METRES = (1, 2, 5, 10, 20, 50, 100, 200)
_MOST_BAR_MM = 24.0
"""On A4."""
_SMALL_MM = 2.6


def put_plan(
    draft: PageDraft,
    drawing: DrawingPlan,
    level: Level,
    view: View,
    words: SignWords,
    corner_mm: tuple[float, float],
    markers: tuple[Marker, ...] = (),
) -> Box:
    """The piece of a level that a view in dots shows, framed, with north and scale."""
    picture = draw_level(
        drawing,
        level.id,
        words=Words(
            label_of=label_in(words.first_locale), no_entry=words.text("hazard-no-entry").first
        ),
        view=view,
        markers=markers,
    )
    box = draft.picture(picture, *corner_mm)
    draft.frame(box, 0.35, Paint.WALL)
    return box


def put_north(
    draft: PageDraft, plan: Plan, view: View, centre: tuple[float, float], size: float
) -> None:
    """A disc with a needle to the north of the world; `size` is the disc's radius."""
    angle = math.radians(-(view.up_degrees + plan.georeference.bearing_degrees))
    x, y = centre

    def at(right: float, up: float) -> tuple[float, float]:
        return (
            x + size * (right * math.cos(angle) + up * math.sin(angle)),
            y + size * (right * math.sin(angle) - up * math.cos(angle)),
        )

    draft.disc(centre, size * 1.08, Paint.WALL)
    draft.disc(centre, size, WHITE)
    draft.polygon((at(0.0, 0.42), at(0.3, -0.72), at(0.0, -0.5), at(-0.3, -0.72)))
    letter = at(0.0, 0.66)
    draft.text("N", letter[0] - size, letter[1], size * 2, size * 0.52, align=0.5, is_bold=True)


def put_scale(
    draft: PageDraft, view: View, left_mm: float, bottom_mm: float, words: SignWords, em_mm: float
) -> None:
    """A bar of a round length that begins there, and its length above it."""
    mm_per_metre = view.px_per_metre / dots(1.0)
    most = _MOST_BAR_MM * em_mm / 3.6
    metres = max(each for each in _SCALES_METRES if each == 1 or each * mm_per_metre <= most)
    length = metres * mm_per_metre
    right, end = left_mm + length, bottom_mm - em_mm * 0.4
    draft.stroke(((left_mm, end), (left_mm, bottom_mm), (right, bottom_mm), (right, end)), 0.5)
    draft.text(words.metres(metres), left_mm, bottom_mm - em_mm * 0.8, length, em_mm, align=0.5)


def put_small_print(draft: PageDraft, words: SignWords, margin_mm: float, version: str) -> None:
    """Whose data the plan is, and which plan, at the foot of a page."""
    y = draft.height_mm - margin_mm * 0.55
    half = (draft.width_mm - 2 * margin_mm) / 2
    em = _SMALL_MM * margin_mm / 10.0
    draft.text(words.plan.attribution, margin_mm, y, half, em, least_mm=em * 0.8)
    told = words.text("sign-plan-version", {"version": version[:12]})
    draft.text(told.first, margin_mm + half, y, half, em, align=1.0, paint=Paint.WALL)
