"""What is said about a closure: what is closed, for what, from when and until when.

Knows no database: a closure comes as its target, its kind's word and its times.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from accessibility.place_labels import PlaceLabels
from floorplans.closed_parts import ClosedPart
from floorplans.model import Plan
from i18n.spoken_codes import is_chinese
from i18n.translator import Argument, Translator
from i18n.twin_text import TwinText, with_han_spacing

_AT_ONCE = timedelta(minutes=1)
"""Who reads it has not gone far before it begins."""


@dataclass(frozen=True, slots=True)
class ClosureTimes:
    """In the time zone of the house; `ends_at` None: not known yet."""

    starts_at: datetime
    ends_at: datetime | None
    has_begun: bool
    made_at: datetime | None = None
    """When it was announced. Who reads that it begins later on that day reads it on that day."""

    @property
    def is_as_good_as_begun(self) -> bool:
        """Whether it has begun, or began as soon as it was announced."""
        return self.has_begun or (
            self.made_at is not None and self.starts_at - self.made_at <= _AT_ONCE
        )

    @property
    def begins_another_day(self) -> bool:
        """Whether the day has to be told from when it is."""
        return self.made_at is None or self.made_at.date() != self.starts_at.date()


class ClosurePhrases:
    """Makes the words of closures. Holds nothing but the catalogs, so threads may share it."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._labels = PlaceLabels(translator)

    def what(self, part: ClosedPart, plan: Plan, locale: str) -> TwinText:
        """What is closed, as a line begins: "Lift 2", "Part of level 3"."""
        if part.element_id and part.element_id not in plan.element_by_id:
            return self._labels.element_by_id(part.element_id, plan, locale)
        if part.element_id:
            return _capitalised(self._labels.element_by_id(part.element_id, plan, locale))
        level = self._level(part.level_id, plan, locale)
        if not part.corners:
            return _capitalised(level)
        return _capitalised(self._say(locale, "closure-part-of-level", {"level": level}))

    def sentence(
        self, part: ClosedPart, kind: str, times: ClosureTimes, plan: Plan, locale: str
    ) -> TwinText:
        """All of it: "Lift 2 is out of service until 14:00"."""
        said = self._say(locale, f"closure-{kind}", {"what": self.what(part, plan, locale)})
        if times.ends_at is not None:
            same_day = times.ends_at.date() == times.starts_at.date()
            until = self._moment(times.ends_at, locale, has_day=not same_day)
            said = self._say(locale, "closure-until", {"closed": said, "until": until})
        if not times.is_as_good_as_begun:
            start = self._moment(times.starts_at, locale, has_day=times.begins_another_day)
            said = self._say(locale, "closure-announced", {"from": start, "closed": said})
        if part.element_id and part.element_id not in plan.element_by_id:
            said = self._say(locale, "closure-not-in-plan", {"closed": said})
        return said

    def short(self, part: ClosedPart, kind: str, plan: Plan, locale: str) -> TwinText:
        """In a list: "Lift 2 (out of service)"."""
        args: dict[str, Argument] = {"what": self.what(part, plan, locale)}
        return self._say(locale, f"closure-short-{kind}", args)

    def avoided(self, closures: tuple[TwinText, ...], locale: str) -> TwinText:
        """That a way goes round these, each as `short` has it."""
        between = self._translator.text(locale, "list-separator")
        listed = TwinText(
            between.join(each.text for each in closures),
            between.join(each.spoken for each in closures),
        )
        return self._say(locale, "closures-avoided", {"closures": listed})

    def _level(self, level_id: str, plan: Plan, locale: str) -> TwinText:
        level = plan.level_by_id.get(level_id)
        if level is None:
            return TwinText(level_id, level_id)
        if not level.names and not level.label:
            return self._say(locale, "level-outdoors", {})
        return self._labels.level(level_id, plan, locale)

    def _moment(self, at: datetime, locale: str, *, has_day: bool) -> TwinText:
        args: dict[str, Argument] = {
            "has-day": "yes" if has_day else "no",
            "day": str(at.day),
            "month": self._say(locale, "closure-month", {"month": at.month}),
            "year": str(at.year),
            "time": f"{at:%H:%M}",
        }
        return self._say(locale, "closure-moment", args)

    def _say(self, locale: str, message_id: str, args: dict[str, Argument]) -> TwinText:
        said = self._translator.say(locale, message_id, args)
        return TwinText(with_han_spacing(said.text), said.spoken) if is_chinese(locale) else said


def _capitalised(said: TwinText) -> TwinText:
    return TwinText(
        said.text[:1].upper() + said.text[1:], said.spoken[:1].upper() + said.spoken[1:]
    )
