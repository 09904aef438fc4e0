"""A sheet on which tests draw IMDF archives in metres."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from floorplans.georeference import Georeference
from floorplans.importers.imdf import read_imdf_plan
from floorplans.importers.osm import ImportResult
from floorplans.model import Plan
from floorplans.route import NoRoute, Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of

GEOREFERENCE = Georeference(116.0, 40.0)
Spot = tuple[float, float]
Row = dict[str, object]


class ImdfSheet:
    """Begins with a venue, the building `b` and its ground floor `L0`."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {}
        self.add("venue", "venue", None, name={"en": "Clinic"}, category="unspecified")
        self.add("building", "b", None, name={"en": "House"}, category="unspecified")
        self.rows["opening"] = []
        self.level("L0", 0)

    def add(self, kind: str, feature_id: str, geometry: object, **properties: object) -> str:
        row: Row = {
            "id": feature_id,
            "type": "Feature",
            "feature_type": kind,
            "geometry": geometry,
            "properties": properties,
        }
        self.rows.setdefault(kind, []).append(row)
        return feature_id

    def level(self, level_id: str, ordinal: object, **properties: object) -> str:
        given = {"building_ids": ["b"], "outdoor": False, **properties}
        shape = polygon((-50, -50), (50, -50), (50, 50), (-50, 50))
        return self.add("level", level_id, shape, ordinal=ordinal, **given)

    def box(
        self,
        kind: str,
        feature_id: str,
        sides: tuple[float, float, float, float],
        category: str = "room",
        **properties: object,
    ) -> str:
        """An upright rectangle: west, south, east, north."""
        west, south, east, north = sides
        shape = polygon((west, south), (east, south), (east, north), (west, north))
        given = {"level_id": "L0", "category": category, **properties}
        return self.add(kind, feature_id, shape, **given)

    def unit(
        self,
        feature_id: str,
        sides: tuple[float, float, float, float],
        category: str = "room",
        **properties: object,
    ) -> str:
        return self.box("unit", feature_id, sides, category, **properties)

    def opening(
        self, feature_id: str, start: Spot, end: Spot, category: str = "pedestrian", **more: object
    ) -> str:
        shape = {"type": "LineString", "coordinates": [degrees(start), degrees(end)]}
        return self.add(
            "opening", feature_id, shape, **{"level_id": "L0", "category": category, **more}
        )

    def relate(
        self,
        feature_id: str,
        origin: str | None,
        through: list[str],
        destination: str | None,
        *,
        category: str = "traversal",
        directed: bool = True,
    ) -> str:
        def reference(feature_id: str | None) -> Row | None:
            return None if feature_id is None else {"id": feature_id, "feature_type": "any"}

        return self.add(
            "relationship",
            feature_id,
            None,
            category=category,
            direction="directed" if directed else "undirected",
            origin=reference(origin),
            intermediary=[reference(each) for each in through],
            destination=reference(destination),
        )

    def files(self) -> Mapping[str, str]:
        return {
            f"{kind}.geojson": json.dumps(
                {"type": "FeatureCollection", "name": kind, "features": rows}
            )
            for kind, rows in self.rows.items()
        }

    def write(self, folder: Path) -> Path:
        for name, text in self.files().items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    def pack(self, path: Path, inside: str = "") -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in self.files().items():
                archive.writestr(inside + name, text)
        return path

    def read(self, folder: Path) -> ImportResult:
        return read_imdf_plan(self.write(folder))


def degrees(spot: Spot) -> list[float]:
    return list(GEOREFERENCE.to_wgs84(*spot))


def polygon(*spots: Spot) -> Row:
    return {"type": "Polygon", "coordinates": [[degrees(spot) for spot in (*spots, spots[0])]]}


def point(spot: Spot) -> Row:
    return {"type": "Point", "coordinates": degrees(spot)}


def two_rooms() -> ImdfSheet:
    """Rooms r1 and r2 north of the corridor c, each with an opening of 1 m, and the main entrance
    e at the corridor's west end."""
    sheet = ImdfSheet()
    sheet.unit("c", (0, 0, 20, 3), "walkway")
    sheet.unit("r1", (0, 3, 10, 8), name={"en": "Room 1", "zh-CN": "一号室"})
    sheet.unit("r2", (10, 3, 20, 8), "office")
    sheet.opening("d1", (4, 3), (5, 3))
    sheet.opening("d2", (14, 3), (15, 3))
    sheet.opening("e", (0, 1), (0, 2.2), "pedestrian.principal")
    return sheet


def way(plan: Plan, start: str, goal: str, profile: Profile = Profile.WALKING) -> Route | NoRoute:
    return find_route(Snapshot(plan), PlaceLocation(start), PlaceLocation(goal), needs_of(profile))
