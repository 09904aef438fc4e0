"""Doctors asked for by name: 王医生, “Dr Miller”. Nobody here knows where a person is, so what
is made of a title and the name beside it asks for a doctor, and names no place.

Knows pieces and their tags, no words.
"""

from collections.abc import Sequence

from accessibility.understanding.segments import Meaning, Segment, Tag

_LONGEST_NAME_SIGNS = 3
_SEE_DOCTOR = Meaning(frozenset({Tag.SEE_DOCTOR}))


def with_doctors(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The pieces with each name and its title as one: names come before Chinese titles, and after
    others."""
    found: list[Segment] = []
    for segment in segments:
        before = found[-1] if found else None
        if before is not None and _is_doctor(before, segment):
            text = f"{before.text}{segment.text}"
            found[-1] = Segment(before.start, text, _SEE_DOCTOR)
        else:
            found.append(segment)
    return tuple(found)


def _is_doctor(first: Segment, second: Segment) -> bool:
    if second.has(Tag.TITLE) and _is_han(second.text):
        return _is_name(first) and _is_han(first.text) and len(first.text) <= _LONGEST_NAME_SIGNS
    return first.has(Tag.TITLE) and not _is_han(first.text) and _is_name(second)


def _is_name(segment: Segment) -> bool:
    return segment.is_unknown and segment.text.isalpha()


def _is_han(text: str) -> bool:
    return text >= "\u2e80"
