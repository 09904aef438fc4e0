"""What an answer about a way says beside its steps: why there is none, and what it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from zoneinfo import ZoneInfo

from accessibility.place_labels import PlaceLabels
from floorplans.facts import Access, Evidence, FactName
from floorplans.model import Plan, Wall
from floorplans.route import Blocker, Limit, NoRoute, Route, StepFree, Unverified
from floorplans.travel_needs import Profile
from i18n.measures import counted, distance, duration, length, percentage, small_length
from i18n.spoken_codes import is_chinese
from i18n.translator import Argument, Translator
from i18n.twin_text import TwinText, with_han_spacing

_RATIOS = frozenset({Limit.INCLINE, FactName.INCLINE})
_SMALL = frozenset({Limit.THRESHOLD, FactName.THRESHOLD})
_FLAGS = frozenset({FactName.AUTOMATIC, FactName.WHEELCHAIR})


@dataclass(frozen=True, slots=True)
class NoRouteText:
    """An honest no in words: the reason, each blocker, the nearest place (if any), what to do."""

    reason: TwinText
    blockers: tuple[TwinText, ...]
    nearest: TwinText | None
    advice: TwinText

    def lines(self) -> tuple[TwinText, ...]:
        """All of it, in the order to read."""
        nearest = () if self.nearest is None else (self.nearest,)
        return (self.reason, *self.blockers, *nearest, self.advice)


class AnswerPhrases:
    """Makes the words of answers. Holds nothing but the catalogs, so threads may share it."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._labels = PlaceLabels(translator)

    def no_route(
        self,
        answer: NoRoute,
        plan: Plan,
        locale: str,
        start_place_id: str | None = None,
        end_place_id: str | None = None,
    ) -> NoRouteText:
        """Why there is no way between two places, and what to do now."""
        args: dict[str, Argument] = {
            "start": self._start(start_place_id, plan, locale),
            "destination": self._labels.place_by_id(end_place_id, plan, locale),
        }
        nearest_id = answer.nearest_reachable_place_id
        nearest = None
        if nearest_id is not None and nearest_id in plan.place_by_id:
            place = self._labels.place_by_id(nearest_id, plan, locale)
            nearest = self._say(locale, "no-route-nearest", {"place": place})
        told = self.blockers_to_tell(answer.blockers, plan)
        blockers = (self.blocker(blocker, plan, locale) for blocker in told)
        return NoRouteText(
            self._say(locale, _id("no-route", answer.reason), args),
            tuple(dict.fromkeys(blockers)),
            nearest,
            self._say(locale, "no-route-ask"),
        )

    def blockers_to_tell(self, blockers: Sequence[Blocker], plan: Plan) -> tuple[Blocker, ...]:
        """Each once, and of a room that is not for everybody only its door: it says the same."""
        rooms = [
            self._labels.room_of_door(blocker.element_id, plan)
            for blocker in blockers
            if blocker.limit is Limit.ACCESS
        ]
        behind = {id_ for room in rooms if room is not None for id_ in (room.id, room.area_id)}
        return tuple(
            blocker
            for blocker in dict.fromkeys(blockers)
            if blocker.limit is not Limit.ACCESS or blocker.element_id not in behind
        )

    def blocker(self, blocker: Blocker, plan: Plan, locale: str) -> TwinText:
        """What stands in the way, with what is known of it and what is needed."""
        wanted = self._value(blocker.limit, blocker.wanted, locale)
        args: dict[str, Argument] = {
            "element": self._labels.element_by_id(blocker.element_id, plan, locale),
            "known": "yes" if blocker.value is not None else "no",
            "value": self._blocker_value(blocker, locale),
            "access": _access_of(blocker.element_id, plan).value,
            "wanted": wanted,
            **self._opening(blocker, plan, locale),
        }
        said = self._say(locale, _id("blocker", blocker.limit), args)
        return TwinText(_capitalised(said.text), _capitalised(said.spoken))

    def _opening(self, blocker: Blocker, plan: Plan, locale: str) -> dict[str, Argument]:
        """When something that is shut opens, by the clock on the wall."""
        if blocker.opens_at is None:
            return {"when": "never", "time": "", "weekday": ""}
        zone = ZoneInfo(plan.time_zone)
        opens = blocker.opens_at.astimezone(zone)
        shut = None if blocker.shut_at is None else blocker.shut_at.astimezone(zone)
        is_same_day = shut is not None and shut.date() == opens.date()
        return {
            "when": "same-day" if is_same_day else "other",
            "time": f"{opens:%H:%M}",
            "weekday": self._say(locale, "weekday", {"day": opens.isoweekday()}),
        }

    def with_reason(self, said: str, reason: str, locale: str) -> str:
        """What is closed, with what somebody wrote about it."""
        args: dict[str, Argument] = {"closed": said, "reason": reason}
        return self._say(locale, "blocker-closed-because", args).text

    def _blocker_value(self, blocker: Blocker, locale: str) -> TwinText:
        """What is known of it, said to be only assumed where it is."""
        value = self._value(blocker.limit, blocker.value, locale)
        if blocker.value is None or blocker.evidence is not Evidence.ASSUMED:
            return value
        return self._say(locale, "value-assumed", {"value": value})

    def step_free(self, step_free: StepFree, locale: str) -> TwinText:
        """Whether there are steps, and what that rests on."""
        return self._say(locale, _id("step-free", step_free))

    def summary(self, route: Route, locale: str) -> TwinText:
        """How far and how long: "about 120 m, about 3 min"."""
        args: dict[str, Argument] = {
            "distance": distance(self._translator, locale, route.distance_metres),
            "duration": duration(self._translator, locale, route.duration_seconds),
        }
        return self._say(locale, "route-summary", args)

    def through_rooms(self, room_ids: Sequence[str], plan: Plan, locale: str) -> TwinText:
        """That the way leads through rooms, since there is no other for this traveller."""
        names = [self._labels.element_by_id(room_id, plan, locale) for room_id in room_ids]
        between = self._translator.text(locale, "list-separator")
        rooms = TwinText(
            between.join(dict.fromkeys(name.text for name in names)),
            between.join(dict.fromkeys(name.spoken for name in names)),
        )
        return self._say(locale, "through-rooms", {"rooms": rooms})

    def unverified(self, unverified: Unverified, plan: Plan, locale: str) -> TwinText:
        """One fact that nobody measured: the element, the fact, its value, evidence and source."""
        args: dict[str, Argument] = {
            "element": self._labels.element_by_id(unverified.element_id, plan, locale),
            "fact": self._say(locale, _id("fact", unverified.fact)),
            "value": self._value(unverified.fact, unverified.value, locale),
            "evidence": self.evidence(unverified.evidence, locale),
            "source": unverified.source,
            "has-source": "yes" if unverified.source else "no",
        }
        said = self._say(locale, "unverified-line", args)
        return TwinText(_capitalised(said.text), _capitalised(said.spoken))

    def unverified_by_fact(
        self, facts: Iterable[Unverified], plan: Plan, locale: str
    ) -> tuple[TwinText, ...]:
        """What nobody measured, a line for each fact, value and source with all its elements."""
        groups: dict[tuple[FactName, float | None, Evidence, str], list[str]] = {}
        for item in facts:
            key = (item.fact, item.value, item.evidence, item.source)
            groups.setdefault(key, []).append(item.element_id)
        between = self._translator.text(locale, "list-separator")
        lines: list[TwinText] = []
        for (fact, value, evidence, source), element_ids in groups.items():
            names = [self._labels.element_by_id(i, plan, locale) for i in element_ids]
            args: dict[str, Argument] = {
                "fact": self._say(locale, _id("fact", fact)),
                "value": self._value(fact, value, locale),
                "evidence": self.evidence(evidence, locale),
                "source": source,
                "has-source": "yes" if source else "no",
                "elements": TwinText(
                    between.join(dict.fromkeys(name.text for name in names)),
                    between.join(dict.fromkeys(name.spoken for name in names)),
                ),
            }
            said = self._say(locale, "unverified-group", args)
            lines.append(TwinText(_capitalised(said.text), _capitalised(said.spoken)))
        return tuple(lines)

    def evidence(self, evidence: Evidence, locale: str) -> TwinText:
        """How a fact is known."""
        return self._say(locale, _id("evidence", evidence))

    def profile(self, profile: Profile, locale: str) -> TwinText:
        """A preset of needs, as on a button."""
        return self._say(locale, _id("profile", profile))

    def _start(self, place_id: str | None, plan: Plan, locale: str) -> TwinText:
        place = plan.place_by_id.get(place_id or "")
        if place is None:
            return self._say(locale, "starting-point")
        return self._labels.place_in_full(place, locale)

    def _value(self, what: Limit | FactName, value: float | None, locale: str) -> TwinText:
        """A value in the unit that its fact is spoken of in."""
        if value is None:
            return self._say(locale, "value-unknown")
        if what in _FLAGS:
            return self._say(locale, "value-yes" if value else "value-no")
        if what is FactName.STEP_COUNT:
            return counted(round(value), locale)
        if what in _RATIOS:
            return percentage(self._translator, locale, value)
        if what in _SMALL:
            return small_length(self._translator, locale, value)
        return length(self._translator, locale, value)

    def _say(
        self, locale: str, message_id: str, args: dict[str, Argument] | None = None
    ) -> TwinText:
        said = self._translator.say(locale, message_id, args)
        return TwinText(with_han_spacing(said.text), said.spoken) if is_chinese(locale) else said


def _access_of(element_id: str, plan: Plan) -> Access:
    """Who may pass; where the element itself says no more than its place, it is staff."""
    element = plan.element_by_id.get(element_id)
    if isinstance(element, Wall) or element is None:
        return Access.STAFF
    return element.access


def _id(prefix: str, member: Enum) -> str:
    """The id of the message for a member of an enum."""
    return f"{prefix}-{str(member.value).replace('_', '-')}"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
