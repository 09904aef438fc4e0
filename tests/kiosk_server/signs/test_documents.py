from collections.abc import Iterator
from itertools import combinations

import pytest

from floorplans.drawing.banded_raster import to_banded_raster
from kiosk_server.core.errors import ServerError
from kiosk_server.signs import documents as documents_module
from kiosk_server.signs.documents import Document, DocumentKind, SignDocuments
from kiosk_server.signs.files import image_of
from kiosk_server.signs.page import Page
from kiosk_server.signs.paper import DOTS_PER_INCH, Paper, dots
from kiosk_server.signs.plan_parts import PALETTE
from kiosk_server.signs.sign_fonts import sign_fonts
from tests.kiosk_server.signs.qr_reader import read_qr

TOUCH_MM = 0.05


def all_pages(signs: SignDocuments, paper: Paper) -> Iterator[tuple[Document, Page]]:
    for kind in DocumentKind:
        for document in signs.of_kind(kind):
            for page in signs.pages(document, paper):
                yield document, page


def overlapping(page: Page) -> list[tuple[str, str]]:
    """Texts whose boxes meet."""
    return [
        (first, second)
        for (first, a), (second, b) in combinations(page.texts, 2)
        if a[0] < b[2] - TOUCH_MM
        and b[0] < a[2] - TOUCH_MM
        and a[1] < b[3] - TOUCH_MM
        and b[1] < a[3] - TOUCH_MM
    ]


@pytest.mark.parametrize("paper", list(Paper))
def test_every_text_lies_on_the_paper_and_on_no_other(
    clinic_signs: SignDocuments, paper: Paper
) -> None:
    count = 0
    for document, page in all_pages(clinic_signs, paper):
        assert not overlapping(page), document
        for text, (left, top, right, bottom) in page.texts:
            assert left >= 4.0, text
            assert top >= 3.0, text
            assert right <= page.width_mm - 4.0, text
            assert bottom <= page.height_mm - 2.0, text
        assert page.texts
        count += 1
    assert count > 10


def test_the_same_holds_in_a_hospital(hospital_signs: SignDocuments) -> None:
    chosen = [
        *(Document(DocumentKind.POSTERS, code) for code in ("OP-1F-01", "SITE-02", "IP-8F-01")),
        Document(DocumentKind.LEVELS, "op-1f"),
        Document(DocumentKind.LEVELS, "site"),
        Document(DocumentKind.DIRECTORY),
        Document(DocumentKind.DOORS, "op-2f"),
    ]

    for document in chosen:
        for page in hospital_signs.pages(document, Paper.A4):
            assert not overlapping(page), document


@pytest.mark.parametrize("paper", list(Paper))
def test_a_page_is_as_large_as_its_paper_at_300_dots_an_inch(
    clinic_signs: SignDocuments, paper: Paper
) -> None:
    for document, page in all_pages(clinic_signs, paper):
        upright = sorted((page.width_mm, page.height_mm))
        assert upright == sorted(paper.value), document
        wide, high = page.size_px
        assert wide == round(page.width_mm / 25.4 * DOTS_PER_INCH)
        assert high == round(page.height_mm / 25.4 * DOTS_PER_INCH)


@pytest.mark.parametrize("paper", list(Paper))
def test_a_poster_s_code_is_read_again(clinic_signs: SignDocuments, paper: Paper) -> None:
    code = clinic_signs.plan.anchors[0].code
    page = next(clinic_signs.pages(Document(DocumentKind.POSTERS, code), paper))

    assert read_qr(image_of(page, sign_fonts())) == f"https://ways.example.org/go/{code}"


def test_a_door_sign_s_code_leads_to_the_room(clinic_signs: SignDocuments) -> None:
    room = next(place for place in clinic_signs.plan.places if place.area_id)
    page = next(clinic_signs.pages(Document(DocumentKind.DOORS, room.id), Paper.A4))

    assert read_qr(image_of(page, sign_fonts())) == f"https://ways.example.org/go/{room.id}"


