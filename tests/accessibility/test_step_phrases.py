"""Steps read like a person beside you, in each language, and sound like one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from accessibility.step_phrases import StepPhrases
from floorplans.facts import Names
from floorplans.guidance import (
    Landmark,
    LandmarkUse,
    SeenSign,
    Side,
    Step,
    StepKind,
    Turn,
    steps_of,
)
from floorplans.kinds import AreaKind, ConnectorKind
from floorplans.model import Connector
from floorplans.route import Route, RoutePoint, Wait
from i18n.errors import I18nError
from i18n.translator import Translator
from tests.floorplans.guidance_house import HOUSE, by_lift, by_stairs, into_the_wing

TRANSLATOR = Translator.load()
PHRASES = StepPhrases(TRANSLATOR)
WAIT = Wait(0, 150.0, "door-main", datetime(2026, 3, 2, 7, 30, tzinfo=UTC))


def step(kind: StepKind, metres: float = 20.0, **changes: object) -> Step:
    """A step from the ground floor's corridor."""
    plain = Step(kind, RoutePoint("L0", 1.0, 1.0), 1, 2, metres, metres)
    return replace(plain, **changes)  # type: ignore[arg-type]  # any field of a step


def texts(route: Route, locale: str) -> list[str]:
    return [PHRASES.phrase(one, HOUSE, locale).text for one in steps_of(route, HOUSE)]


def test_way_by_lift_in_chinese() -> None:
    assert texts(by_lift(), "zh-CN") == [
        "出 E01 室后左转，沿走廊走约 35 米，经过左侧的药房",
        "乘右侧的 1 号电梯到 3 层",
        "出 1 号电梯后左转，沿走廊走约 20 米，经过左侧的卫生间",
        "目的地 3096 室在您右侧",
    ]


def test_way_by_lift_in_english() -> None:
    assert texts(by_lift(), "en") == [
        (
            "Leave room E01 and turn left, then follow the corridor for about 35 m, "
            "past Pharmacy on your left"
        ),
        "Take lift 1 on your right to level 3",
        (
            "Leave lift 1 and turn left, then follow the corridor for about 20 m, "
            "past the toilets on your left"
        ),
        "Arrive at room 3096, on your right",
    ]


def test_way_by_stairs_in_both() -> None:
    assert texts(by_stairs(), "en")[:3] == [
        "From the drop-off point, walk about 15 m",
        (
            "Enter the clinic by the main entrance, then follow the corridor for about 30 m, "
            "past Pharmacy on your left"
        ),
        "Take the stairs on your right up 2 floors to level 3 (48 steps)",
    ]
    assert texts(by_stairs(), "zh-CN")[:4] == [
        "从落客区出发，走约 15 米",
        "从主入口进入门诊楼，沿走廊走约 30 米，经过左侧的药房",
        "走右侧的楼梯上 2 层楼到 3 层（48 级台阶）",
        "出楼梯口后左转，沿走廊走约 8 米",
    ]


def test_spoken_steps_spell_codes_and_hold_no_brackets() -> None:
    spoken = [PHRASES.phrase(one, HOUSE, "zh-CN").spoken for one in steps_of(by_lift(), HOUSE)]
    stairs = PHRASES.phrase(steps_of(by_stairs(), HOUSE)[2], HOUSE, "en").spoken

    assert spoken[1] == "乘右侧的一号电梯到三层"
    assert spoken[3] == "目的地三零九六室在您右侧"
    assert stairs == "Take the stairs on your right up 2 floors to level 3, 48 steps"


def test_turn_at_a_landmark() -> None:
    mark = Landmark("place-pharmacy", LandmarkUse.AT, Side.LEFT)
    turn = step(StepKind.TURN, turn=Turn.LEFT, along=AreaKind.CORRIDOR, landmark=mark)

    assert PHRASES.phrase(turn, HOUSE, "en").text == (
        "Turn left at Pharmacy and follow the corridor for about 20 m"
    )
    assert PHRASES.phrase(turn, HOUSE, "zh-CN").text == "在药房处左转，沿走廊走约 20 米"


@pytest.mark.parametrize(
    ("locale", "followed", "seen", "spoken"),
    [
        (
            "en",
            "Turn left and follow the corridor for about 20 m, following the sign “Radiology”",
            "Turn left and follow the corridor for about 20 m; you will see the sign “Radiology”",
            "Turn left and follow the corridor for about 20 metres, following the sign Radiology",
        ),
        (
            "zh-CN",
            "左转，沿走廊走约 20 米，按“放射科”标识走",
            "左转，沿走廊走约 20 米，可看到“放射科”标识",
            "左转，沿走廊走约二十米，按放射科标识走",
        ),
    ],
)
def test_sign_is_quoted_as_it_is_written(
    locale: str, followed: str, seen: str, spoken: str
) -> None:
    radiology = Names.of(en="Radiology", zh_CN="放射科")
    turn = step(
        StepKind.TURN,
        turn=Turn.LEFT,
        along=AreaKind.CORRIDOR,
        sign=SeenSign("s", radiology, points_the_way=True),
    )
    plate = replace(turn, sign=SeenSign("s", radiology, points_the_way=False))

    assert PHRASES.phrase(turn, HOUSE, locale).text == followed
    assert PHRASES.phrase(turn, HOUSE, locale).spoken == spoken
    assert PHRASES.phrase(plate, HOUSE, locale).text == seen


