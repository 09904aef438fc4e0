"""Speech as a page asks for it: addresses over GraphQL, sounds over HTTP."""

from collections.abc import Mapping
from typing import Any

import pytest

from accessibility.speech.pyttsx3_engine import has_library, has_loader
from accessibility.speech.sound import read_wav
from kiosk_server.speech.model import MOST_MESSAGES
from tests.kiosk_server.live_demo import LiveDemo

needs_engine = pytest.mark.skipif(
    not (has_library() and has_loader()), reason="needs pyttsx3 and espeakng-loader (x86-64)"
)

SPEAK = """
query($messages: [SpeechMessageInput!]!) { speech(messages: $messages) { id text speechUrl } }
"""
PLACES = "{ places(first: 200) { nodes { id name spokenName speechUrl level { speechUrl } } } }"
WAY = """
query($from: LocationInput!, $to: LocationInput!, $needs: TravelNeedsInput) {
  route(from: $from, to: $to, needs: $needs) {
    ... on Route {
      speechUrl avoidedSpeechUrl throughRoomsSpeechUrl
      steps { spokenText speechUrl tooFarSpokenText tooFarSpeechUrl }
    }
    ... on NoRoute { speechUrl blockers { speechUrl } }
  }
}
"""


def spoken(clinic: LiveDemo, *messages: Mapping[str, Any], locale: str = "en") -> list[Any]:
    answer: list[Any] = clinic.data(SPEAK, {"messages": list(messages)}, locale)["speech"]
    return answer


def seconds(clinic: LiveDemo, address: str) -> float:
    answer = clinic.client.get(address)
    assert answer.status_code == 200
    return read_wav(answer.content).seconds


@needs_engine
@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_each_step_of_a_way_can_be_heard(clinic: LiveDemo, locale: str) -> None:
    places = clinic.data(PLACES, locale=locale)["places"]["nodes"]
    ends = {"from": {"placeId": places[0]["id"]}, "to": {"placeId": places[-1]["id"]}}
    way = clinic.data(WAY, ends, locale)["route"]

    assert len(way["steps"]) > 1
    assert seconds(clinic, way["speechUrl"]) > 2
    for step in way["steps"]:
        assert seconds(clinic, step["speechUrl"]) > len(step["spokenText"].split()) * 0.1
        assert (step["tooFarSpokenText"] is None) == (step["tooFarSpeechUrl"] is None)
    assert seconds(clinic, places[0]["speechUrl"]) > 0.5
    assert seconds(clinic, places[0]["level"]["speechUrl"]) > 0.5


@needs_engine
def test_what_is_particular_about_a_way_can_be_heard(clinic: LiveDemo) -> None:
    ends = [{"from": {"placeId": "aed-1"}, "to": {"placeId": goal}} for goal in ("ct", "radiology")]
    through, straight = (clinic.data(WAY, each)["route"] for each in ends)

    assert seconds(clinic, through["throughRoomsSpeechUrl"]) > 1
    assert straight["throughRoomsSpeechUrl"] is straight["avoidedSpeechUrl"] is None


@needs_engine
def test_an_honest_no_can_be_heard(clinic: LiveDemo) -> None:
    nowhere = {"from": {"placeId": "no-such-place"}, "to": {"placeId": "no-such-place"}}

    assert seconds(clinic, clinic.data(WAY, nowhere)["route"]["speechUrl"]) > 1


@needs_engine
def test_messages_are_spoken_in_the_order_asked(clinic: LiveDemo) -> None:
    place = clinic.data(PLACES)["places"]["nodes"][0]

    answer = spoken(
        clinic,
        {"id": "frame-back"},
        {"id": "no-such-message"},
        {"id": "kiosk-route-to", "args": [{"name": "place", "placeId": place["id"]}]},
    )

    assert [said["id"] for said in answer] == ["frame-back", "no-such-message", "kiosk-route-to"]
    assert [said["text"] for said in answer] == ["Back", None, f"To {place['spokenName']}"]
    assert answer[1]["speechUrl"] is None
    assert seconds(clinic, answer[0]["speechUrl"]) > 0.3
    assert spoken(clinic, {"id": "frame-back"}) == answer[:1]
    assert spoken(clinic, {"id": "frame-back"}, locale="zh-CN") != answer[:1]


def test_too_much_at_once_is_refused(clinic: LiveDemo) -> None:
    many = [{"id": "frame-back"}] * (MOST_MESSAGES + 1)

    answer = clinic.ask(SPEAK, {"messages": many})

    assert answer["errors"][0]["extensions"]["code"] == "SPEECH_TOO_MUCH"
    assert str(MOST_MESSAGES) in answer["errors"][0]["message"]


def test_an_address_cannot_be_guessed(clinic: LiveDemo) -> None:
    answer = clinic.client.get("/speech/00000000000000000000000000000000.wav")

    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"


@needs_engine
def test_players_get_the_part_they_ask_for(clinic: LiveDemo) -> None:
    (said,) = spoken(clinic, {"id": "frame-back"})
    whole = clinic.client.get(said["speechUrl"])

    part = clinic.client.get(said["speechUrl"], headers={"Range": "bytes=0-1"})
    head = clinic.client.head(said["speechUrl"])

    assert (part.status_code, part.content) == (206, whole.content[:2])
    assert part.headers["content-range"] == f"bytes 0-1/{len(whole.content)}"
    assert head.headers["content-length"] == str(len(whole.content))
