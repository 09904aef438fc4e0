"""Opens a plan of any supported format, told apart by what is on disk."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from floorplans.errors import PlanReadError
from floorplans.importers.imdf_reading import looks_like_imdf
from floorplans.importers.osm_findings import ImportNote, UnusedFeature
from floorplans.model import Plan
from floorplans.plan_files import read_plan
from floorplans.plan_files.layout import VENUE_FILE

if TYPE_CHECKING:
    from floorplans.importers.osm import ImportResult

OSM_ENDINGS = (".osm", ".osm.pbf", ".pbf", ".osm.gz", ".osm.bz2", ".xml")
IMDF_ENDINGS = (".zip", ".imdf")


@dataclass(frozen=True)
class OpenedPlan:
    """A plan and, if it was imported, what of the file is not in it and what was inferred."""

    plan: Plan
    unused: tuple[UnusedFeature, ...] = ()
    notes: tuple[ImportNote, ...] = ()


def open_plan(path: Path) -> OpenedPlan:
    """The plan in a native folder, an IMDF folder or zip, or an OpenStreetMap file (.osm, .osm.pbf,
    compressed or not).

    Raises PlanReadError, `plan-not-found` and `plan-format-unknown` among others.
    """
    if path.is_dir():
        if looks_like_imdf(path) and not (path / VENUE_FILE).exists():
            return _imported(_read_imdf(path))
        return OpenedPlan(read_plan(path))
    if not path.exists():
        raise PlanReadError("plan-not-found", file=str(path))
    if path.name.lower().endswith(OSM_ENDINGS):
        return _imported(_read_osm(path))
    if path.name.lower().endswith(IMDF_ENDINGS):
        return _imported(_read_imdf(path))
    raise PlanReadError("plan-format-unknown", file=path.name)


# A server that starts with the plan it has need not wait for the importers.


def _read_imdf(path: Path) -> "ImportResult":
    from floorplans.importers.imdf import read_imdf_plan  # noqa: PLC0415 - see above

    return read_imdf_plan(path)


def _read_osm(path: Path) -> "ImportResult":
    from floorplans.importers.osm import read_osm_plan  # noqa: PLC0415 - see above

    return read_osm_plan(path)


def _imported(result: "ImportResult") -> OpenedPlan:
    return OpenedPlan(result.plan, result.unused, result.notes)
