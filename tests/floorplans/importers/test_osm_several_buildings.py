"""Files of several buildings: what the venue and the building that one enters are called."""

from pathlib import Path

from floorplans.model import Plan
from tests.floorplans.importers.osm_sheet import OsmSheet


def two_houses(folder: Path, first: str, second: str, grounds: str = "") -> Plan:
    sheet = OsmSheet()
    if grounds:
        sheet.box(-50, -50, 100, 100, amenity="hospital", name=grounds)
    for west, name in ((0, first), (40, second)):
        sheet.box(west, 0, west + 20, 10, building="hospital", **({"name": name} if name else {}))
        sheet.box(west + 1, 1, west + 9, 9, indoor="room", level="0")
    return sheet.read(folder).plan


def test_no_building_is_called_by_another_ones_name(tmp_path: Path) -> None:
    plan = two_houses(tmp_path, "House A", "House B")

    assert not plan.buildings[0].names
    assert plan.names.find("en") == "House A"


def test_the_venue_is_called_by_its_grounds(tmp_path: Path) -> None:
    plan = two_houses(tmp_path, "House A", "House B", grounds="City Hospital")

    assert plan.names.find("en") == "City Hospital"


def test_one_name_for_all_buildings_stays(tmp_path: Path) -> None:
    assert two_houses(tmp_path, "Clinic", "Clinic").buildings[0].names.find("en") == "Clinic"
    assert two_houses(tmp_path, "Clinic", "").buildings[0].names.find("en") == "Clinic"
