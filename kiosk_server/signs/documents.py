"""All documents that a plan gives: which there are, and the pages of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote

from floorplans.drawing.drawing_plan import DrawingPlan
from floorplans.drawing.fonts import FontChain
from floorplans.model import Level, Place, Plan
from floorplans.snapshot import Snapshot
from i18n.translator import Translator
from kiosk_server.core.errors import ServerError
from kiosk_server.signs.directory_sheets import DirectoryMaker
from kiosk_server.signs.door_signs import DoorSignMaker, signed_places
from kiosk_server.signs.level_sheets import LevelSheetMaker
from kiosk_server.signs.page import Page
from kiosk_server.signs.paper import Paper
from kiosk_server.signs.posters import PosterMaker
from kiosk_server.signs.sign_words import SignWords
from kiosk_server.signs.spots import find_spot
from kiosk_server.signs.type_setting import TypeSetting

MOST_PAGES = 60
"""Of one document: more would keep a printer and a server busy for minutes."""


class DocumentKind(Enum):
    """What can be printed; the value stands in addresses and on the command line."""

    POSTERS = "posters"
    """For one spot each."""
    LEVELS = "levels"
    """For one level each."""
    DIRECTORY = "directory"
    """One for the venue."""
    DOORS = "doors"
    """The doors of one level each, or of one room."""


@dataclass(frozen=True, slots=True)
class Document:
    """`subject` is a spot's code, a level's or a room's id; empty for the directory."""

    kind: DocumentKind
    subject: str = ""


class SignDocuments:
    """Makes the documents of one plan. Threads may share it."""

    def __init__(
        self,
        snapshot: Snapshot,
        translator: Translator,
        locales: Sequence[str],
        fonts: FontChain,
        public_url: str,
    ) -> None:
        """`public_url` is where phones find the server; empty: no codes, and no posters.

        Raises ServerError `sign-address-wrong`.
        """
        if public_url and not public_url.startswith(("http://", "https://")):
            raise ServerError("sign-address-wrong", url=public_url[:80])
        self.version = snapshot.version
        self.plan: Plan = snapshot.plan
        self.words = SignWords(translator, snapshot.plan, locales)
        self._go = f"{public_url.rstrip('/')}/go/" if public_url else ""
        drawing, setting = DrawingPlan(snapshot.plan), TypeSetting(fonts)
        self._posters = PosterMaker(snapshot, drawing, self.words, setting, self.version)
        self._levels = LevelSheetMaker(drawing, self.words, setting, self.version)
        self._directory = DirectoryMaker(self.words, setting, self.version)
        self._doors = DoorSignMaker(self.words, setting, self._go)

    def of_kind(self, kind: DocumentKind) -> tuple[Document, ...]:
        """The documents of a kind that the plan gives."""
        match kind:
            case DocumentKind.POSTERS:
                codes = sorted(anchor.code for anchor in self.plan.anchors)
                return tuple(Document(kind, code) for code in codes)
            case DocumentKind.LEVELS:
                return tuple(Document(kind, level.id) for level in self.plan.levels)
            case DocumentKind.DIRECTORY:
                return (Document(kind),)
            case DocumentKind.DOORS:
                levels = [each for each in self.plan.levels if signed_places(self.plan, each.id)]
                return tuple(Document(kind, level.id) for level in levels)

    def pages(self, document: Document, paper: Paper) -> Iterator[Page]:
        """The pages of a document, each made when it is asked for.

        Raises ServerError `sign-address-missing`, `sign-spot-unknown`, `sign-level-unknown`,
        `sign-nothing-to-list`, `sign-too-many-pages`, `sign-font-missing`, `sign-address-too-long`.
        """
        return _bounded(self._made(document, paper))

    def _made(self, document: Document, paper: Paper) -> Iterator[Page]:
        match document.kind:
            case DocumentKind.POSTERS:
                if not self._go:
                    raise ServerError("sign-address-missing")
                spot = find_spot(self.plan, document.subject)
                address = self._go + quote(spot.code, safe="")
                yield self._posters.poster(spot, paper, address)
            case DocumentKind.LEVELS:
                yield self._levels.sheet(self._level(document.subject), paper)
            case DocumentKind.DIRECTORY:
                yield from self._directory.pages(paper)
            case DocumentKind.DOORS:
                room = self.plan.place_by_id.get(document.subject)
                if room is not None:
                    rooms: Sequence[Place] = (room,)
                else:
                    rooms = signed_places(self.plan, self._level(document.subject).id)
                yield from self._doors.pages(rooms, paper)

    def _level(self, level_id: str) -> Level:
        level = self.plan.level_by_id.get(level_id)
        if level is None:
            raise ServerError("sign-level-unknown", level=level_id[:80])
        return level


def _bounded(pages: Iterator[Page]) -> Iterator[Page]:
    """The same pages: at least one, and not too many."""
    count = 0
    for page in pages:
        count += 1
        if count > MOST_PAGES:
            raise ServerError("sign-too-many-pages", most=MOST_PAGES)
        yield page
    if not count:
        raise ServerError("sign-nothing-to-list")
