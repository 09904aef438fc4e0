"""The search for places as this server has it: with the words of all catalogs, and pinyin.

Made once for each plan, on the thread that first asks or before.
"""

from collections.abc import Iterable
from threading import Lock

from accessibility.place_labels import PlaceLabels
from accessibility.search_words import search_words
from accessibility.understanding import SentenceReader, sentence_words
from floorplans.model import Place, Plan
from floorplans.place_search import PlaceSearch
from floorplans.snapshot import Snapshot
from i18n.pinyin_index import PinyinIndex
from i18n.translator import Translator


class PlaceFinder:
    """The search over the plan that was asked for last. Thread-safe."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._labels = PlaceLabels(translator)
        self.words = search_words(translator)
        self._sentences = sentence_words(translator)
        self._kept: tuple[Plan, PlaceSearch] | None = None
        self._kept_reader: tuple[PlaceSearch, SentenceReader] | None = None
        self._lock = Lock()
        self._reader_lock = Lock()

    def of(self, snapshot: Snapshot) -> PlaceSearch:
        """The search over a snapshot's plan; made by the first caller, others wait."""
        plan = snapshot.plan
        with self._lock:
            if self._kept is None or self._kept[0] is not plan:
                self._kept = plan, self.made(plan)
            return self._kept[1]

    def reader_of(self, snapshot: Snapshot) -> SentenceReader:
        """What understands sentences about a snapshot's plan; made by the first caller."""
        search = self.of(snapshot)
        with self._reader_lock:
            if self._kept_reader is None or self._kept_reader[0] is not search:
                reader = SentenceReader(snapshot.plan, search, self.words, self._sentences)
                self._kept_reader = search, reader
            return self._kept_reader[1]

    def made(self, plan: Plan) -> PlaceSearch:
        """A search over a plan."""
        return PlaceSearch(plan, titles=self._titles, words=self.words, sounds=PinyinIndex)

    def _titles(self, place: Place) -> Iterable[str]:
        """What lists call a place, in every language."""
        for locale in self._translator.locales:
            yield self._labels.place_title(place, locale).text
