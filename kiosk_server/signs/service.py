"""Signs of the plan in force, for whoever may print them: one at a time, on a thread of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from floorplans.bounded_cache import BoundedCache
from floorplans.errors import FloorplanError
from i18n.translator import Translator
from kiosk_server.core.bounded_threads import BoundedThreads
from kiosk_server.core.errors import ServerError
from kiosk_server.signs.documents import Document, DocumentKind, SignDocuments
from kiosk_server.signs.files import pdf_of, png_of
from kiosk_server.signs.paper import FileFormat, Paper
from kiosk_server.signs.sign_fonts import sign_fonts
from kiosk_server.venue.service import VenueService

KEPT_BYTES = 32 * 1024 * 1024
MOST_WAITING = 16
"""A document takes seconds: who comes after so many has a better chance later."""


@dataclass(frozen=True, slots=True)
class SignFile:
    """A document as it is sent."""

    body: bytes

    @property
    def size_bytes(self) -> int:
        """What keeping it costs."""
        return len(self.body) + 512


@dataclass(frozen=True, slots=True)
class SignWish:
    """A document on paper. `page`, from 1, is for a PNG, which holds one."""

    document: Document
    paper: Paper = Paper.A4
    format: FileFormat = FileFormat.PDF
    page: int = 1


class SignService:
    """Makes documents and keeps the last ones. What is closed today is not on them: they hang for
    years."""

    def __init__(
        self, venue: VenueService, translator: Translator, locales: Sequence[str], public_url: str
    ) -> None:
        """`locales`: those that are offered; the plan's own order decides which is set large."""
        self._venue = venue
        self._translator = translator
        self._locales = tuple(locales)
        self._public_url = public_url
        self._threads = BoundedThreads("signs", "signs-busy", most_waiting=MOST_WAITING)
        self._kept: BoundedCache[SignFile] = BoundedCache(KEPT_BYTES, 1)
        self._documents: tuple[str, SignDocuments] | None = None
        """Of the plan asked for last. Only the one thread sees it."""

    async def stop(self) -> None:
        """Waits for what is being made."""
        await self._threads.stop()

    async def documents(self, kind: DocumentKind) -> tuple[Document, ...]:
        """The documents of a kind that there are. Raises ServerError `signs-busy`."""
        return await self._threads.run(lambda: self._current().of_kind(kind))

    async def file(self, wish: SignWish) -> SignFile:
        """A document as a file.

        Raises ServerError `signs-busy`, `sign-page-unknown`, and as `SignDocuments.pages` does.
        """
        return await self._threads.run(lambda: self._found(wish))

    def _found(self, wish: SignWish) -> SignFile:
        documents = self._current()
        key = documents.version, wish
        try:
            return self._kept.get(key, lambda: self._made(documents, wish))
        except FloorplanError as error:
            raise ServerError(error.code, **error.fields) from error

    def _made(self, documents: SignDocuments, wish: SignWish) -> SignFile:
        fonts = sign_fonts()
        pages = documents.pages(wish.document, wish.paper)
        if wish.format is FileFormat.PDF:
            return SignFile(pdf_of(pages, documents.words.venue().first, fonts))
        page = next(islice(pages, wish.page - 1, wish.page), None)
        if page is None:
            raise ServerError("sign-page-unknown", page=wish.page)
        return SignFile(png_of(page, fonts))

    def _current(self) -> SignDocuments:
        snapshot = self._venue.current.snapshot.open_state
        if self._documents is None or self._documents[0] != snapshot.version:
            own = [locale for locale in snapshot.plan.locales if locale in self._locales]
            locales = [*own, *(each for each in self._locales if each not in own)]
            made = SignDocuments(
                snapshot, self._translator, locales, sign_fonts(), self._public_url
            )
            self._documents = snapshot.version, made
        return self._documents[1]
