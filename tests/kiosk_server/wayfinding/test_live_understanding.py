"""Sentences asked of the running server, with the pages' own operation; and typed in the search."""

from pathlib import Path
from typing import Any

import pytest

from floorplans.travel_needs import Profile, needs_of
from i18n.translator import Translator
from kiosk_server.venue.views import VenueViews
from kiosk_server.wayfinding.finder import PlaceFinder
from kiosk_server.wayfinding.model import AskedPlace, SearchQuestion
from kiosk_server.wayfinding.understanding import Understanding
from kiosk_server.wayfinding.walks import Walks
from tests.kiosk_server.live_demo import LiveDemo
from tests.kiosk_server.wayfinding.test_live_choosing import code_of
from tests.kiosk_server.wayfinding.typed_queries import typed_queries
from tests.oracles.real_buildings import snapshot_of_sample_hospital

_OPERATIONS = Path(__file__).resolve().parents[3] / "kiosk_server" / "web" / "operations"
UNDERSTAND = (_OPERATIONS / "understand.graphql").read_text(encoding="utf-8")
ENTRANCE = {"placeId": "main-entrance"}


def understood(demo: LiveDemo, text: str, locale: str = "en", **more: object) -> dict[str, Any]:
    answer = demo.data(UNDERSTAND, {"text": text, **more}, locale)
    found: dict[str, Any] = answer["understand"]
    return found


def test_what_is_asked_for_comes_with_how_far_it_is(clinic: LiveDemo) -> None:
    found = understood(clinic, "I use a wheelchair, where is radiology?", near=ENTRANCE)

    first = found["candidates"][0]
    assert (found["intent"], found["kind"]) == ("GO_TO", None)
    assert found["needs"] == {"profile": "WHEELCHAIR", "stepFree": True}
    assert first["place"]["id"] == "radiology"
    assert first["walkSeconds"] > 0


def test_the_nearest_of_a_kind_comes_first(clinic: LiveDemo) -> None:
    found = understood(clinic, "带我去最近的厕所", "zh-CN", near=ENTRANCE)

    seconds = [each["walkSeconds"] for each in found["candidates"]]
    assert (found["intent"], found["kind"]) == ("NEAREST", "TOILET")
    assert seconds == sorted(seconds)
    assert len(seconds) > 1


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("怎么出去", "WAY_OUT"),
        ("can someone help me", "CALL_PERSON"),
        ("今天天气真好", "UNKNOWN"),
        ("", "UNKNOWN"),
        ("\u202e\u0000", "UNKNOWN"),
    ],
)
def test_other_intents(clinic: LiveDemo, text: str, intent: str) -> None:
    found = understood(clinic, text, near=ENTRANCE)

    assert found["intent"] == intent
    assert (found["candidates"] == []) == (intent == "UNKNOWN")


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"text": "x" * 201}, "SEARCH_TEXT_TOO_LONG"),
        ({"text": "radiology", "first": 0}, "PAGE_SIZE_WRONG"),
        ({"text": "radiology", "first": 51}, "PAGE_SIZE_WRONG"),
    ],
)
def test_too_much_is_refused(clinic: LiveDemo, variables: dict[str, object], code: str) -> None:
    assert code_of(clinic.ask(UNDERSTAND, variables)) == code


class TypedInTheSearch:
    """The search of the pages, at the main entrance of the sample hospital."""

    def __init__(self) -> None:
        self._snapshot = snapshot_of_sample_hospital()
        self.plan = self._snapshot.plan
        translator = Translator.load()
        views, walks = VenueViews(translator), Walks()
        self._understanding = Understanding(PlaceFinder(translator), views, walks)

    def ids(self, text: str) -> list[str]:
        question = SearchQuestion(
            text, AskedPlace("op-1f-main-entrance"), needs_of(Profile.WALKING), 3
        )
        matches, _ = self._understanding.matches(question, self._snapshot)
        return [match.place.id for match in matches[:3]]


@pytest.fixture(scope="module")
def typed() -> TypedInTheSearch:
    return TypedInTheSearch()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("俺想拍个片子", "mt-1f-radiology"),
        ("I need to pee", "op-1f-toilet"),
        ("我肚子疼想看医生", "op-1f-information"),
        ("怎么出去", "op-1f-main-entrance"),
    ],
)
def test_a_sentence_that_is_typed_finds_what_is_meant(
    typed: TypedInTheSearch, text: str, first: str
) -> None:
    assert typed.ids(text)[0].startswith(first)


def test_what_is_no_sentence_is_found_as_before(typed: TypedInTheSearch) -> None:
    queries = typed_queries("sample_hospital", typed.plan)
    places = typed.plan.place_by_id

    missed = [
        query.text
        for query in queries
        if not any(query.is_answered_by(places[id_]) for id_ in typed.ids(query.text))
    ]

    assert len(missed) <= 0.01 * len(queries), missed
