"""Where the signs of a plan hang, asked for by what they say: their faces and their arrows."""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from floorplans.facts import Names
from floorplans.guidance.headings import Vector, compass_heading
from floorplans.guidance.landmarks import Spot
from floorplans.kinds import SignArrow
from floorplans.model import Plan
from floorplans.sign import Sign, SignLine

_BETWEEN_NAMES = re.compile(r"[、,，;；/|·]")
"""What stands between several names on one line."""
_SPACES = re.compile(r"\s+")
_TO_THE_LEFT_DEGREES: Mapping[SignArrow, float] = {
    SignArrow.AHEAD: 0.0,
    SignArrow.AHEAD_LEFT: 45.0,
    SignArrow.LEFT: 90.0,
    SignArrow.BACK: 180.0,
    SignArrow.RIGHT: -90.0,
    SignArrow.AHEAD_RIGHT: -45.0,
}


@dataclass(frozen=True, slots=True)
class PostedLine:
    """A line of a sign where it hangs: `spot` faces its readers, `pointed` is where its arrow
    leads on the plan, None without one."""

    sign_id: str
    text: Names
    spot: Spot
    pointed: Vector | None


class SignMap:
    """The lines of all signs by level and name. Never changed after it is made."""

    def __init__(self, plan: Plan) -> None:
        self._lines: dict[tuple[str, str], list[PostedLine]] = defaultdict(list)
        for sign in plan.signs:
            for line in sign.lines:
                posted = _posted(sign, line, plan.georeference.bearing_degrees)
                for key in _keys_of(posted.text.texts()):
                    self._lines[sign.level_id, key].append(posted)

    def naming(self, level_id: str, names: Iterable[str]) -> list[PostedLine]:
        """The lines on a level that say one of these names, each once."""
        found = {
            id(line): line
            for key in (_key(name) for name in names)
            for line in self._lines.get((level_id, key), ())
        }
        return list(found.values())


def _posted(sign: Sign, line: SignLine, plan_bearing_degrees: float) -> PostedLine:
    text = Names.from_pairs([(tag, text) for tag, text in line.text.by_locale if text.strip()])
    outward = pointed = None
    if sign.bearing_degrees is not None:
        looking = compass_heading(sign.bearing_degrees, plan_bearing_degrees)
        outward = (-looking[0], -looking[1])
        if line.arrow is not None:
            pointed = _turned(looking, _TO_THE_LEFT_DEGREES[line.arrow])
    return PostedLine(sign.id, text, Spot(sign.id, None, sign.point, outward, 0), pointed)


def _keys_of(texts: Iterable[str]) -> set[str]:
    """What a line is found by: each of its texts, and each name in a text of several."""
    parts = [part for text in texts for part in (text, *_BETWEEN_NAMES.split(text))]
    return {key for key in map(_key, parts) if key}


def _key(name: str) -> str:
    """Names that differ in case, width or blanks only are the same."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", name)).strip().casefold()


def _turned(heading: Vector, degrees: float) -> Vector:
    angle = math.radians(degrees)
    x, y = heading
    return (
        x * math.cos(angle) - y * math.sin(angle),
        x * math.sin(angle) + y * math.cos(angle),
    )
