"""What a page is told of alarms when it is made, so that it shows them before it has asked.

In the form in which the operations `ShowAlarms` and `WatchVenue` answer.
"""

from collections.abc import Sequence

from i18n.translator import Translator
from kiosk_server.venue.alarm import Alarm
from kiosk_server.venue.alarm_service import AlarmService
from kiosk_server.venue.alarm_views import AlarmViews
from kiosk_server.venue.published import PublishedVenue


class PageAlarms:
    """The alarms in force, for pages."""

    def __init__(self, alarms: AlarmService, translator: Translator) -> None:
        self._alarms = alarms
        self._views = AlarmViews(translator)

    @property
    def in_force(self) -> tuple[Alarm, ...]:
        """What is to be left now. A page that was made for others is not shown any more."""
        return tuple(self._alarms.in_force)

    def names(
        self, alarms: Sequence[Alarm], published: PublishedVenue, locale: str
    ) -> tuple[str, ...]:
        """Each in a few words."""
        return tuple(view.text for view in self._views.all_of(alarms, published, locale))

    def record(
        self, alarms: Sequence[Alarm], published: PublishedVenue, locale: str
    ) -> list[dict[str, object]]:
        """Alarms as a page reads them. Where they are to be heard it learns by asking."""
        return [
            {
                "id": view.id,
                "building": None if view.building is None else {"id": view.building.id},
                "levelIds": view.level_ids,
                "isDrill": view.is_drill,
                "reason": view.reason,
                "speechUrl": None,
                "startedAt": view.started_at.isoformat(),
            }
            for view in self._views.all_of(alarms, published, locale)
        ]
