"""Of a photo nothing is left but the picture, and no photo can harm."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from kiosk_server.facilities.fault_photos import LONGEST_SIDE_PX, clean_photo
from tests.kiosk_server.facilities.fault_house import photo

MAKER, ORIENTATION, GPS = 0x010F, 0x0112, 0x8825
TURNED_RIGHT = 6


def opened(cleaned: bytes | None) -> Image.Image:
    assert cleaned is not None
    return Image.open(BytesIO(cleaned))


def with_traces() -> bytes:
    """A photo that says who took it, where and with what, wider than high and to be turned."""
    exif = Image.Exif()
    exif[MAKER] = "SecretPhone"
    exif[ORIENTATION] = TURNED_RIGHT
    exif.get_ifd(GPS)[2] = (31.0, 14.0, 7.0)
    picture = Image.new("RGB", (200, 100), "red")
    picture.paste("blue", (0, 0, 100, 100))
    written = BytesIO()
    picture.save(written, "JPEG", exif=exif, comment=b"SecretComment", icc_profile=b"SecretProfile")
    return written.getvalue()


def test_no_place_no_maker_and_no_comment_survive() -> None:
    sent = with_traces()
    assert b"SecretPhone" in sent

    cleaned = clean_photo(sent)

    picture = opened(cleaned)
    assert picture.format == "JPEG"
    assert dict(picture.getexif()) == {}
    assert not {"exif", "comment", "icc_profile"} & picture.info.keys()
    assert cleaned is not None
    assert b"Secret" not in cleaned


def test_a_photo_is_turned_as_it_was_taken() -> None:
    picture = opened(clean_photo(with_traces()))

    assert picture.size == (100, 200)
    red, _, blue = picture.convert("RGB").getpixel((50, 20))  # type: ignore[misc]  # three numbers
    assert blue > red, "what was left is above after a turn to the right"


@pytest.mark.parametrize("size", [(4000, 3000), (3000, 4000), (9000, 10)])
def test_a_large_photo_becomes_small(size: tuple[int, int]) -> None:
    picture = opened(clean_photo(photo(size)))

    assert max(picture.size) == LONGEST_SIDE_PX


@pytest.mark.parametrize("file_format", ["PNG", "WEBP"])
def test_other_usual_formats_are_taken(file_format: str) -> None:
    assert opened(clean_photo(photo(file_format=file_format))).size == (64, 48)


def test_what_shines_through_lies_on_white() -> None:
    written = BytesIO()
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "Secret")
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(written, "PNG", pnginfo=text)

    cleaned = clean_photo(written.getvalue())

    assert opened(cleaned).convert("L").getextrema() == (255, 255)
    assert cleaned is not None
    assert b"Secret" not in cleaned


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + b"\0" * 100,
        photo()[:200],
        photo(file_format="BMP"),
        photo(file_format="TIFF"),
    ],
    ids=["nothing", "svg", "gif", "torn", "bmp", "tiff"],
)
def test_what_is_no_photo_is_refused(sent: bytes) -> None:
    assert clean_photo(sent) is None


@pytest.mark.parametrize("mode", ["P", "L", "LA", "RGBA", "1", "I;16"])
def test_every_kind_of_png_is_made_smaller(mode: str) -> None:
    written = BytesIO()
    Image.new(mode, (2000, 1000), 0).save(written, "PNG")

    assert opened(clean_photo(written.getvalue())).size == (1280, 640)


@pytest.mark.parametrize(
    ("size", "file_format", "options", "is_taken"),
    [
        ((5000, 3201), "PNG", {}, False),
        ((5000, 3200), "PNG", {}, True),
        ((5000, 3201), "WEBP", {}, False),
        ((5000, 3201), "JPEG", {"progressive": True}, False),
        ((5000, 3201), "JPEG", {}, True),
    ],
)
def test_what_unfolds_whole_has_a_lower_bound(
    size: tuple[int, int], file_format: str, options: dict[str, bool], *, is_taken: bool
) -> None:
    written = BytesIO()
    Image.new("RGB", size, "orange").save(written, file_format, **options)

    assert (clean_photo(written.getvalue()) is not None) == is_taken


def test_a_small_file_takes_little_memory(tmp_path: Path) -> None:
    """In a process of its own: the most that it ever held, less what it held before."""
    written = BytesIO()
    Image.new("RGBA", (4000, 3990), (0, 0, 0, 0)).save(written, "PNG")
    file = tmp_path / "small.png"
    file.write_bytes(written.getvalue())
    program = f"""
import resource
from pathlib import Path
from kiosk_server.facilities.fault_photos import clean_photo
sent = Path({str(file)!r}).read_bytes()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert clean_photo(sent)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert len(written.getvalue()) < 200_000
    assert int(done.stdout) < 160 * 1024, "kilobytes"


@pytest.mark.parametrize("side", [4_001, 60_000])
def test_a_small_file_that_unfolds_to_a_huge_picture_is_refused(side: int) -> None:
    header = bytearray(photo((1, 1), "PNG"))
    header[16:24] = side.to_bytes(4, "big") * 2

    assert clean_photo(bytes(header)) is None


@given(st.binary(max_size=200))
def test_nonsense_is_refused_and_never_breaks_anything(noise: bytes) -> None:
    whole = photo()
    half = len(whole) // 2

    assert clean_photo(noise) is None
    torn = clean_photo(whole[:half] + noise + whole[half + len(noise) :])
    assert torn is None or opened(torn).format == "JPEG"