def test_no_character_is_left_out_or_drawn_as_a_box(hospital_signs: SignDocuments) -> None:
    for document in (
        Document(DocumentKind.POSTERS, "OP-1F-01"),
        Document(DocumentKind.LEVELS, "op-1f"),
    ):
        page = next(hospital_signs.pages(document, Paper.A4))
        raster = to_banded_raster(page.size_px, page.shapes, PALETTE, sign_fonts())
        assert raster.missing_labels == ()
        assert any("门诊" in text for text, _ in page.texts)


def test_a_poster_has_the_spot_in_both_languages_and_the_way_to_the_services(
    hospital_signs: SignDocuments,
) -> None:
    page = next(hospital_signs.pages(Document(DocumentKind.POSTERS, "OP-1F-01"), Paper.A4))
    said = [text for text, _ in page.texts]

    for text in (
        "门诊楼1层电梯厅",
        "Lift lobby, outpatients level 1",
        "急诊科",
        "卫生间",
        "Toilet",
    ):
        assert text in said
    assert "扫码导航" in said
    assert "OP-1F-01" in said
    sizes = {text: box[3] - box[1] for text, box in page.texts}
    assert sizes["门诊楼1层电梯厅"] > sizes["Lift lobby, outpatients level 1"]
    assert min(sizes[text] for text in ("急诊科", "卫生间")) >= 3.5  # read from 1 m


def test_the_directory_lists_each_department_once_by_name(hospital_signs: SignDocuments) -> None:
    pages = list(hospital_signs.pages(Document(DocumentKind.DIRECTORY), Paper.A4))
    by_name = [page for page in pages if "科室索引" in {text for text, _ in page.texts}]
    said = [text for page in by_name for text, _ in page.texts]

    assert len(by_name) > 1
    for department in hospital_signs.plan.departments:
        assert said.count(department.names.find("zh-CN") or "") == 1


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (Document(DocumentKind.POSTERS, "NOPE"), "sign-spot-unknown"),
        (Document(DocumentKind.POSTERS, ""), "sign-spot-unknown"),
        (Document(DocumentKind.LEVELS, "nowhere"), "sign-level-unknown"),
        (Document(DocumentKind.DOORS, "x" * 10_000), "sign-level-unknown"),
    ],
)
def test_what_the_plan_does_not_have_is_refused(
    clinic_signs: SignDocuments, document: Document, code: str
) -> None:
    with pytest.raises(ServerError) as caught:
        list(clinic_signs.pages(document, Paper.A4))

    assert caught.value.code == code
    assert all(len(str(value)) <= 80 for value in caught.value.fields.values())


def test_too_many_pages_are_refused(
    clinic_signs: SignDocuments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents_module, "MOST_PAGES", 2)
    level = max(
        (each.subject for each in clinic_signs.of_kind(DocumentKind.DOORS)),
        key=lambda level_id: sum(p.level_id == level_id for p in clinic_signs.plan.places),
    )
    with pytest.raises(ServerError) as caught:
        list(clinic_signs.pages(Document(DocumentKind.DOORS, level), Paper.A4))

    assert caught.value.code == "sign-too-many-pages"


def test_the_spot_is_where_its_mark_is_drawn(clinic_signs: SignDocuments) -> None:
    """The only red of a poster that is large and round lies inside the plan's frame."""
    code = clinic_signs.plan.anchors[0].code
    page = next(clinic_signs.pages(Document(DocumentKind.POSTERS, code), Paper.A4))
    image = image_of(page, sign_fonts())
    red = [
        (x, y)
        for y in range(0, image.height, 8)
        for x in range(0, image.width, 8)
        if image.getpixel((x, y)) == (0xC4, 0x00, 0x1A)
    ]

    assert len(red) > 50
    assert all(dots(48.0) < y < dots(182.0) for _, y in red)
