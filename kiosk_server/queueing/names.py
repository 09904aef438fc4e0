"""What queues, zones, rooms and numbers are called in a language, shown and spoken."""

from collections.abc import Mapping

from accessibility.place_labels import PlaceLabels
from floorplans.facts import Names
from floorplans.model import Place, Plan
from i18n.name_masking import masked_name
from i18n.spoken_codes import is_chinese, spoken_code, spoken_name
from i18n.translator import Translator
from i18n.twin_text import TwinText


class QueueNames:
    """Names in the words of the catalogs and of the layout."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._labels = PlaceLabels(translator)

    def title(self, names: Mapping[str, str], locale: str) -> TwinText:
        """A zone, queue or room by itself."""
        text = Names.from_pairs(list(names.items())).find(locale) or ""
        return TwinText(text, spoken_name(text, locale))

    def number(self, number: str, locale: str) -> TwinText:
        """A ticket's number, read sign by sign."""
        return TwinText(number, spoken_code(number, locale))

    def masked(self, person_name: str, locale: str) -> TwinText:
        """A name as a hall may hear it: 张*三, said 张某三; empty where nothing may be shown."""
        shown = masked_name(person_name)
        if not shown.strip("*"):
            return TwinText("", "")
        if is_chinese(locale):
            return TwinText(shown, shown.replace("***", "").replace("*", "某"))
        return TwinText(shown, shown.replace("***", ".").replace("*", " "))

    def call(
        self,
        number: str,
        person_name: str,
        room: Mapping[str, str],
        place: Place | None,
        plan: Plan,
        locale: str,
    ) -> TwinText:
        """The call of a ticket, as it is announced: who, where to, on which level."""
        masked = self.masked(person_name, locale)
        words = {"number": self.number(number, locale), "room": self.title(room, locale)}
        message_id = "announcement-ticket-called"
        if masked.text:
            words["name"] = masked
        else:
            message_id = "announcement-number-called"
        if place is None:
            return self._translator.say(locale, f"{message_id}-there", words)
        words["level"] = self._labels.level(place.level_id, plan, locale)
        return self._translator.say(locale, message_id, words)
