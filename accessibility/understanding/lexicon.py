"""The lexicon of sentences about one plan: its own names, words for places, and phrases."""

from collections.abc import Iterable, Iterator

from accessibility.understanding.segments import Lexicon, Meaning, Tag, simple
from accessibility.understanding.sentence_words import SentenceWords
from floorplans.kinds import PlaceKind
from floorplans.model import Plan
from floorplans.place_search import SearchWords

ANY_WILL_DO = frozenset(
    {
        *(PlaceKind.TOILET, PlaceKind.ACCESSIBLE_TOILET, PlaceKind.NURSING_ROOM),
        *(PlaceKind.WHEELCHAIR_POINT, PlaceKind.DRINKING_WATER, PlaceKind.SEAT, PlaceKind.KIOSK),
        *(PlaceKind.VENDING_MACHINE, PlaceKind.CASH_MACHINE, PlaceKind.DEFIBRILLATOR),
        *(PlaceKind.LIFT, PlaceKind.STAIRS, PlaceKind.PARKING, PlaceKind.ACCESSIBLE_PARKING),
        *(PlaceKind.BUS_STOP, PlaceKind.DROP_OFF, PlaceKind.INFORMATION),
        *(PlaceKind.REFUGE, PlaceKind.ASSEMBLY_POINT),
    }
)
"""Kinds of which somebody wants any one. Of others only who says “the nearest”."""
_GENERAL = (PlaceKind.DEPARTMENT, PlaceKind.CONSULTING_ROOM, PlaceKind.OFFICE)
_TOO_GENERAL = frozenset({PlaceKind.ROOM, PlaceKind.OTHER, PlaceKind.STORAGE})


def sentence_lexicon(plan: Plan, words: SearchWords, sentences: SentenceWords) -> Lexicon:
    """All terms that sentences about a plan are made of."""
    lexicon = Lexicon()
    _add_phrases(lexicon, words, sentences)
    complaints = tuple(map(simple, sentences.complaints))
    for kind, said in words.kinds.items():
        if kind not in _TOO_GENERAL:
            lexicon.add(said, Meaning(frozenset({Tag.WORD}), common_kinds=(kind,)))
    for general in (words.general_words, *(words.kinds.get(kind, ()) for kind in _GENERAL)):
        lexicon.add(general, Meaning(frozenset({Tag.GENERAL})))
    for concept in words.concepts:
        lexicon.add(_no_complaints(concept.names, complaints), Meaning(frozenset({Tag.NAME})))
        lexicon.add((*concept.words, *concept.names), Meaning(frozenset({Tag.WORD})))
    # Directories list what people suffer from among the synonyms, so these name nothing.
    name, word = Meaning(frozenset({Tag.NAME})), Meaning(frozenset({Tag.WORD}))
    same_words = tuple(tuple(map(simple, group)) for group in words.same_words)
    for place in plan.places:
        # What stands on every door of a kind tells no certain place.
        said = words.kinds.get(place.kind, ()) if place.kind in ANY_WILL_DO else ()
        common = set(map(simple, said))
        names = tuple(_with_same_words(place.names.texts(), same_words))
        lexicon.add((text for text in names if simple(text) not in common), name)
        lexicon.add((text for text in place.synonyms if simple(text) not in common), word)
    for department in plan.departments:
        lexicon.add(_with_same_words(department.names.texts(), same_words), name)
        lexicon.add(department.synonyms, word)
    return lexicon


def _add_phrases(lexicon: Lexicon, words: SearchWords, sentences: SentenceWords) -> None:
    wanting = tuple(map(simple, sentences.wanting))
    people = tuple(map(simple, sentences.people))
    then = frozenset(map(simple, sentences.then))
    for said in (*words.fillers, *sentences.fillers, *sentences.then):
        tags = {Tag.FILLER, Tag.THEN} if simple(said) in then else {Tag.FILLER}
        key = simple(said)
        if any(_ends_on(key, want) for want in wanting):
            tags.add(Tag.WANTING)
        if any(_begins_with(key, who) for who in people):
            tags.add(Tag.PEOPLE)
        lexicon.add([said], Meaning(frozenset(tags)))
    tagged: tuple[tuple[Tag, Iterable[str]], ...] = (
        (Tag.WANTING, sentences.wanting),
        (Tag.PASSING, sentences.passing),
        (Tag.DONE, sentences.done),
        (Tag.BESIDE, sentences.beside),
        (Tag.NEAREST, (*words.nearest, *sentences.nearest)),
        (Tag.CALL_PERSON, sentences.call_person),
        (Tag.WAY_OUT, sentences.way_out),
        (Tag.SEE_DOCTOR, sentences.see_doctor),
        (Tag.TITLE, sentences.titles),
        (Tag.COMPLAINT, sentences.complaints),
        (Tag.PEOPLE, sentences.people),
    )
    for tag, said_so in tagged:
        lexicon.add(said_so, Meaning(frozenset({tag})))
    for kind, said_for_kind in sentences.kinds.items():
        lexicon.add(said_for_kind, Meaning(frozenset({Tag.WORD}), kinds=(kind,)))
    for profile, said_of_profile in sentences.profiles.items():
        lexicon.add(said_of_profile, Meaning(profile=profile))


def _no_complaints(names: Iterable[str], complaints: Iterable[str]) -> Iterator[str]:
    """Names without those that tell how somebody feels, as some directories have them."""
    for name in names:
        said = simple(name)
        if not any(complaint in said for complaint in complaints):
            yield name


def _with_same_words(names: Iterable[str], groups: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Names, and what they are with a word of the same meaning: 地下停车场 is 地下车库.

    `groups` hold simple words of equal meaning.
    """
    for name in map(simple, names):
        yield name
        for group in groups:
            said = max((word for word in group if _holds(name, word)), key=len, default="")
            if said and said != name:
                yield from (name.replace(said, other) for other in group if other != said)


def _holds(text: str, word: str) -> bool:
    if word[:1] >= "\u2e80":
        return word in text
    return f" {word} " in f" {text} "


def _ends_on(text: str, ending: str) -> bool:
    if ending[:1] >= "\u2e80":
        return text.endswith(ending)
    return f" {text}".endswith(f" {ending}")


def _begins_with(text: str, beginning: str) -> bool:
    if beginning[:1] >= "\u2e80":
        return text.startswith(beginning)
    return f"{text} ".startswith(f"{beginning} ")
