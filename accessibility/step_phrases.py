"""Steps of guidance in words, as somebody beside you would say them; shown and spoken."""

from zoneinfo import ZoneInfo

from accessibility.place_labels import PlaceLabels
from floorplans.guidance import (
    RIDE_STEP_KINDS,
    Landmark,
    LandmarkUse,
    SeenSign,
    Side,
    Step,
    StepKind,
    Turn,
)
from floorplans.kinds import AreaKind
from floorplans.model import Connector, Door, Plan
from floorplans.route import Wait
from i18n.measures import counted, distance, duration
from i18n.spoken_codes import is_chinese
from i18n.translator import Argument, Translator
from i18n.twin_text import TwinText, with_han_spacing

StepText = TwinText
"""What a step reads and sounds like."""

_UNSAID_METRES = 3.0
"""A walk shorter than this needs no number: the next thing to do is in view."""
_TURN_UNSAID = frozenset(
    {StepKind.LEAVE_BUILDING, StepKind.ENTER_BUILDING, StepKind.GO_OUTSIDE, *RIDE_STEP_KINDS}
)
"""Steps whose sentences name no turn before them: on the way it can be seen, at the start not."""
_RIDES = {
    StepKind.TAKE_LIFT: "step-take-lift",
    StepKind.TAKE_STAIRS: "step-take-stairs",
    StepKind.TAKE_ESCALATOR: "step-take-escalator",
    StepKind.TAKE_RAMP: "step-take-ramp",
}


