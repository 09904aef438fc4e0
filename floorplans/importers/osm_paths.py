"""Builds path lines from the lines that lie on one level."""

from floorplans.facts import UNKNOWN_FLAG
from floorplans.importers.osm_drawing import Drawing, DrawnLine
from floorplans.importers.osm_facts import access_of, incline_of, wheelchair_of, width_of
from floorplans.importers.osm_findings import UnusedReason
from floorplans.importers.osm_roles import Role
from floorplans.importers.osm_steps import direction_of
from floorplans.importers.osm_tags import names_of, parse_incline
from floorplans.model import PathLine

STEEPEST_FLOOR = 0.03
"""Slopes above 3 % are ramps (DIN 18040-1); below, floors that happen not to be level."""


def build_path_lines(drawing: Drawing) -> list[PathLine]:
    """One path line for each level of a line; lines that span levels are left out."""
    lines: list[PathLine] = []
    for line in drawing.lines:
        if not line.is_level:
            drawing.log.leave_out(
                line.feature_id,
                UnusedReason.AMBIGUOUS_LEVELS,
                levels=";".join(level for copy in line.copies for level in copy),
            )
            continue
        level_ids = sorted(set(line.level_ids))
        lines.extend(
            _path_line(drawing, line, level_id, only=len(level_ids) == 1) for level_id in level_ids
        )
    return lines


def _path_line(drawing: Drawing, line: DrawnLine, level_id: str, *, only: bool) -> PathLine:
    tags = line.tags
    incline = incline_of(tags, line.feature_id, drawing.log)
    is_slope = incline.value is not None and incline.value > STEEPEST_FLOOR
    is_up = parse_incline(tags.get("incline", "0")) is None
    is_ramp = is_slope or is_up or tags.get("ramp", "no") not in {"no", "separate"}
    wheelchair = wheelchair_of(tags) if line.role is Role.PATH_LINE else UNKNOWN_FLAG
    return PathLine(
        id=line.feature_id if only else f"{line.feature_id}.{level_id}",
        level_id=level_id,
        points=line.points,
        names=names_of(tags),
        access=access_of(tags),
        direction=direction_of(tags),
        clear_width_metres=width_of(tags, line.feature_id, drawing.log),
        is_ramp=is_ramp,
        incline=incline,
        wheelchair=wheelchair,
    )
