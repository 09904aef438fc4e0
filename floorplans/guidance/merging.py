"""Which actions of a walk are worth saying: passing straight on and tiny corners are not."""

from collections.abc import Sequence

from floorplans.guidance.actions import Action
from floorplans.guidance.headings import BEND_DEGREES, side_of
from floorplans.guidance.steps import RIDE_STEP_KINDS, Side, StepKind

_TOGETHER_METRES = 4.0
"""Two actions closer than this are one to somebody who walks."""
_SLIGHT_DEGREES = 50.0
_SLIDE_METRES = 8.0
_LONG_METRES = 30.0
"""After walking straight on for so long, a door that is passed is a welcome confirmation."""
_WORTH_GOING_ON_METRES = 12.0
_TRIVIAL_METRES = 3.0
_PASSAGES = frozenset({StepKind.THROUGH_DOOR, StepKind.ENTER, StepKind.TURN})


def merged(actions: Sequence[Action], metres: Sequence[float]) -> list[Action]:
    """The actions to say, at least one; `metres[leg]` is what is walked before a leg.

    The first still begins at leg 0 and the last one still arrives. Linear in actions.
    """
    kept = _without_straight_doors(actions, metres)
    kept = _with_corners_joined(kept, metres)
    kept = _with_turns_at_doors(kept, metres)
    kept = _without_trivial_starts(kept, metres)
    for action in kept:
        landing = action.kind is StepKind.LEAVE and action.is_landing
        if landing and action.heading_known and action.said_turns() == (None, None):
            action.kind = StepKind.STRAIGHT_ON
    return kept


def _gap(action: Action, following: Action, metres: Sequence[float]) -> float:
    return metres[following.first_leg] - metres[action.first_leg]


def _without_straight_doors(actions: Sequence[Action], metres: Sequence[float]) -> list[Action]:
    kept: list[Action] = []
    for index, action in enumerate(actions):
        if action.gate is None or action.kind not in _PASSAGES or not kept:
            kept.append(action)
            continue
        following = _gap(action, actions[index + 1], metres) if index + 1 < len(actions) else 0.0
        if not action.is_straight() or abs(action.before + action.after) >= BEND_DEGREES:
            kept.append(action)
        elif action.kind is StepKind.ENTER:
            if following > _TOGETHER_METRES:
                kept.append(action)
        elif action.kind is StepKind.THROUGH_DOOR:
            so_far = _gap(kept[-1], action, metres)
            if so_far >= _LONG_METRES and following >= _WORTH_GOING_ON_METRES:
                kept.append(action)
    return kept


def _is_slide(action: Action, following: Action) -> bool:
    """Whether two slight turns undo each other: a shift to the other side of a wide corridor."""
    return (
        action.is_turn
        and max(abs(action.before), abs(following.before)) < _SLIGHT_DEGREES
        and abs(action.before + following.before) < BEND_DEGREES
    )


def _with_corners_joined(actions: Sequence[Action], metres: Sequence[float]) -> list[Action]:
    kept: list[Action] = []
    for index, action in enumerate(actions):
        if not action.is_turn:
            kept.append(action)
            continue
        before = _gap(kept[-1], action, metres) if kept else 0.0
        after = _gap(action, actions[index + 1], metres) if index + 1 < len(actions) else 0.0
        if kept and _is_slide(kept[-1], action) and before < _SLIDE_METRES:
            kept.pop()
            continue
        if kept and kept[-1].is_turn and before < _TOGETHER_METRES:
            total = kept[-1].before + action.before
            slight = min(abs(kept[-1].before), abs(action.before)) < _SLIGHT_DEGREES
            if abs(total) < BEND_DEGREES:
                kept.pop()
                continue
            if slight:
                kept[-1].before = total
                continue
        near = min(before, after) < _TOGETHER_METRES
        next_is_turn = index + 1 < len(actions) and actions[index + 1].is_turn
        if (
            near
            and abs(action.before) < _SLIGHT_DEGREES
            and not (next_is_turn and after < _TOGETHER_METRES)
        ):
            continue
        kept.append(action)
    return kept


def _with_turns_at_doors(actions: Sequence[Action], metres: Sequence[float]) -> list[Action]:
    """A turn just before a door, a ride or the destination is told as the side that it is on."""
    kept: list[Action] = []
    for action in actions:
        previous = kept[-1] if kept else None
        if (
            previous is not None
            and previous.is_turn
            and _gap(previous, action, metres) <= _TOGETHER_METRES
        ):
            seen_ahead = action.side in (None, Side.AHEAD)
            if action.kind is StepKind.ARRIVE or action.kind in RIDE_STEP_KINDS:
                if seen_ahead and abs(previous.before) <= 135.0:
                    action.side = side_of(previous.before)
                    action.first_leg = previous.first_leg
                    kept.pop()
            elif action.gate is not None and abs(action.before) < BEND_DEGREES:
                action.before += previous.before
                action.first_leg = previous.first_leg
                kept.pop()
        kept.append(action)
    return kept


def _without_trivial_starts(actions: Sequence[Action], metres: Sequence[float]) -> list[Action]:
    """A start or a landing of no length is no step; nor is a first turn from nowhere in special.

    Where it is known which way one looks at the start, that turn is told as the start's own.
    """
    kept: list[Action] = []
    for action in actions:
        previous = kept[-1] if kept else None
        if previous is None:
            kept.append(action)
            continue
        gap = _gap(previous, action, metres)
        is_start = previous.kind is StepKind.SET_OFF
        landing = previous.kind is StepKind.LEAVE and previous.connector_id is not None
        unsaid = previous.said_turns() == (None, None)
        if is_start and unsaid and gap < _TOGETHER_METRES:
            if action.is_turn:
                if previous.heading_known:
                    previous.after += action.before
                continue
            if action.kind is not StepKind.ARRIVE or gap == 0.0:
                action.place_id = action.place_id or previous.place_id
                action.first_leg = previous.first_leg
                action.before = action.before + previous.after if previous.heading_known else 0.0
                kept.pop()
        elif landing and unsaid and gap < _TRIVIAL_METRES and len(kept) > 1:
            kept.pop()
        kept.append(action)
    return kept
