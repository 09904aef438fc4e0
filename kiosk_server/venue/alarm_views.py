"""Alarms as they are told to somebody: in their language, with times of the venue's clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from accessibility.place_labels import PlaceLabels
from i18n.translator import Argument, Translator
from kiosk_server.venue.alarm import Alarm, has_building
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.views import BuildingView


@dataclass(frozen=True, slots=True)
class AlarmView:
    id: str
    building: BuildingView | None
    level_ids: tuple[str, ...]
    is_drill: bool
    text: str
    spoken_text: str
    reason: str | None
    reasons: tuple[str, ...]
    started_at: datetime
    started_by: str
    signal: str | None
    ended_at: datetime | None


class AlarmViews:
    """Makes the views of alarms. Holds only catalogs, so threads may share it."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._labels = PlaceLabels(translator)

    def of(self, alarm: Alarm, published: PublishedVenue, locale: str) -> AlarmView:
        """One alarm, as of `published`."""
        plan = published.plan
        zone = ZoneInfo(plan.time_zone)
        args: dict[str, Argument] = {
            "kind": "drill" if alarm.is_drill else "earnest",
            "scope": "venue",
            "building": "",
        }
        building = None
        if alarm.building_id is not None and has_building(plan, alarm.building_id):
            name = self._labels.building(alarm.building_id, plan, locale)
            building = BuildingView(alarm.building_id, name.text)
            args |= {"scope": "building", "building": name}
        said = self._translator.say(locale, "alarm-text", args)
        return AlarmView(
            alarm.id,
            building,
            alarm.level_ids(plan),
            alarm.is_drill,
            said.text,
            said.spoken,
            self._in_one(alarm.reasons, locale),
            alarm.reasons,
            alarm.started_at.astimezone(zone),
            alarm.started_by,
            alarm.signal,
            None if alarm.ended_at is None else alarm.ended_at.astimezone(zone),
        )

    def all_of(
        self, alarms: Sequence[Alarm], published: PublishedVenue, locale: str
    ) -> tuple[AlarmView, ...]:
        """Several, in their order."""
        return tuple(self.of(alarm, published, locale) for alarm in alarms)

    def _in_one(self, reasons: Sequence[str], locale: str) -> str | None:
        """All that staff wrote in one line, the latest first; None for nothing."""
        said: str | None = None
        for reason in reversed(reasons):
            if said is None:
                said = reason
            else:
                args: dict[str, Argument] = {"latest": reason, "earlier": said}
                said = self._translator.text(locale, "alarm-reasons", args)
        return said
