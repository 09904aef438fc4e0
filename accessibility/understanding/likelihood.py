"""Which things of a sentence may be wanted, and which are said not to be. Pure; knows no plan."""

import re
from collections.abc import Iterable, Sequence

from accessibility.understanding.segments import Segment, Tag

_NO_PLACE = frozenset({Tag.WAY_OUT, Tag.CALL_PERSON, Tag.SEE_DOCTOR})
"""What is never looked for by its words, though some places are called so."""
_NUMBER = re.compile(r"\d|[一二三四五六七八九十]")


def is_number(segment: Segment) -> bool:
    """Whether a piece that is not known may be a level or the number of a door."""
    return segment.is_unknown and _NUMBER.search(segment.text) is not None


def by_likelihood(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The things that may be wanted, the likeliest first: what comes first before what comes then,
    what is asked for before what is only mentioned, what is said longer, and what is said later;
    without what is not wanted."""
    scored: list[tuple[int, float, int, Segment]] = []
    is_alone = not any(x.is_unknown or x.has(Tag.SEE_DOCTOR) for x in segments)
    for index, segment in enumerate(segments):
        if segment.has(Tag.GENERAL) and not is_alone:
            continue
        if not segment.meaning.is_content or segment.meaning.tags & _NO_PLACE:
            continue
        before, after = _tags_before(segments, index), _tags_after(segments, index)
        if Tag.PASSING in before or Tag.DONE in after:
            continue
        is_told_by = Tag.BESIDE in after and _has_content(segments[index + 1 :])
        weight = 0.1 if segment.has(Tag.GENERAL) else _weight(segment.text)
        # Who speaks of a child that needs something wants that, and not what is for children.
        is_aside = segment.has(Tag.PEOPLE) or segment.has(Tag.FILLER)
        score = 0.1 if is_aside else weight + 3.0 * (Tag.WANTING in before) - 6.0 * is_told_by
        turn = sum(each.has(Tag.THEN) for each in segments[:index])
        scored.append((turn, -score, -index, segment))
    return tuple(entry[3] for entry in sorted(scored, key=lambda entry: entry[:3]))


def refused(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The things of which it is said that they are not wanted or only passed, and their levels."""
    return tuple(
        segment
        for index, segment in enumerate(segments)
        if (segment.meaning.is_content or is_number(segment))
        and Tag.PASSING in _tags_before(segments, index)
    )


def _tags_before(segments: Sequence[Segment], index: int) -> frozenset[Tag]:
    """What stands before a piece, over what says nothing: only the nearest that says something."""
    for segment in reversed(segments[:index]):
        if segment.meaning.tags & {Tag.WANTING, Tag.PASSING}:
            return segment.meaning.tags
        if segment.meaning.tags - {Tag.FILLER, Tag.PEOPLE}:
            break
        if segment.is_unknown and not is_number(segment):
            break
    return frozenset()


def _tags_after(segments: Sequence[Segment], index: int) -> frozenset[Tag]:
    for segment in segments[index + 1 :]:
        if segment.meaning.tags - {Tag.FILLER, Tag.PEOPLE} or segment.is_unknown:
            return segment.meaning.tags
    return frozenset()


def _has_content(segments: Iterable[Segment]) -> bool:
    return any(segment.meaning.is_content for segment in segments)


def _weight(text: str) -> float:
    han = sum(1 for sign in text if sign >= "\u2e80")
    return han + (len(text) - han) / 3
