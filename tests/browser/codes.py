"""Whether a code that a page shows is the code of an address, as a phone's camera sees it."""

import io

import numpy as np
import qrcode
from PIL import Image
from playwright.sync_api import Locator
from qrcode.constants import ERROR_CORRECT_M

_DARK = 128
_BORDER = 4


def is_code_of(drawn: Locator, address: str) -> bool:
    """Whether each module of the picture is as it would be drawn for the address."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=_BORDER)
    code.add_data(address)
    wanted = np.asarray(code.get_matrix())
    seen = np.asarray(Image.open(io.BytesIO(drawn.screenshot())).convert("L")) < _DARK
    module = min(seen.shape) / len(wanted)
    down, across = (
        ((side - module * len(wanted)) / 2 + (np.arange(len(wanted)) + 0.5) * module).astype(int)
        for side in seen.shape
    )
    return bool((seen[np.ix_(down, across)] == wanted).all())
