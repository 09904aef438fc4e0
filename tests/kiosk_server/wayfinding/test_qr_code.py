import re
from xml.etree import ElementTree as ET

import pytest
import qrcode
from qrcode.constants import ERROR_CORRECT_M

from kiosk_server.wayfinding.qr_code import QUIET_MODULES, qr_svg

SVG = "{http://www.w3.org/2000/svg}"


def modules_of(svg: str) -> list[list[bool]]:
    """What the drawn path says, module by module, with the quiet zone."""
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    side = int(root.get("viewBox", "").split()[2])
    light, dark = root.findall(f"{SVG}path")
    assert (light.get("fill"), dark.get("fill")) == ("#fff", "#000")
    assert light.get("d") == f"M0 0h{side}v{side}h-{side}z"
    rows = [[False] * side for _ in range(side)]
    path = dark.get("d", "")
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert "".join("M{} {}h{}v1h-{}z".format(*run) for run in runs) == path
    for x, y, length, back in runs:
        assert length == back
        for column in range(int(x), int(x) + int(length)):
            rows[int(y)][column] = True
    return rows


@pytest.mark.parametrize("text", ["https://ways.example.org/go/K1#to=radiology", "x" * 900, "药房"])
def test_the_path_is_the_code_with_its_quiet_zone(text: str) -> None:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    code.add_data(text)
    code.make(fit=True)

    svg = qr_svg(text, "Scan")

    assert svg is not None
    assert modules_of(svg) == code.get_matrix()


def test_its_name_is_for_all_and_stays_text() -> None:
    svg = qr_svg("x", '"><script>&')

    assert svg is not None
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    assert root.get("aria-label") == '"><script>&'
    assert root.get("role") == "img"
    assert "style" not in svg


def test_what_no_code_can_hold_is_none() -> None:
    assert qr_svg("x" * 5_000, "Scan") is None
