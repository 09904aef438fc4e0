"""Builds signs of guideposts whose destinations are written down.

Which way a guidepost's arms point is drawn in too many ways to rest on, so none has arrows.
"""

from floorplans.facts import Names
from floorplans.importers.osm_drawing import Drawing, DrawnPoint
from floorplans.importers.osm_findings import UnusedReason
from floorplans.importers.osm_levels import SITE
from floorplans.importers.osm_places import is_indoors
from floorplans.importers.osm_tags import clean_text, names_of
from floorplans.sign import Sign, SignLine


def build_signs(drawing: Drawing) -> list[Sign]:
    """A sign on each level of each guidepost; one without a level stands outdoors, and inside a
    building nobody knows where it is."""
    signs: list[Sign] = []
    for point in drawing.points_of_interest:
        lines = _lines(point) if point.tags.get("information") == "guidepost" else ()
        if not lines:
            continue
        level_ids = point.level_ids
        if not level_ids and is_indoors(drawing, point):
            drawing.log.leave_out(point.feature_id, UnusedReason.NO_LEVEL)
            continue
        for number, level_id in enumerate(level_ids or (SITE,)):
            sign_id = f"{point.feature_id}.{level_id}" if number else point.feature_id
            signs.append(Sign(sign_id, level_id, point.point, lines))
    return signs


def _lines(point: DrawnPoint) -> tuple[SignLine, ...]:
    """A line for each destination; those of several languages are one where they are as many."""
    columns = {
        tag: [clean_text(part) for part in text.split(";")]
        for tag, text in names_of(point.tags, "destination").by_locale
    }
    if len({len(parts) for parts in columns.values()}) > 1:
        texts = [Names.from_pairs([(tag, part)]) for tag, all_ in columns.items() for part in all_]
    else:
        rows = zip(*columns.values(), strict=True)
        texts = [Names.from_pairs(list(zip(columns, row, strict=True))) for row in rows]
    return tuple(SignLine(text) for text in texts if text)
