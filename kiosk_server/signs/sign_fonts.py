"""The fonts of signs: those of this machine, then the ones that the pages bring along, so that a
machine without a Chinese font prints Chinese too."""

from functools import cache
from importlib import resources
from pathlib import Path

from floorplans.drawing.fonts import FontChain, font_chain

_PAGES_FONTS = ("web", "browser", "npm", "@fontsource-variable", "noto-sans-sc", "files")


@cache
def sign_fonts() -> FontChain:
    """The chain, found once."""
    return font_chain(last=pages_fonts())


def pages_fonts() -> tuple[Path, ...]:
    """The pieces of Noto Sans SC that the pages use; none where they were never fetched."""
    folder = Path(str(resources.files("kiosk_server"))).joinpath(*_PAGES_FONTS)
    return tuple(sorted(folder.glob("*.woff2")))
