from pathlib import Path

import pytest

from kiosk_server.signs.documents import Document, DocumentKind
from kiosk_server.signs.files import image_of
from kiosk_server.signs.paper import Paper
from kiosk_server.signs.sign_fonts import sign_fonts
from tests.kiosk_server.signs.conftest import documents_of
from tests.kiosk_server.signs.qr_reader import read_qr
from tests.kiosk_server.signs.test_documents import overlapping
from tests.oracles.real_buildings import snapshot_of_building

pytestmark = pytest.mark.building


@pytest.mark.parametrize(
    ("file", "spot", "level"),
    [
        ("tud_apb_dresden.osm", "entrance-n8109446436", "L0"),
        ("berlin_hbf.osm", "entrance-n12759401716", "L1"),
    ],
)
def test_a_building_without_anchors_has_signs_too(
    buildings: Path, file: str, spot: str, level: str
) -> None:
    signs = documents_of(snapshot_of_building(buildings / file))

    for document in (
        Document(DocumentKind.POSTERS, spot),
        Document(DocumentKind.LEVELS, level),
        Document(DocumentKind.DIRECTORY),
    ):
        for page in signs.pages(document, Paper.A4):
            assert not overlapping(page), document
            assert any("OpenStreetMap" in text for text, _ in page.texts)
    poster = next(signs.pages(Document(DocumentKind.POSTERS, spot), Paper.A4))
    assert read_qr(image_of(poster, sign_fonts())).endswith(f"/go/{spot}")
