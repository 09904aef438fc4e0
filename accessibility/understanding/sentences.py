"""Reads sentences about one plan: what is asked for, and which places may be meant.

Decides by what is said alone; who stands where and how far it is, is not its matter. It never
tells an illness: who feels unwell and names no department is led to people who decide.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from accessibility.understanding.doctors import with_doctors
from accessibility.understanding.lexicon import ANY_WILL_DO, sentence_lexicon
from accessibility.understanding.likelihood import by_likelihood, is_number, refused
from accessibility.understanding.segments import Replacements, Segment, Tag, simple
from accessibility.understanding.sentence_words import SAID_PROFILES, SentenceWords
from accessibility.understanding.values import Candidate, Intent, Understood
from floorplans.kinds import PlaceKind
from floorplans.model import Plan
from floorplans.place_search import (
    LONGEST_SEARCH_CHARACTERS,
    MatchedOn,
    MatchQuality,
    PlaceMatch,
    PlaceSearch,
    SearchWords,
)
from floorplans.travel_needs import Profile, needs_of

MOST_CANDIDATES = 20
_CONFIDENCE = {
    MatchQuality.EXACT: 0.95,
    MatchQuality.PREFIX: 0.85,
    MatchQuality.WORD_PREFIX: 0.75,
    MatchQuality.SUBSTRING: 0.65,
    MatchQuality.READING: 0.6,
    MatchQuality.PARTS: 0.5,
    MatchQuality.TYPING_ERROR: 0.4,
}
_OF_OTHERS = 0.6
"""How sure a place is that fits another thing of the sentence than the one most likely meant."""
_MOST_OF_OTHERS = 3
_MOST_UNKNOWN_WORDS = 1
_MOST_UNKNOWN_SIGNS = 4
"""With more unknown, what parts of a text fit is chance."""
_HELP = (PlaceKind.INFORMATION,)
_OUT = (PlaceKind.ENTRANCE, PlaceKind.EXIT)
_LEFT_OUT = frozenset(
    {Tag.FILLER, Tag.CALL_PERSON, Tag.SEE_DOCTOR, Tag.PEOPLE, Tag.PASSING, Tag.WANTING}
    | {Tag.DONE, Tag.BESIDE, Tag.NEAREST}
)


class SentenceReader:
    """Understands sentences about one plan. Threads may share it."""

    def __init__(
        self, plan: Plan, search: PlaceSearch, words: SearchWords, sentences: SentenceWords
    ) -> None:
        self._plan = plan
        self._search = search
        self._lexicon = sentence_lexicon(plan, words, sentences)
        self._replacements = Replacements(sentences.instead)
        self._complaints = tuple(simple(word) for word in sentences.complaints)
        self._emergencies = tuple(simple(phrase) for phrase in words.emergencies)
        self._kinds_here = frozenset(place.kind for place in plan.places)

    def read(self, text: str) -> Understood:
        """What a text asks for. A blank text, and one longer than `LONGEST_SEARCH_CHARACTERS`, is
        UNKNOWN."""
        heard = " ".join(text.split())
        said = self._replacements.made_in(simple(heard))
        if not said or len(text) > LONGEST_SEARCH_CHARACTERS:
            return Understood(heard, Intent.UNKNOWN)
        segments = self._lexicon.segments(said)
        by_name = self._search.search(heard)
        if not by_name or by_name[0].quality >= MatchQuality.READING:
            segments = with_doctors(segments)
        profile = _profile_of(segments)
        understood = self._emergency(heard, said) or self._asked(heard, said, segments, profile)
        return replace(understood, profile=profile, is_sentence=_is_sentence(segments))

    def _emergency(self, heard: str, said: str) -> Understood | None:
        if not any(_holds(said, phrase) for phrase in self._emergencies):
            return None
        matches = self._search.search(heard)
        if PlaceKind.EMERGENCY not in self._kinds_here:
            return self._of_kinds(heard, Intent.CALL_PERSON, _HELP)
        if matches:
            return Understood(heard, Intent.GO_TO, candidates=_candidates(matches))
        return self._of_kinds(heard, Intent.NEAREST, (PlaceKind.EMERGENCY,))

    def _asked(
        self, heard: str, said: str, segments: Sequence[Segment], profile: Profile | None
    ) -> Understood:
        contents = by_likelihood(segments)
        chosen = contents[0] if contents else None
        if chosen is None and any(segment.has(Tag.WAY_OUT) for segment in segments):
            return self._of_kinds(heard, Intent.WAY_OUT, _OUT)
        are_people = all(segment.has(Tag.PEOPLE) for segment in contents)
        if are_people and any(segment.has(Tag.CALL_PERSON) for segment in segments):
            return self._of_kinds(heard, Intent.CALL_PERSON, _HELP)
        unwanted = refused(segments)
        is_all_known = not any(x.is_unknown and x not in unwanted for x in segments)
        if unwanted and chosen is None and is_all_known:
            return Understood(heard, Intent.UNKNOWN)
        if self._is_unwell(segments, contents):
            return self._of_kinds(heard, Intent.NEAREST, _HELP)
        if chosen is not None:
            kinds = self._kinds_of(chosen, segments, profile)
            if kinds:
                is_told = any(is_number(x) and x not in unwanted for x in segments)
                within = self._search.search(said) if is_told else ()
                return self._of_kinds(heard, Intent.NEAREST, kinds, within)
        wanted = [
            segment for segment in segments if not is_number(segment) or segment not in unwanted
        ]
        return self._places(heard, said, wanted, contents, self._unwanted(unwanted, contents))

    def _unwanted(self, segments: Iterable[Segment], contents: Iterable[Segment]) -> frozenset[str]:
        """The ids of the places that are called as what is not wanted, and not as what is."""
        return self._called(segments, MatchQuality.PREFIX) - self._called(
            contents, MatchQuality.EXACT
        )

    def _called(self, segments: Iterable[Segment], worst: MatchQuality) -> frozenset[str]:
        return frozenset(
            match.place.id
            for segment in segments
            if segment.meaning.is_content
            for match in self._search.search(segment.text)
            if match.quality <= worst
        )

    def _is_unwell(self, segments: Sequence[Segment], contents: Sequence[Segment]) -> bool:
        """Whether somebody tells how they feel or wants a doctor, and names no department."""
        if any(segment.has(Tag.NAME) or segment.meaning.kinds for segment in contents):
            return False
        if any(segment.has(Tag.SEE_DOCTOR) for segment in segments):
            return not contents or self._complains(segments)
        return self._complains(segments) and (
            any(segment.has(Tag.PEOPLE) for segment in segments)
            or not any(segment.meaning.is_content for segment in segments)
        )

    def _complains(self, segments: Iterable[Segment]) -> bool:
        return any(
            segment.has(Tag.COMPLAINT)
            or (segment.has(Tag.WORD) and any(_holds(segment.text, x) for x in self._complaints))
            for segment in segments
        )

    def _kinds_of(
        self, chosen: Segment, segments: Sequence[Segment], profile: Profile | None
    ) -> tuple[PlaceKind, ...]:
        """The kinds of which any place will do; none where a certain place is meant."""
        meaning = chosen.meaning
        kinds = meaning.kinds
        if not kinds and Tag.NAME not in meaning.tags:
            wants_near = any(segment.has(Tag.NEAREST) for segment in segments)
            kinds = tuple(x for x in meaning.common_kinds if wants_near or x in ANY_WILL_DO)
        if PlaceKind.TOILET in kinds and profile is not None and needs_of(profile).is_wheeled:
            kinds = (PlaceKind.ACCESSIBLE_TOILET, *kinds)
        if PlaceKind.TOILET in kinds:
            kinds = (*kinds, PlaceKind.ACCESSIBLE_TOILET)
        return tuple(dict.fromkeys(kinds))

    def _of_kinds(
        self,
        heard: str,
        intent: Intent,
        kinds: tuple[PlaceKind, ...],
        within: Sequence[PlaceMatch] = (),
    ) -> Understood:
        """All places of the first kind that there is; `within`: only those of these, if any."""
        kind = next((kind for kind in kinds if kind in self._kinds_here), None)
        only = {match.place.id for match in within if match.place.kind is kind}
        matches = [
            PlaceMatch(place, MatchQuality.EXACT, MatchedOn.COMMON_WORD, name)
            for place in self._plan.places
            if place.kind is kind and (not only or place.id in only)
            for name in [next(iter(place.names.texts()), place.ref or "")]
        ]
        matches.sort(key=lambda match: (match.place.level_id, match.place.id))
        all_of_kind = tuple(Candidate(match, _CONFIDENCE[match.quality]) for match in matches)
        return Understood(heard, intent, kind or kinds[0], candidates=all_of_kind)

    def _places(
        self,
        heard: str,
        said: str,
        segments: Sequence[Segment],
        contents: Sequence[Segment],
        unwanted: frozenset[str],
    ) -> Understood:
        def search(text: str) -> Sequence[PlaceMatch]:
            return [each for each in self._search.search(text) if each.place.id not in unwanted]

        found = search(heard)
        if found and said == simple(heard) and not _is_sentence(segments):
            return Understood(heard, Intent.GO_TO, candidates=_candidates(found))
        told = [segment for segment in segments if not _is_left_out(segment, contents)]
        has_number = any(is_number(x) for x in told)
        for way in dict.fromkeys(_ways(said, told, contents)):
            if found and found[0].quality <= MatchQuality.PREFIX:
                break
            matches = search(way)
            if matches and has_number and matches[0].quality <= MatchQuality.PARTS:
                # A level or the number of a door says more than the name that it stands beside.
                found = matches
                break
            if matches and (not found or _is_better(matches[0], found[0], way == said)):
                found = matches
        if not found or (found[0].quality >= MatchQuality.PARTS and _is_mostly_unknown(segments)):
            return Understood(heard, Intent.UNKNOWN)
        candidates = {each.match.place.id: each for each in _candidates(found)}
        for other in contents[1:]:
            for match in search(other.text)[:_MOST_OF_OTHERS]:
                sure = _OF_OTHERS * _CONFIDENCE[match.quality]
                candidates.setdefault(match.place.id, Candidate(match, round(sure, 2)))
        return Understood(heard, Intent.GO_TO, candidates=tuple(candidates.values()))


def _candidates(matches: Iterable[PlaceMatch]) -> tuple[Candidate, ...]:
    listed = list(matches)[:MOST_CANDIDATES]
    return tuple(Candidate(match, _CONFIDENCE[match.quality]) for match in listed)


def _ways(said: str, told: Sequence[Segment], contents: Sequence[Segment]) -> Iterator[str]:
    """What may be the name in a sentence, the most said first."""
    yield said
    yield _text_of(told)
    known = [segment for segment in told if not segment.is_unknown]
    if any(not segment.has(Tag.GENERAL) for segment in known):
        yield _text_of(known)
    for segment in contents[:1]:
        yield segment.text


def _is_better(match: PlaceMatch, than: PlaceMatch, is_all_said: bool) -> bool:
    """Whether a match fits better; all that is said in common words also where it fits alike."""
    return match.quality < than.quality or (is_all_said and match.rank < than.rank)


def _is_sentence(segments: Sequence[Segment]) -> bool:
    """Whether more is said than what may be a name."""
    return any(
        segment.meaning.profile is not None
        or (segment.meaning.tags & _LEFT_OUT and not segment.meaning.is_content)
        for segment in segments
    )


def _is_left_out(segment: Segment, contents: Sequence[Segment]) -> bool:
    if segment.meaning.is_content:
        return segment not in contents
    return bool(segment.meaning.tags & _LEFT_OUT) or segment.meaning.profile is not None


def _text_of(segments: Iterable[Segment]) -> str:
    return simple(" ".join(segment.text for segment in segments))


def _is_mostly_unknown(segments: Sequence[Segment]) -> bool:
    unknown = [segment.text for segment in segments if segment.is_unknown]
    signs = sum(len(text) for text in unknown if text[0] >= "\u2e80")
    words = sum(1 for text in unknown if text[0] < "\u2e80")
    return signs > _MOST_UNKNOWN_SIGNS or words > _MOST_UNKNOWN_WORDS


def _profile_of(segments: Sequence[Segment]) -> Profile | None:
    said = {segment.meaning.profile for segment in segments}
    return next((profile for profile in SAID_PROFILES if profile in said), None)


def _holds(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a simple text: Chinese anywhere, others as whole words."""
    if any(sign >= "\u2e80" for sign in phrase):
        return phrase in text
    return f" {phrase} " in f" {text} "
