"""What the texts of the directory are, so that the page's voice can say them: names of departments,
places and levels, letters, messages. Knows no HTML; nothing is spoken here.
"""

from collections.abc import Iterator, Mapping, Sequence

from floorplans.model import Level
from kiosk_server.signs.directory_entries import DirectoryEntry, letter_of
from kiosk_server.signs.sign_words import SignWords

_MESSAGES = (
    "directory-title",
    "directory-jumps",
    "directory-plan",
    "directory-empty",
    "sign-directory-names",
)
Origin = Mapping[str, object]
"""A text with what it comes from, in the form of `frame/origins.js`."""


def origins_of_texts(
    words: SignWords, entries: Sequence[DirectoryEntry], levels: Sequence[Level]
) -> list[Origin]:
    """The origin of each text of a directory with these entries on these levels."""
    return [
        *({"text": words.text(message).first, "id": message} for message in _MESSAGES),
        *_names(words, entries),
        *_letters(words, entries),
        *(origin for level in levels for origin in _level(words, level)),
    ]


def jump_label(words: SignWords, level: Level) -> tuple[str, str]:
    """What a link to a level shows, and what it is called: what is shown is part of it, so that who
    says what is written there is understood (WCAG 2.5.3)."""
    said = words.floor(level).first
    sign = words.label(level) or words.level(level).first
    return sign, said if sign in said else f"{sign}: {said}"


def _names(words: SignWords, entries: Sequence[DirectoryEntry]) -> Iterator[Origin]:
    """A name is its department's, else its place's."""
    departments = {words.department(each).first: each.id for each in words.plan.departments}
    for entry in entries:
        name = entry.name.first
        value = (
            {"departmentId": departments[name]}
            if name in departments
            else {"placeId": entry.places[0].id}
        )
        yield {"text": name, "value": value}


def _letters(words: SignWords, entries: Sequence[DirectoryEntry]) -> Iterator[Origin]:
    letters = (letter_of(entry.name.first, words.first_locale) for entry in entries)
    for letter in dict.fromkeys(letters):
        yield {"text": letter, "value": {"code": letter}}


def _level(words: SignWords, level: Level) -> Iterator[Origin]:
    """The level by itself, its building, and both together as one text."""
    own, building = words.level(level).first, words.building(level.building_id).first
    floor = words.floor(level).first
    origin: Origin = {"value": {"levelId": level.id}}
    yield {"text": own, **origin}
    if building and floor != own:
        yield {"text": building, "value": {"buildingId": level.building_id}}
        origin = {"id": "sign-floor", "args": {"building": building, "level": own}}
        yield {"text": floor, **origin}
    _, label = jump_label(words, level)
    if label not in (own, floor):
        yield {"text": label, **origin}
