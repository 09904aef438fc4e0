"""Words messages as they are spoken: arguments become names of the plan, measures and codes.

What anybody typed never comes in; a name that the plan does not have is not said.
"""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from accessibility.place_labels import PlaceLabels
from floorplans.facts import Names
from i18n.errors import I18nError
from i18n.measures import distance, duration
from i18n.spoken_codes import spoken_code, spoken_name
from i18n.translator import Argument, Translator
from i18n.twin_text import TwinText
from kiosk_server.speech.model import ArgumentKind, SpeechArgument, SpeechMessage
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.views import VenueViews

_SENTINEL = "\ue000"
"""Stands for a choice, to see whether a message would show it."""


_NAMED_ELSEWHERE = frozenset({ArgumentKind.QUEUE, ArgumentKind.QUEUE_ZONE, ArgumentKind.QUEUE_ROOM})


class OtherNames(Protocol):
    """Names of things that are not of the plan: whoever keeps them tells what they are called."""

    @property
    def version(self) -> str:
        """Another one after each change of any name."""
        ...

    def find(self, kind: ArgumentKind, thing_id: str) -> Mapping[str, str] | None:
        """What something is called, by locale; None for what there is not."""
        ...


class _NoNames:
    version = ""

    def find(self, _kind: ArgumentKind, _thing_id: str) -> None:
        """Nothing has a name."""


class MessageWords:
    """Holds only catalogs, views and where others keep names, so threads may share it."""

    def __init__(self, translator: Translator, views: VenueViews) -> None:
        self._translator = translator
        self._views = views
        self._labels = PlaceLabels(translator)
        self.others: OtherNames = _NoNames()

    def find(
        self, message: SpeechMessage, published: PublishedVenue | None, locale: str
    ) -> TwinText | None:
        """A message as it is shown and spoken; None where it or an argument is not known.

        Without a plan names of its things are not known.
        """
        if message.arguments is None or not self._translator.has(locale, message.id):
            return None
        args: dict[str, Argument] = {}
        for argument in message.arguments:
            value = self._value(argument, published, locale)
            if value is None:
                return None
            args[argument.name] = value
        choices = [each.name for each in message.arguments if each.kind is ArgumentKind.CHOICE]
        try:
            if choices and self._shows(message.id, args, choices, locale):
                return None
            return self._translator.say(locale, message.id, args)
        except I18nError:
            return None

    def _shows(
        self, message_id: str, args: Mapping[str, Argument], choices: list[str], locale: str
    ) -> bool:
        """Whether a message shows what should only choose its form."""
        marked = {**args, **dict.fromkeys(choices, _SENTINEL)}
        said = self._translator.say(locale, message_id, marked)
        return _SENTINEL in said.text or _SENTINEL in said.spoken

    def _value(
        self, argument: SpeechArgument, published: PublishedVenue | None, locale: str
    ) -> Argument | None:
        """What stands in a message for an argument; None where the plan does not know it."""
        kind, value = argument.kind, argument.value
        said: Argument | None = None
        match kind, value:
            case (ArgumentKind.COUNT, int(chosen)) | (ArgumentKind.CHOICE, str(chosen)):
                said = chosen
            case ArgumentKind.NUMBER, int() | float():
                said = _plain_number(value)
            case ArgumentKind.CODE, str():
                said = TwinText(value, spoken_code(value, locale))
            case ArgumentKind.MINUTE_OF_DAY, int():
                said = f"{value // 60:02}:{value % 60:02}"
            case ArgumentKind.DATE, date():
                args: dict[str, Argument] = {"day": str(value.day), "month": value.month}
                said = self._translator.say(locale, "speech-date", args)
            case ArgumentKind.WEEKDAY, int():
                said = self._translator.say(locale, "weekday", {"day": value})
            case ArgumentKind.SECONDS, int() | float():
                said = duration(self._translator, locale, value)
            case ArgumentKind.METRES, int() | float():
                said = distance(self._translator, locale, value)
            case ArgumentKind.MESSAGE, str():
                said = self._message(value, locale)
            case _, str() if published is not None:
                said = self._name(kind, value, published, locale)
        return said

    def _message(self, message_id: str, locale: str) -> TwinText | None:
        if not self._translator.has(locale, message_id):
            return None
        try:
            return self._translator.say(locale, message_id)
        except I18nError:
            return None

    def _name(
        self, kind: ArgumentKind, id_: str, published: PublishedVenue, locale: str
    ) -> TwinText | None:
        """What the plan calls something; None for what it does not have."""
        views = self._views.of(published, locale)
        plan = published.plan
        if kind is ArgumentKind.PLACE:
            place = views.find_place(id_)
            return None if place is None else TwinText(place.name, place.spoken_name)
        if kind is ArgumentKind.LEVEL:
            level = views.find_level(id_)
            return None if level is None else TwinText(level.name, level.spoken_name)
        if kind is ArgumentKind.BUILDING:
            if not any(building.id == id_ for building in plan.buildings):
                return None
            return self._labels.building(id_, plan, locale)
        name: str | None
        if kind in _NAMED_ELSEWHERE:
            name = Names.from_pairs(list((self.others.find(kind, id_) or {}).items())).find(locale)
        elif kind is ArgumentKind.DEPARTMENT:
            name = next(
                (each.names.find(locale) for each in plan.departments if each.id == id_), None
            )
        else:
            name = plan.names.find(locale)
        return TwinText(name, spoken_name(name, locale)) if name else None


def _plain_number(number: float) -> str:
    """Digits without groups, to two decimals: what reads them decides how they are counted."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"
