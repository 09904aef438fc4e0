"""What people say in whole sentences is understood as they mean it."""

from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from accessibility.understanding import Intent, SentenceReader, Understood, sentence_words
from floorplans.kinds import PlaceKind
from floorplans.model import Plan
from floorplans.sample_hospital import sample_hospital_plan
from floorplans.travel_needs import Profile
from i18n.translator import Translator
from kiosk_server.wayfinding.finder import PlaceFinder

_FILE = Path(__file__).parent / "sentences.tsv"


@dataclass(frozen=True)
class Sentence:
    text: str
    intent: Intent
    told: tuple[str, ...]
    profile: Profile | None

    def is_understood(self, answer: Understood) -> bool:
        if (answer.intent, answer.profile) != (self.intent, self.profile):
            return False
        if self.intent is Intent.NEAREST:
            return answer.kind is PlaceKind(self.told[0])
        if self.intent is Intent.GO_TO:
            best = [
                each.match for each in answer.candidates if each.match.rank == first_rank(answer)
            ]
            return any(fnmatchcase(each.place.id, told) for each in best for told in self.told)
        return True


def first_rank(answer: Understood) -> tuple[int, ...]:
    """Of those that fit as well as the first, the walk decides where somebody stands."""
    return answer.candidates[0].match.rank if answer.candidates else ()


def sentences() -> list[Sentence]:
    found = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, intent, *rest = line.split("\t")
            told = tuple(rest[0].split()) if rest else ()
            profile = Profile(rest[1]) if len(rest) > 1 else None
            found.append(Sentence(text, Intent(intent), told, profile))
    return found


def reader_of(plan: Plan) -> SentenceReader:
    translator = Translator.load()
    finder = PlaceFinder(translator)
    return SentenceReader(plan, finder.made(plan), finder.words, sentence_words(translator))


@pytest.fixture(scope="module")
def reader() -> SentenceReader:
    return reader_of(sample_hospital_plan())


def test_sentences_are_understood(reader: SentenceReader) -> None:
    said = sentences()

    wrong = [each.text for each in said if not each.is_understood(reader.read(each.text))]

    assert len(said) >= 400
    assert not wrong


@pytest.mark.parametrize("text", ["", "   ", "?!。,", "x" * 201, "\u200f\u202e", "'", "的" * 200])
def test_nothing_and_nonsense_is_unknown(reader: SentenceReader, text: str) -> None:
    understood = reader.read(text)

    assert understood.intent is Intent.UNKNOWN
    assert not understood.candidates


def test_what_was_heard_is_told_as_it_was_said(reader: SentenceReader) -> None:
    assert reader.read("  俺想  拍个片子 ").heard == "俺想 拍个片子"


def test_what_recognisers_part_by_spaces_is_one(reader: SentenceReader) -> None:
    assert reader.read("我 要 去 抽 血").candidates == reader.read("我要去抽血").candidates


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("三楼厕所", "3f"),
        ("third floor toilet", "3f"),
        ("toilets on level two", "2f"),
        ("负一楼有厕所吗", "b1"),
        ("is there drinking water on the sixth floor", "6f"),
        ("is there a lift on the fifth floor", "5f"),
        ("where is the ladies on the fourth floor", "4f"),
    ],
)
def test_a_level_that_is_told_is_kept_to(reader: SentenceReader, text: str, level: str) -> None:
    found = [each.match.place.id for each in reader.read(text).candidates]

    assert found
    assert all(f"-{level}-" in place for place in found)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("去药房不去放射科", "mt-1f-radiology"),
        ("我要去骨科不是去神经外科", "op-2f-neurosurgery"),
        ("从三楼儿科到一楼药房", "op-3f-paediatrics"),
    ],
)
def test_what_is_refused_or_left_behind_is_not_offered(
    reader: SentenceReader, text: str, refused: str
) -> None:
    assert refused not in {each.match.place.id for each in reader.read(text).candidates}


def test_what_comes_then_is_offered_after_what_comes_first(reader: SentenceReader) -> None:
    found = [each.match.place.id for each in reader.read("先去抽血再去放射科").candidates]

    assert found.index("op-1f-specimens") < found.index("mt-1f-radiology")


def test_nobody_is_told_an_illness(reader: SentenceReader) -> None:
    for text in ("我肚子疼", "my stomach hurts", "我心里难受想看病", "I have a terrible headache"):
        understood = reader.read(text)
        assert understood.kind is PlaceKind.INFORMATION, text


@pytest.mark.parametrize(
    "text", ["我找王医生", "张教授门诊", "I want to see Dr Zhang", "professor Miller please"]
)
def test_who_asks_for_a_doctor_by_name_is_led_to_people(reader: SentenceReader, text: str) -> None:
    assert reader.read(text).kind is PlaceKind.INFORMATION


def test_a_place_called_by_a_doctors_name_is_found_by_it() -> None:
    plan = sample_hospital_plan()
    room = next(place for place in plan.places if place.id == "op-2f-surgery-room-1")
    named = replace(room, synonyms=("王医生", "Dr Miller"))
    others = tuple(place for place in plan.places if place.id != room.id)
    reader = reader_of(replace(plan, places=(*others, named)))

    for text in ("我找王医生", "where is Dr Miller"):
        assert reader.read(text).candidates[0].match.place.id == room.id


def test_a_department_that_is_named_wins_over_complaints(reader: SentenceReader) -> None:
    first = reader.read("我头疼,神经内科怎么走").candidates[0]

    assert first.match.place.id == "op-2f-neurology"


def test_of_two_things_said_the_other_one_is_offered_too(reader: SentenceReader) -> None:
    understood = reader.read("先交费再去放射科")

    ids = [each.match.place.id for each in understood.candidates]
    sure = [each.confidence for each in understood.candidates]
    assert "mt-1f-radiology" in ids
    assert "op-1f-registration" in ids
    assert all(0 < each <= 1 for each in sure)


def test_a_level_that_is_said_limits_what_is_near(reader: SentenceReader) -> None:
    understood = reader.read("二楼的厕所")

    levels = {each.match.place.level_id for each in understood.candidates}
    assert understood.kind is PlaceKind.TOILET
    assert all("2f" in level for level in levels)


def test_an_emergency_where_there_is_no_emergency_department_calls_a_person() -> None:
    plan = sample_hospital_plan()
    others = [place for place in plan.places if place.kind is not PlaceKind.EMERGENCY]
    plan = replace(plan, places=tuple(others))

    assert reader_of(plan).read("救命,他没有呼吸了").intent is Intent.CALL_PERSON
