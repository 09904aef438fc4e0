"""How the address that makes a browser a screen is written, read and drawn as a code: short enough
to be typed on a screen without a keyboard.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

ENROL_PATH = "/enrol"
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""None that is taken for another."""
_CODE_SIGNS = 12
"""58 bits: nobody guesses one in its day."""
_GROUP = 4

DrawCode = Callable[[str, str], str | None]
"""A QR code as SVG, of a text and with a name; None for a text that is too long for one."""


def new_code() -> str:
    """A secret that was never given out before."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_CODE_SIGNS))


def read_code(written: str) -> str:
    """A code as it was made, from how somebody typed it; empty for what cannot be one."""
    read = "".join(sign for sign in written.upper() if sign in _SIGNS)
    return read if len(read) == _CODE_SIGNS else ""


@dataclass(frozen=True, slots=True)
class EnrolAddresses:
    """Writes addresses below the one where others find this server."""

    public_url: str
    draw_code: DrawCode

    def of(self, code: str) -> str:
        """The address by which a browser becomes a screen."""
        groups = [code[at : at + _GROUP] for at in range(0, len(code), _GROUP)]
        return f"{self.public_url}{ENROL_PATH}/{'-'.join(groups)}"

    def drawn(self, address: str, name: str) -> str:
        """An address as a QR code; it is short enough that there always is one."""
        return self.draw_code(address, name) or ""
