"""Texts as they fit on paper, measured with the very fonts that print them.

A character that no font has is never printed as a box: the text is refused.
"""

from collections.abc import Sequence
from functools import lru_cache

from floorplans.drawing.fonts import FontChain
from floorplans.drawing.lettering import ELLIPSIS, clean_text, clusters, two_lines_of
from kiosk_server.core.errors import ServerError
from kiosk_server.signs.paper import DOTS_PER_MM

_MEASURED_PX = 200
"""Widths grow with the size, so they are measured at one."""
_MOST_KEPT = 20_000


class TypeSetting:
    """Measures and fits lines. Threads may share it."""

    def __init__(self, fonts: FontChain) -> None:
        self.fonts = fonts
        self._ems = lru_cache(_MOST_KEPT)(self._measured)

    def width_mm(self, text: str, em_mm: float) -> float:
        """How wide a line is. Raises ServerError `sign-font-missing`."""
        return self._ems(text) * em_mm

    def fitted(
        self, text: str, width_mm: float, em_mm: float, least_mm: float
    ) -> tuple[str, float]:
        """A text in one line: as large as asked, else smaller, else shortened at the smallest."""
        shown = clean_text(text)
        ems = self._ems(shown)
        if ems * em_mm <= width_mm:
            return shown, em_mm
        if ems * least_mm <= width_mm:
            return shown, width_mm / ems
        kept = clusters(shown)
        while kept and self._ems("".join(kept).rstrip() + ELLIPSIS) * least_mm > width_mm:
            kept.pop()
        return "".join(kept).rstrip() + ELLIPSIS, least_mm

    def settled(
        self, text: str, width_mm: float, em_mm: float, least_mm: float
    ) -> tuple[Sequence[str], float]:
        """A text in one line or, where it would get smaller than two thirds, in two."""
        shown = clean_text(text)
        ems = self._ems(shown)
        halves = two_lines_of(shown)
        if ems * em_mm * 2 / 3 <= width_mm or len(halves) == 1:
            line, size = self.fitted(shown, width_mm, em_mm, least_mm)
            return (line,), size
        widest = max(self._ems(half) for half in halves)
        size = min(em_mm, width_mm / widest)
        if size >= least_mm:
            return halves, size
        return tuple(
            self.fitted(half, width_mm, least_mm, least_mm)[0] for half in halves
        ), least_mm

    def _measured(self, text: str) -> float:
        runs = self.fonts.runs(text, _MEASURED_PX)
        if runs is None:
            missing = {each for each in text if self.fonts.runs(each, _MEASURED_PX) is None}
            raise ServerError("sign-font-missing", characters="".join(sorted(missing)))
        return sum(font.getlength(piece) for piece, font in runs) / _MEASURED_PX


def dots_of(em_mm: float) -> float:
    """A size of type in dots."""
    return em_mm * DOTS_PER_MM
