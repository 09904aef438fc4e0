from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.PdfParser import PdfParser

from kiosk_server.command_line import main
from kiosk_server.signs.documents import Document, DocumentKind, SignDocuments
from kiosk_server.signs.files import pdf_of, png_of
from kiosk_server.signs.paper import Paper
from kiosk_server.signs.sign_fonts import sign_fonts
from tests.kiosk_server.live_demo import CLINIC

POINTS_PER_MM = 72 / 25.4


def page_boxes(body: bytes) -> list[list[float]]:
    """The pages of a PDF as their boxes in points."""
    parser = PdfParser(buf=bytearray(body))
    return [
        [float(each) for each in parser.read_indirect(ref)[b"MediaBox"]] for ref in parser.pages
    ]


def test_a_pdf_has_all_pages_at_their_size(clinic_signs: SignDocuments) -> None:
    document = clinic_signs.of_kind(DocumentKind.DOORS)[0]
    pages = [*clinic_signs.pages(document, Paper.A4)][:2]

    body = pdf_of(pages, "示范门诊部", sign_fonts())

    boxes = page_boxes(body)
    assert len(boxes) == 2
    for _, _, wide, high in boxes:
        assert wide == pytest.approx(210 * POINTS_PER_MM, abs=0.5)
        assert high == pytest.approx(297 * POINTS_PER_MM, abs=0.5)
    assert len(body) < 2 * 2_000_000


def test_a_png_says_how_fine_it_is(clinic_signs: SignDocuments) -> None:
    document = Document(DocumentKind.LEVELS, clinic_signs.plan.levels[0].id)

    image = Image.open(BytesIO(png_of(next(clinic_signs.pages(document, Paper.A4)), sign_fonts())))

    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert sorted(image.size) == [2480, 3508]
    assert len(image.getcolors(1_000_000) or []) > 20


def test_the_command_writes_what_is_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "new" / "signs"
    asked = ["plan", "signs", str(CLINIC), "--out", str(out), "--locale", "en"]

    assert main([*asked, "--kind", "directory", "--format", "png"]) == 0
    assert main([*asked, "--kind", "levels", "--level", "f2", "--paper", "A3"]) == 0

    assert {file.name for file in out.iterdir()} >= {"directory-A4-1.png", "level-f2-A3.pdf"}
    assert (out / "level-f2-A3.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--anchor", "../../etc"], "../../etc"),
        (["--kind", "doors", "--level", "nowhere"], "nowhere"),
        (["--anchor", "K1", "--public-url", "ftp://x"], "ftp://x"),
    ],
)
def test_what_cannot_be_printed_is_said_and_nothing_is_written(
    more: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "signs"
    start = ["plan", "signs", str(CLINIC), "--out", str(out), "--locale", "en"]
    url = [] if "--public-url" in more else ["--public-url", "https://ways.example.org"]

    assert main([*start, *more, *url]) == 2

    assert told in capsys.readouterr().err
    assert not out.exists() or not list(out.iterdir())


def test_a_poster_without_an_address_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "signs", str(CLINIC), "--out", str(tmp_path), "--locale", "en"]) == 2

    assert "--public-url" in capsys.readouterr().err


def test_an_unknown_paper_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["plan", "signs", str(CLINIC), "--out", str(tmp_path), "--paper", "A9"])

    assert caught.value.code == 2
