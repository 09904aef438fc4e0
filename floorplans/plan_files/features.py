"""One feature of a GeoJSON file ↔ one element, place, anchor or sign of the model."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from floorplans.model import Anchor, Area, Door, PathLine, Place, Wall
from floorplans.plan_files.layout import Json
from floorplans.plan_files.records import (
    ANCHOR,
    AREA,
    DOOR,
    PATH_LINE,
    PLACE,
    SIGN,
    WALL,
    Field,
    Record,
    read_fields,
)
from floorplans.plan_files.shapes import (
    line_geometry,
    line_written,
    point_geometry,
    point_written,
    polygon_geometry,
    polygon_written,
    wall_geometry,
    wall_written,
)
from floorplans.plan_files.spot import Spot, shown
from floorplans.plan_files.values import identifier, mapping, sequence, several, text
from floorplans.plan_files.written import written_fields
from floorplans.sign import Sign

OnLevel = Area | Wall | Door | PathLine | Place | Anchor | Sign
"""What stands in the file of a level."""


@dataclass(frozen=True, slots=True)
class FeatureKind:
    """How one kind of feature is called in a file, and where its shape and id go."""

    word: str
    record: Record[OnLevel]
    read_shape: Callable[[object, Spot], object]
    write_shape: Callable[..., Json]
    shape_field: str
    id_field: str = "id"


_KINDS: Mapping[type[OnLevel], FeatureKind] = {
    Anchor: FeatureKind("anchor", ANCHOR, point_geometry, point_written, "point", "code"),
    Area: FeatureKind("area", AREA, polygon_geometry, polygon_written, "polygon"),
    Door: FeatureKind("door", DOOR, point_geometry, point_written, "point"),
    PathLine: FeatureKind("path_line", PATH_LINE, line_geometry, line_written, "points"),
    Place: FeatureKind("place", PLACE, point_geometry, point_written, "point"),
    Sign: FeatureKind("sign", SIGN, point_geometry, point_written, "point"),
    Wall: FeatureKind("wall", WALL, wall_geometry, wall_written, "shape"),
}
_KIND_BY_WORD = {kind.word: kind for kind in _KINDS.values()}

_FEATURE_FIELDS = (
    Field("type", text),
    Field("id", identifier),
    Field("properties", mapping),
    Field("geometry", mapping),
)
_SEVERAL_LEVELS = several(identifier, different=True, at_least=2)


def level_ids_of(value: OnLevel) -> tuple[str, ...]:
    """The levels that an element, place, anchor or sign is on; its file is that of the first."""
    return value.level_ids if isinstance(value, Door) else (value.level_id,)


def feature_key(value: OnLevel) -> tuple[str, str]:
    """What features of a file are sorted by: the kind's word, then the id."""
    kind = _KINDS[type(value)]
    return kind.word, str(getattr(value, kind.id_field))


def written_feature(value: OnLevel, *, names_level: bool) -> Json:
    """An element, place, anchor or sign as a GeoJSON feature.

    With `names_level` the feature says which level it is on, for files of several levels.
    """
    kind = _KINDS[type(value)]
    properties: dict[str, Json] = {"feature": kind.word, **written_fields(value, kind.record)}
    level_ids = level_ids_of(value)
    if names_level:
        properties["level"] = level_ids[0]
    if len(level_ids) > 1:
        properties["levels"] = list(level_ids)
    return {
        "type": "Feature",
        "id": feature_key(value)[1],
        "properties": properties,
        "geometry": kind.write_shape(getattr(value, kind.shape_field)),
    }


def read_feature(
    value: object, spot: Spot, level_ids: tuple[str, ...], *, names_level: bool
) -> OnLevel:
    """The element, place, anchor or sign of a GeoJSON feature; `level_ids` are those of its file.

    Raises PlanReadError naming the feature's id, or its position where it has none.
    """
    entries = mapping(value, spot)
    named = entries.get("id")
    if isinstance(named, str):
        spot = Spot(spot.file, feature=shown(named))
    head = read_fields(entries, spot, _FEATURE_FIELDS)
    if head["type"] != "Feature":
        raise spot.at("type").error(
            "plan-file-unknown-word", value=shown(head["type"]), known="Feature"
        )
    here = spot.at("properties")
    properties = dict(mapping(head["properties"], here))
    word = text(properties.pop("feature", ""), here.at("feature"))
    kind = _KIND_BY_WORD.get(word)
    if kind is None:
        raise here.at("feature").error(
            "plan-file-unknown-word", value=shown(word), known=", ".join(_KIND_BY_WORD)
        )
    on_levels = _read_levels(properties, here, level_ids, names_level=names_level)
    if kind.record is not DOOR and len(on_levels) > 1:
        raise here.at("levels").error("plan-file-extra-field")
    return kind.record.read(
        properties,
        here,
        **{
            kind.id_field: head["id"],
            kind.shape_field: kind.read_shape(head["geometry"], spot.at("geometry")),
        },
        **({"level_ids": on_levels} if kind.record is DOOR else {"level_id": on_levels[0]}),
    )


def _read_levels(
    properties: dict[str, object], spot: Spot, level_ids: tuple[str, ...], *, names_level: bool
) -> tuple[str, ...]:
    """Takes `level` and `levels` out of the properties."""
    first = level_ids[0] if level_ids else ""
    if names_level:
        if "level" not in properties:
            raise spot.at("level").error("plan-file-missing-field")
        first = identifier(properties.pop("level"), spot.at("level"))
        if first not in level_ids:
            raise spot.at("level").error("plan-file-unknown-level", value=first)
    if "levels" not in properties:
        return (first,)
    on_levels = _SEVERAL_LEVELS(properties.pop("levels"), spot.at("levels"))
    if on_levels[0] != first:
        raise spot.at("levels").error(
            "plan-file-wrong-first-level", value=on_levels[0], wanted=first
        )
    return on_levels


def read_features(
    value: object, spot: Spot, level_ids: tuple[str, ...], *, names_level: bool
) -> list[OnLevel]:
    """All features of one file."""
    return [
        read_feature(
            entry, Spot(spot.file, feature=f"#{index}"), level_ids, names_level=names_level
        )
        for index, entry in enumerate(sequence(value, spot))
    ]
