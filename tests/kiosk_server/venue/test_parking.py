from pathlib import Path

import pytest

from floorplans.model import Plan
from floorplans.plan_opening import open_plan
from i18n.translator import Translator
from kiosk_server.venue.parking import find_parking, parking_record
from kiosk_server.venue.spots import find_spot


@pytest.fixture(scope="module")
def plan() -> Plan:
    return open_plan(Path("floorplans/sample_hospital/plan")).plan


@pytest.mark.parametrize(
    ("code", "parking"),
    [
        ("SITE-10", "site-car-park-a"),
        ("SITE-11", "site-car-park-b"),
        ("SITE-12", "site-car-park-c"),
        ("site-accessible-bays", "site-accessible-bays"),
        ("site-car-park", "site-car-park"),
        ("OP-1F-01", None),
        ("SITE-02", None),
    ],
)
def test_a_spot_stands_for_the_parking_that_it_is_at(
    plan: Plan, code: str, parking: str | None
) -> None:
    spot = find_spot(plan, code)
    assert spot is not None

    found = find_parking(plan, spot)

    assert (found.id if found else None) == parking


def test_its_name_goes_along_in_every_language(plan: Plan) -> None:
    spot = find_spot(plan, "SITE-10")
    assert spot is not None

    record = parking_record(plan, spot, Translator.load(), ["zh-CN", "en"])

    assert record == {
        "id": "site-car-park-a",
        "names": {"zh-CN": "地面停车场A区", "en": "Car park, rows A"},
    }
