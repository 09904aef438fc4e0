"""What a page draws a step's sign from: where it turns, and what floors it joins."""

from tests.kiosk_server.live_demo import LiveDemo

ROUTE = """
query ($from: LocationInput!, $to: LocationInput!, $needs: TravelNeedsInput) {
  route(from: $from, to: $to, needs: $needs) {
    ... on Route { steps { kind text turn side levelId toLevelId upward } }
  }
}"""


def test_steps_say_their_turn_and_rides_where_they_end(clinic: LiveDemo) -> None:
    ends = {
        "from": {"anchorCode": "E1"},
        "to": {"placeId": "radiology"},
        "needs": {"profile": "WHEELCHAIR"},
    }

    steps = clinic.data(ROUTE, ends, "en")["route"]["steps"]

    ride = next(step for step in steps if step["kind"] == "TAKE_LIFT")
    assert (ride["levelId"], ride["toLevelId"], ride["upward"]) == ("f1", "f2", True)
    others = [step for step in steps if step is not ride]
    assert {(step["toLevelId"], step["upward"]) for step in others} == {(None, None)}
    turns = [step for step in steps if step["kind"] == "TURN"]
    assert turns
    for step in turns:
        words = {"LEFT": "left", "RIGHT": "right"}
        side = next(word for word in words if word in step["turn"])
        assert f"{words[side]}" in step["text"].split(",")[0]
