"""The documents of the sample clinic and hospital, made once for all tests that only read them."""

from importlib import resources
from pathlib import Path

import pytest

from floorplans.plan_opening import open_plan
from floorplans.snapshot import Snapshot
from i18n.translator import Translator
from kiosk_server.signs.documents import SignDocuments
from kiosk_server.signs.sign_fonts import sign_fonts
from tests.kiosk_server.live_demo import CLINIC

ADDRESS = "https://ways.example.org"
HOSPITAL = Path(str(resources.files("floorplans"))) / "sample_hospital" / "plan"


def snapshot_of(plan: Path) -> Snapshot:
    """A plan's folder or file, ready for searches."""
    return Snapshot(open_plan(plan).plan)


def documents_of(snapshot: Snapshot) -> SignDocuments:
    """The documents of a plan."""
    locales = snapshot.plan.locales
    return SignDocuments(snapshot, Translator.load(), locales, sign_fonts(), ADDRESS)


@pytest.fixture(scope="session")
def clinic_snapshot() -> Snapshot:
    """The sample clinic."""
    return snapshot_of(CLINIC)


@pytest.fixture(scope="session")
def hospital_snapshot() -> Snapshot:
    """The sample hospital."""
    return snapshot_of(HOSPITAL)


@pytest.fixture(scope="session")
def clinic_signs(clinic_snapshot: Snapshot) -> SignDocuments:
    """The sample clinic's."""
    return documents_of(clinic_snapshot)


@pytest.fixture(scope="session")
def hospital_signs(hospital_snapshot: Snapshot) -> SignDocuments:
    """The sample hospital's."""
    return documents_of(hospital_snapshot)
