"""The documents of the sample clinic and hospital, made once for all tests that only read them."""

import pytest

from floorplans.plan_opening import open_plan
from floorplans.snapshot import Snapshot
from i18n.translator import Translator
from kiosk_server.signs.documents import SignDocuments
from kiosk_server.signs.sign_fonts import sign_fonts
from tests.kiosk_server.live_demo import CLINIC
from tests.oracles.real_buildings import snapshot_of_sample_hospital

ADDRESS = "https://ways.example.org"


def documents_of(snapshot: Snapshot) -> SignDocuments:
    """The documents of a plan."""
    locales = snapshot.plan.locales
    return SignDocuments(snapshot, Translator.load(), locales, sign_fonts(), ADDRESS)


@pytest.fixture(scope="session")
def clinic_snapshot() -> Snapshot:
    """The sample clinic."""
    return Snapshot(open_plan(CLINIC).plan)


@pytest.fixture(scope="session")
def hospital_snapshot() -> Snapshot:
    """The sample hospital."""
    return snapshot_of_sample_hospital()


@pytest.fixture(scope="session")
def clinic_signs(clinic_snapshot: Snapshot) -> SignDocuments:
    """The sample clinic's."""
    return documents_of(clinic_snapshot)


@pytest.fixture(scope="session")
def hospital_signs(hospital_snapshot: Snapshot) -> SignDocuments:
    """The sample hospital's."""
    return documents_of(hospital_snapshot)
