"""What the values of a plan's files say about each other: ids used once, and every id they name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from floorplans.model import (
    Anchor,
    Area,
    Building,
    Connector,
    Department,
    Door,
    Level,
    PathLine,
    Place,
    Wall,
)
from floorplans.plan_files.spot import Spot
from floorplans.sign import Sign

Value = (
    Building
    | Level
    | Area
    | Wall
    | Door
    | PathLine
    | Connector
    | Place
    | Anchor
    | Department
    | Sign
)

_ID_SPACE: Mapping[type[Value], str] = {
    Building: "building",
    Level: "level",
    Area: "element",
    Wall: "element",
    Door: "element",
    PathLine: "element",
    Connector: "element",
    Place: "place",
    Anchor: "anchor",
    Department: "department",
    Sign: "sign",
}
"""Values of one space may not share an id."""

# Their ids are names of files and folders, which some systems do not tell apart by case.
_FOLDED_SPACES = frozenset({"building", "level"})


@dataclass(frozen=True, slots=True)
class Found:
    """A value and the file that it was read from."""

    file: str
    value: Value

    @property
    def id(self) -> str:
        return self.value.code if isinstance(self.value, Anchor) else self.value.id

    @property
    def spot(self) -> Spot:
        return Spot(self.file, feature=self.id)


@dataclass(frozen=True, slots=True)
class _Named:
    """An id that a value names in a field, of the kind it has to be."""

    field: str
    kind: type[Value]
    id: str


def check_references(found: Iterable[Found]) -> None:
    """Raises PlanReadError for an id used twice, and for an id that names nothing."""
    everything = list(found)
    by_kind: dict[type[Value], dict[str, Value]] = {kind: {} for kind in _ID_SPACE}
    files: dict[tuple[str, str], str] = {}
    for each in everything:
        space = _ID_SPACE[type(each.value)]
        key = space, each.id.casefold() if space in _FOLDED_SPACES else each.id
        if key in files:
            raise each.spot.error("plan-file-duplicate-id", other_file=files[key])
        files[key] = each.file
        by_kind[type(each.value)][each.id] = each.value
    for each in everything:
        for named in _named_by(each.value):
            other = by_kind[named.kind].get(named.id)
            if other is None:
                raise each.spot.at(named.field).error(
                    "plan-file-unknown-reference",
                    value=named.id,
                    wanted=named.kind.__name__.lower(),
                )
            if isinstance(other, Area) and other.level_id not in _levels_of(each.value):
                raise each.spot.at(named.field).error(
                    "plan-file-area-on-other-level", value=named.id, level=other.level_id
                )


def _levels_of(value: Value) -> tuple[str, ...]:
    if isinstance(value, Door):
        return value.level_ids
    return (value.level_id,) if isinstance(value, Place) else ()


def _named_by(value: Value) -> Iterator[_Named]:
    match value:
        case Area(connector_id=str(connector_id)):
            yield _Named("properties.connector_id", Connector, connector_id)
        case Door():
            for level_id in value.level_ids:
                yield _Named("properties.levels", Level, level_id)
            if value.from_area_id is not None:
                yield _Named("properties.from_area_id", Area, value.from_area_id)
        case Connector():
            for index, stop in enumerate(value.stops):
                yield _Named(f"stops.{index}.level_id", Level, stop.level_id)
        case Place():
            for field, kind, other_id in (
                ("area_id", Area, value.area_id),
                ("door_id", Door, value.door_id),
                ("connector_id", Connector, value.connector_id),
            ):
                if other_id is not None:
                    yield _Named(f"properties.{field}", kind, other_id)
        case Department():
            for index, place_id in enumerate(value.place_ids):
                yield _Named(f"place_ids.{index}", Place, place_id)
        case _:
            return