class StepPhrases:
    """Makes the words of steps. Holds nothing but the catalogs, so threads may share it."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._labels = PlaceLabels(translator)

    def phrase(self, step: Step, plan: Plan, locale: str) -> StepText:
        """The instruction of one step, without a full stop.

        Raises I18nError `locale-unknown` for a locale without a catalog: negotiate first.
        """
        if step.kind is StepKind.ARRIVE:
            said = self._arrival(step, plan, locale)
        elif step.kind in _RIDES:
            said = self._ride(step, plan, locale)
        elif step.wait is not None:
            said = self._wait(step, step.wait, plan, locale)
        else:
            said = self._walk(step, plan, locale)
        if step.sign is not None:
            said = self._with_sign(said, step.sign, locale)
        if step.first_leg == 0 and step.turn is not None and step.kind in _TURN_UNSAID:
            turn = self._translator.say(locale, "step-turn-first", {"turn": step.turn.value})
            said = self._translator.say(locale, "sentences-joined", {"first": turn, "second": said})
        return TwinText(with_han_spacing(said.text), said.spoken) if is_chinese(locale) else said

    def too_far(self, step: Step, plan: Plan, locale: str) -> StepText | None:
        """What tells somebody who walks the step that they have missed its end; None: nothing."""
        if step.too_far_id is None:
            return None
        landmark = self._labels.landmark(step.too_far_id, plan, locale)
        said = self._translator.say(locale, "step-too-far", {"landmark": landmark})
        return TwinText(with_han_spacing(said.text), said.spoken) if is_chinese(locale) else said

    def sign(self, sign: SeenSign, locale: str) -> TwinText:
        """What a sign says, in this language if it is written in it."""
        return self._labels.written(sign.text, locale)

    def _with_sign(self, said: TwinText, sign: SeenSign, locale: str) -> TwinText:
        args: dict[str, Argument] = {
            "step": said,
            "sign": self.sign(sign, locale),
            "use": "follow" if sign.points_the_way else "see",
        }
        return self._translator.say(locale, "step-with-sign", args)

    def _arrival(self, step: Step, plan: Plan, locale: str) -> TwinText:
        place = plan.place_by_id.get(step.place_id or "")
        if place is None:
            return self._translator.say(locale, "step-arrive-unnamed", {"side": _side(step.side)})
        label = self._labels.place_in_full(place, locale)
        if step.first_leg == step.end_leg == 0:
            return self._translator.say(locale, "step-already-there", {"place": label})
        args: dict[str, Argument] = {"place": label, "side": _side(step.side)}
        return self._translator.say(locale, "step-arrive", args)

    def _ride(self, step: Step, plan: Plan, locale: str) -> TwinText:
        connector = plan.element_by_id.get(step.connector_id or "")
        if not isinstance(connector, Connector):
            raise KeyError(step.connector_id)
        to_level_id = step.to_level_id or step.level_id
        steps = step.step_count or 0
        args: dict[str, Argument] = {
            "connector": self._labels.connector(connector, locale),
            "side": _side(step.side),
            "to": "level" if to_level_id != step.level_id else "here",
            "level": self._labels.level(to_level_id, plan, locale),
            "way": "up" if step.upward else "down",
            "storeys": counted(step.storeys, locale),
            "storey-count": step.storeys,
            "steps": counted(steps, locale),
            "step-count": steps,
        }
        return self._translator.say(locale, _RIDES[step.kind], args)

    def _wait(self, step: Step, wait: Wait, plan: Plan, locale: str) -> TwinText:
        """What is waited for, and until when by the clock on the wall."""
        args: dict[str, Argument] = {
            "duration": duration(self._translator, locale, wait.seconds),
            "element": self._labels.element_by_id(wait.element_id, plan, locale),
            "until": f"{wait.until.astimezone(ZoneInfo(plan.time_zone)):%H:%M}",
            "walk": _walked(step),
            "distance": distance(self._translator, locale, step.distance_metres),
        }
        return self._translator.say(locale, "step-wait", args)

    def _walk(self, step: Step, plan: Plan, locale: str) -> TwinText:
        args: dict[str, Argument] = {
            "turn": "straight" if step.goes_straight else _turn(step.turn),
            "turn-after": _turn(step.turn_after),
            "walk": _walked(step),
            "distance": distance(self._translator, locale, step.distance_metres),
            **self._landmark(step.landmark, plan, locale),
        }
        message_id = f"step-{step.kind.value.replace('_', '-')}"
        if step.kind is StepKind.SET_OFF:
            place = plan.place_by_id.get(step.place_id or "")
            args["start"] = "known" if place is not None else "unknown"
            args["place"] = self._labels.place_by_id(step.place_id, plan, locale)
        elif step.kind is StepKind.LEAVE:
            connector = plan.element_by_id.get(step.connector_id or "")
            args["what"] = connector.kind.value if isinstance(connector, Connector) else "place"
            args["place"] = self._left(step, plan, locale)
        elif step.kind is StepKind.ENTER:
            args["area"] = self._labels.element_by_id(step.area_id or "", plan, locale)
        elif step.kind in (StepKind.ENTER_BUILDING, StepKind.LEAVE_BUILDING):
            door = plan.element_by_id.get(step.door_id or "")
            tells = isinstance(door, Door) and (bool(door.names) or door.entrance is not None)
            args["way"] = "known" if tells else "unknown"
            args["door"] = self._labels.door(door, locale) if isinstance(door, Door) else ""
            args["building"] = self._labels.building(step.building_id, plan, locale)
        return self._translator.say(locale, message_id, args)

    def _left(self, step: Step, plan: Plan, locale: str) -> TwinText:
        connector = plan.element_by_id.get(step.connector_id or "")
        if isinstance(connector, Connector):
            return self._labels.connector(connector, locale)
        return self._labels.place_by_id(step.place_id, plan, locale)

    def _landmark(self, landmark: Landmark | None, plan: Plan, locale: str) -> dict[str, Argument]:
        if landmark is None:
            return {"use": "none", "landmark": "", "landmark-side": "none"}
        at = landmark.use is LandmarkUse.AT
        return {
            "use": landmark.use.value,
            "landmark": self._labels.landmark(landmark.element_id, plan, locale),
            "landmark-side": "none" if at else _side(landmark.side),
        }


def _turn(turn: Turn | None) -> str:
    return turn.value if turn is not None else "none"


def _side(side: Side | None) -> str:
    return side.value if side is not None else "none"


def _walked(step: Step) -> str:
    """Where a step's walk goes, as messages choose by it; `none` if it is too short to say."""
    if step.distance_metres < _UNSAID_METRES:
        return "none"
    along = step.along
    return along.value if along is not None and along is not AreaKind.STAIRWELL else "other"
