"""Queries as people type them, with the places that each may lead to first, from files.

A line is a text, a tab, and answers parted by spaces: an id or a number on a door, in which * is
anything, or @kind, or @kind@level.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from floorplans.model import Place, Plan

_FOLDER = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class TypedQuery:
    """A text as somebody typed it, and what it may lead to."""

    text: str
    answers: tuple[str, ...]

    def is_answered_by(self, place: Place) -> bool:
        """Whether the place is among the answers."""
        own = (place.id, place.ref, f"@{place.kind.value}", f"@{place.kind.value}@{place.level_id}")
        return any(fnmatchcase(text, answer) for answer in self.answers for text in own if text)


def typed_queries(name: str, plan: Plan) -> Sequence[TypedQuery]:
    """The queries of a file; each has an answer in the plan."""
    lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    queries = []
    for line in lines:
        if line and not line.startswith("#"):
            text, _, answers = line.partition("\t")
            queries.append(TypedQuery(text, tuple(answers.split())))
    for query in queries:
        assert any(query.is_answered_by(place) for place in plan.places), query.text
    return queries