def test_sign_in_another_language_is_quoted_in_the_one_that_hangs_there() -> None:
    only_chinese = SeenSign("s", Names.of(zh_CN="放射科"), points_the_way=True)
    turn = step(StepKind.TURN, turn=Turn.LEFT, along=AreaKind.CORRIDOR, sign=only_chinese)

    assert PHRASES.phrase(turn, HOUSE, "en").text.endswith(", following the sign “放射科”")
    assert (
        "Radiology"
        in PHRASES.phrase(
            replace(turn, sign=SeenSign("s", Names.of(en="Radiology"), points_the_way=True)),
            HOUSE,
            "zh-CN",
        ).text
    )


def test_direction_that_is_not_known_is_not_claimed() -> None:
    unknown = step(StepKind.LEAVE, connector_id="lift", along=AreaKind.CORRIDOR)
    straight = replace(unknown, goes_straight=True)

    assert PHRASES.phrase(unknown, HOUSE, "en").text == (
        "Leave lift 1 and follow the corridor for about 20 m"
    )
    assert PHRASES.phrase(unknown, HOUSE, "zh-CN").text == "出 1 号电梯，沿走廊走约 20 米"
    assert PHRASES.phrase(straight, HOUSE, "en").text == (
        "Leave lift 1 and go straight on along the corridor for about 20 m"
    )
    assert PHRASES.phrase(straight, HOUSE, "zh-CN").text == "出 1 号电梯后沿走廊直行约 20 米"


def test_turn_without_a_walk_is_only_a_turn() -> None:
    turn = step(StepKind.TURN, 1.0, turn=Turn.SHARP_RIGHT)

    assert PHRASES.phrase(turn, HOUSE, "en").text == "Turn sharp right"
    assert PHRASES.phrase(turn, HOUSE, "zh-CN").text == "向右后方转"


def test_door_with_turns_on_both_sides() -> None:
    through = step(StepKind.THROUGH_DOOR, turn=Turn.LEFT, turn_after=Turn.RIGHT)

    assert PHRASES.phrase(through, HOUSE, "en").text == (
        "Turn left through the door, then turn right and walk about 20 m"
    )
    assert PHRASES.phrase(through, HOUSE, "zh-CN").text == "左转，穿过门后右转，走约 20 米"


def test_stairs_within_a_level_name_no_level() -> None:
    stairs = step(
        StepKind.TAKE_STAIRS, connector_id="stairs", to_level_id="L0", upward=False, step_count=1
    )

    assert PHRASES.phrase(stairs, HOUSE, "en").text == "Go down the stairs (1 step)"
    assert PHRASES.phrase(stairs, HOUSE, "zh-CN").text == "从楼梯走下去（1 级台阶）"


@pytest.mark.parametrize(
    ("kind", "connector_kind", "english", "chinese"),
    [
        (StepKind.TAKE_ESCALATOR, ConnectorKind.ESCALATOR, "Take the escalator up to level 3",
         "乘扶梯上到 3 层"),
        (StepKind.TAKE_RAMP, ConnectorKind.RAMP, "Go up the ramp to level 3", "沿坡道上到 3 层"),
    ],
)  # fmt: skip
def test_other_rides(
    kind: StepKind, connector_kind: ConnectorKind, english: str, chinese: str
) -> None:
    plan = replace(HOUSE, connectors=(Connector("ride", connector_kind, ()),))
    ride = step(kind, connector_id="ride", to_level_id="L1", upward=True)

    assert PHRASES.phrase(ride, plan, "en").text == english
    assert PHRASES.phrase(ride, plan, "zh-CN").text == chinese


def test_arrival_ahead_and_at_the_start() -> None:
    ahead = step(StepKind.ARRIVE, 0.0, place_id="place-3096", side=Side.AHEAD)
    here = step(StepKind.ARRIVE, 0.0, place_id="place-3096", first_leg=0, end_leg=0)
    nameless = step(StepKind.ARRIVE, 0.0, side=Side.LEFT)

    assert PHRASES.phrase(ahead, HOUSE, "zh-CN").text == "目的地 3096 室就在前方"
    assert PHRASES.phrase(here, HOUSE, "en").text == "You are already at room 3096"
    assert PHRASES.phrase(nameless, HOUSE, "en").text == "Your destination is on your left"


@pytest.mark.parametrize("locale", TRANSLATOR.locales)
@pytest.mark.parametrize("kind", StepKind)
@pytest.mark.parametrize("turn", [None, *Turn])
def test_every_step_has_words_in_every_language(
    kind: StepKind, turn: Turn | None, locale: str
) -> None:
    for side in (None, *Side):
        mark = None if side is None else Landmark("lift", LandmarkUse.PAST, side)
        told = step(
            kind, turn=turn, turn_after=turn, side=side, landmark=mark, connector_id="lift",
            to_level_id="L1", upward=True, storeys=2, area_id="E01", place_id="place-E01",
            building_id="clinic", door_id="door-main",
            wait=WAIT if kind is StepKind.WAIT else None,
        )  # fmt: skip

        said = PHRASES.phrase(told, HOUSE, locale)

        assert said.text
        assert said.spoken
        assert not set(said.spoken) & set("()（）{}[]")
        assert "  " not in said.text


def test_hostile_name_cannot_leave_its_line() -> None:
    place = replace(HOUSE.places[0], ref="", names=type(HOUSE.names).of(en="<b>\u202e\n3096\x07"))
    plan = replace(HOUSE, places=(place, *HOUSE.places[1:]))

    said = PHRASES.phrase(steps_of(by_lift(), plan)[-1], plan, "en")

    assert said.text == "Arrive at <b> 3096, on your right"
    assert said.spoken == "Arrive at b 3 0 9 6, on your right"


def test_unknown_language_is_refused() -> None:
    first = steps_of(into_the_wing(), HOUSE)[0]

    with pytest.raises(I18nError, match="locale-unknown"):
        PHRASES.phrase(first, HOUSE, "xx")
