"""What the search asks of a language's pronunciation; the languages themselves are elsewhere."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from floorplans.place_search.keys import compared

SoundFit = tuple[int, int, int]
"""The number of a text; how well it fits, 0 all in full, 1 all of it shortened, 2 a beginning,
3 all in a southern accent, 4 inside, 5 a beginning in that accent; how much of it is left."""

FULL_FIT = 0
SHORTENED_FIT = 1
"""The last fit that leaves nothing of a text out."""


class Sounds(Protocol):
    """Texts by how they sound."""

    def typed(self, letters: str) -> Iterable[SoundFit]:
        """The texts that Latin letters may stand for."""

    def written(self, text: str) -> Iterable[SoundFit]:
        """The texts that sound like another one."""

    def letters(self, text: str) -> str:
        """A text as it is typed with Latin letters, without spaces."""

    def heard(self, letters: str) -> str:
        """Letters as they are compared for typing errors."""

    def spoken(self) -> Sequence[tuple[str, int]]:
        """All texts in full as they are compared for typing errors, with their numbers."""


MakeSounds = Callable[[Sequence[str]], Sounds]


class _Silence:
    def letters(self, text: str) -> str:
        return compared(text)

    def typed(self, _: str) -> Iterable[SoundFit]:
        return ()

    def written(self, _: str) -> Iterable[SoundFit]:
        return ()

    def heard(self, letters: str) -> str:
        return letters

    def spoken(self) -> Sequence[tuple[str, int]]:
        return ()


def no_sounds(_: Sequence[str]) -> Sounds:
    """For plans whose names are typed as they are written."""
    return _Silence()
