"""A text as a QR code: its modules, or in SVG as one path on white. Knows nothing of what the text
is."""

from xml.sax.saxutils import escape, quoteattr

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError

QUIET_MODULES = 4
"""The quiet zone that ISO/IEC 18004 asks for, on each side."""


def qr_matrix(text: str) -> list[list[bool]] | None:
    """The rows of a QR code with error correction M, True for dark, without its quiet zone.

    None for a text too long for any code.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        return None
    return code.get_matrix()


def qr_svg(text: str, title: str) -> str | None:
    """The same as an SVG element of `viewBox` modules. `title` is its accessible name."""
    matrix = qr_matrix(text)
    if matrix is None:
        return None
    side = len(matrix) + 2 * QUIET_MODULES
    path = "".join(
        f"M{column + QUIET_MODULES} {row + QUIET_MODULES}h{length}v1h-{length}z"
        for row, modules in enumerate(matrix)
        for column, length in _runs(modules)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" class="qr-code"'
        f' role="img" aria-label={quoteattr(title)} shape-rendering="crispEdges">'
        f"<title>{escape(title)}</title>"
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path fill="#000" d="{path}"/></svg>\n'
    )


def _runs(modules: list[bool]) -> list[tuple[int, int]]:
    """Where dark modules begin in a row, and how many there are in a run."""
    runs: list[tuple[int, int]] = []
    for column, is_dark in enumerate(modules):
        if not is_dark:
            continue
        if runs and sum(runs[-1]) == column:
            runs[-1] = runs[-1][0], runs[-1][1] + 1
        else:
            runs.append((column, 1))
    return runs
