"""Messages are spoken with names of the plan, measures and codes; free text never comes in."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk_server.core.errors import ServerError
from kiosk_server.speech.model import MOST_ARGUMENTS, ArgumentKind, asked_message
from tests.kiosk_server.speech.speech_house import named_house, speech_house
from tests.kiosk_server.venue.venue_house import run

Given = Mapping[str, object]


def texts(url: str, folder: Path, locale: str, *asked: tuple[str, list[Given]]) -> list[str | None]:
    async def work() -> list[str | None]:
        async with speech_house(url, folder, named_house()) as voice:
            return [
                voice.service.spoken(asked_message({"id": id_, "args": args}), locale).text
                for id_, args in asked
            ]

    return run(work())


def test_arguments_are_read_by_what_they_are(sqlite_url: str, tmp_path: Path) -> None:
    place = {"name": "place", "place_id": "r1"}
    said = texts(
        *(sqlite_url, tmp_path, "en"),
        ("kiosk-route-to", [place]),
        ("kiosk-place-walk", [{"name": "duration", "seconds": 190.0}]),
        (
            "kiosk-search-found",
            [{"name": "count", "count": 1}, {"name": "number", "number": 1.0}],
        ),
        ("alarm-call", [{"name": "number", "code": "010-6234"}]),
        ("frame-time", [{"name": "time", "minute_of_day": 485}]),
        (
            "frame-hours-opens",
            [
                {"name": "visits", "choice": "no"},
                {"name": "day", "choice": "other"},
                {"name": "weekday", "weekday": 3},
                {"name": "time", "minute_of_day": 0},
            ],
        ),
        ("kiosk-plan-label", [{"name": "level", "level_id": "L1"}]),
        ("kiosk-route-to", [{"name": "place", "department_id": "xr"}]),
        ("kiosk-route-to", [{"name": "place", "venue": True}]),
        ("kiosk-route-to", [{"name": "place", "message": "frame-back"}]),
        (
            "frame-moment-day",
            [{"name": "day", "date": "2026-11-02"}, {"name": "time", "minute_of_day": 60}],
        ),
    )

    assert said[1:] == [
        "about 3 minutes on foot",
        "1 place found",
        "Call for help: 0 1 0 dash 6 2 3 4",
        "It is 08:05",
        "Closed, opens Wednesday at 00:00",
        said[6],
        "To X-ray",
        "To City Hospital",
        "To Back",
        "2 November, 01:00",
    ]
    assert said[0] == "To Room one"
    assert said[6] is not None
    assert said[6].startswith("Plan of ")


MISFITS: list[list[Given]] = [
    [],
    [{"name": "place"}],
    [{"name": "place", "place_id": "no-such-place"}],
    [{"name": "place", "level_id": "no-such-level"}],
    [{"name": "place", "building_id": "no-such-building"}],
    [{"name": "place", "department_id": "no-such-department"}],
    [{"name": "place", "venue": False}],
    [{"name": "place", "message": "no-such-message"}],
    [{"name": "place", "message": "kiosk-route-to"}],
    [{"name": "place", "place_id": "r1", "level_id": "L1"}],
    [{"name": "place", "place_id": "r1"}, {"name": "place", "place_id": "r2"}],
    [{"name": "p{lace", "place_id": "r1"}],
    [{"name": "place", "choice": "anything"}],
    [{"name": "place", "code": "word"}],
    [{"name": "place", "code": "---"}],
    [{"name": "place", "code": "1" * 25}],
    [{"name": "place", "code": "<b>1"}],
    [{"name": "place", "number": float("nan")}],
    [{"name": "place", "number": 1e12}],
    [{"name": "place", "seconds": -1.0}],
    [{"name": "place", "metres": float("inf")}],
    [{"name": "place", "minute_of_day": 1_440}],
    [{"name": "place", "weekday": 0}],
    [{"name": "place", "date": "2026-02-30"}],
    [{"name": "place", "date": "20260230"}],
]


def test_what_does_not_fit_is_not_said(sqlite_url: str, tmp_path: Path) -> None:
    asked = [("kiosk-route-to", args) for args in MISFITS]

    assert texts(sqlite_url, tmp_path, "en", *asked) == [None] * len(MISFITS)


def test_an_unknown_message_is_not_said(sqlite_url: str, tmp_path: Path) -> None:
    assert texts(sqlite_url, tmp_path, "zh-CN", ("no-such-message", []), ("", [])) == [None, None]


def test_too_many_arguments_are_refused() -> None:
    args = [{"name": f"n{number}", "count": 1} for number in range(MOST_ARGUMENTS + 1)]

    with pytest.raises(ServerError) as raised:
        asked_message({"id": "frame-back", "args": args})

    assert raised.value.code == "speech-too-much"


def test_without_a_plan_catalogs_are_spoken_and_places_are_not(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with speech_house(sqlite_url, tmp_path) as voice:
            back = voice.service.spoken(asked_message({"id": "frame-back", "args": []}), "en")
            place = {"name": "place", "place_id": "r1"}
            to = voice.service.spoken(
                asked_message({"id": "kiosk-route-to", "args": [place]}), "en"
            )

            assert back.text == "Back"
            assert back.speech_url is not None
            assert (to.text, to.speech_url) == (None, None)

    run(work())


class _QueuesAlone:
    version = "1"

    def find(self, kind: ArgumentKind, thing_id: str) -> Mapping[str, str] | None:
        is_known = (kind, thing_id) == (ArgumentKind.QUEUE, "medicine")
        return {"en": "Medicine", "zh-CN": "内科"} if is_known else None


def test_what_others_keep_is_named_and_what_they_do_not_is_not(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with speech_house(sqlite_url, tmp_path, named_house()) as voice:

            def said(locale: str, key: str, value: str) -> str | None:
                args = [{"name": "place", key: value}]
                message = asked_message({"id": "kiosk-route-to", "args": args})
                return voice.service.spoken(message, locale).text

            assert said("en", "queue_id", "medicine") is None
            voice.service.name_also(_QueuesAlone())
            assert "Medicine" in (said("en", "queue_id", "medicine") or "")
            assert "内科" in (said("zh-CN", "queue_id", "medicine") or "")
            assert said("en", "queue_id", "surgery") is None
            assert said("en", "queue_room_id", "medicine") is None
            assert voice.service.names_version == "1"

    run(work())
