"""Fonts for pictures in pixels: which font of a chain has which character, so that none is drawn
as an empty box."""

from collections.abc import Sequence
from pathlib import Path

from PIL import ImageFont

from floorplans.errors import FloorplanError

Font = ImageFont.FreeTypeFont
_MISSING = "\U0010fffe"
"""A code point that is no character: it shows what a font draws instead of one it lacks."""
_PROBE_PX = 20
SYSTEM_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
_KNOWN_NAMES = (
    *("NotoSansSC-Regular.otf", "NotoSansCJKsc-Regular.otf", "NotoSansCJK-Regular.ttc"),
    *("SourceHanSansSC-Regular.otf", "SourceHanSansCN-Regular.otf", "wqy-microhei.ttc"),
    *("wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf"),
    *("NotoSans-Regular.ttf", "NotoSansArabic-Regular.ttf", "DejaVuSans.ttf"),
    *("HanaMinA.ttf", "HanaMinB.ttf"),
)
_FACES_OF_COLLECTIONS = 12
_WEIGHT_AXIS = b"Weight"
_REGULAR = 400


class FontChain:
    """Fonts in the order in which they are asked for a character; Pillow's own comes last."""

    def __init__(self, faces: Sequence[tuple[Path, int]] = ()) -> None:
        """`faces` are font files, each with the number of the face in it.

        Raises FloorplanError `font-unreadable` for a file that is no font.
        """
        self._faces = tuple(faces)
        self._fonts: dict[tuple[int, int, bool], Font] = {}
        self._has_glyph: dict[tuple[int, str], bool] = {}
        for index in range(len(self._faces)):
            self._font(index, _PROBE_PX)

    def runs(self, text: str, size_px: int) -> list[tuple[str, Font]] | None:
        """The text in pieces with a font each, or None if some character is in no font.

        One font is used for the whole text where one has all of it.
        """
        chain = range(len(self._faces) + 1)
        for index in chain:
            if all(self._has(index, character) for character in text):
                return [(text, self._font(index, size_px))]
        pieces: list[tuple[str, int]] = []
        for character in text:
            owner = next((index for index in chain if self._has(index, character)), None)
            if owner is None:
                return None
            if pieces and (owner == pieces[-1][1] or character.isspace()):
                pieces[-1] = pieces[-1][0] + character, pieces[-1][1]
            else:
                pieces.append((character, owner))
        return [(piece, self._font(owner, size_px)) for piece, owner in pieces]

    def _has(self, index: int, character: str) -> bool:
        if character.isspace():
            return True
        key = index, character
        if key not in self._has_glyph:
            self._has_glyph[key] = self._pixels(*key) != self._pixels(index, _MISSING)
        return self._has_glyph[key]

    def _pixels(self, index: int, character: str) -> tuple[tuple[int, int], bytes]:
        mask = self._font(index, _PROBE_PX, is_probe=True).getmask(character, mode="L")
        return mask.size, bytes(mask)

    def _font(self, index: int, size_px: int, *, is_probe: bool = False) -> Font:
        key = index, size_px, is_probe
        if key not in self._fonts:
            self._fonts[key] = self._load(index, size_px, is_probe=is_probe)
        return self._fonts[key]

    def _load(self, index: int, size_px: int, *, is_probe: bool) -> Font:
        if index == len(self._faces):
            default = ImageFont.load_default(size_px)
            if not isinstance(default, ImageFont.FreeTypeFont):
                raise FloorplanError("font-engine-missing")
            return default
        path, face = self._faces[index]
        engine = ImageFont.Layout.BASIC if is_probe else None
        try:
            font = ImageFont.truetype(path, size_px, index=face, layout_engine=engine)
            _set_weight(font)
        except OSError as error:
            raise FloorplanError("font-unreadable", file=str(path)) from error
        return font


def _set_weight(font: Font) -> None:
    """Sets a font of variable weight, whose own default may be the thinnest, to an ordinary one."""
    try:
        axes = font.get_variation_axes()
    except OSError:
        return  # Pillow's word for a font without axes
    if len(axes) == 1 and axes[0]["name"] == _WEIGHT_AXIS:
        font.set_variation_by_axes([_REGULAR])


def font_chain(
    own: Sequence[Path] = (),
    folders: Sequence[Path] = SYSTEM_FOLDERS,
    last: Sequence[Path] = (),
) -> FontChain:
    """Fonts given by the caller, then well-known ones with Chinese found under `folders`, then the
    `last` that the caller has.

    Raises FloorplanError `font-unreadable` for one of the caller's files that is no font.
    """
    found = {
        path.name: path
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*.[to]t[fc]")
    }
    known = [found[name] for name in _KNOWN_NAMES if name in found]
    return FontChain(
        [
            *((path, 0) for path in own),
            *((path, _face_of(path)) for path in known),
            *((path, 0) for path in last),
        ]
    )


def _face_of(path: Path) -> int:
    """The face for simplified Chinese in a collection; else the first."""
    if path.suffix != ".ttc":
        return 0
    for face in range(_FACES_OF_COLLECTIONS):
        try:
            family = ImageFont.truetype(path, _PROBE_PX, index=face).getname()[0] or ""
        except OSError:
            return 0
        if family.endswith(" SC"):
            return face
    return 0
