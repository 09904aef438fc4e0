"""What signs say, in the languages of the venue: the first large, the second below it.

Words come from the catalogs, names from the plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accessibility.place_labels import PlaceLabels
from floorplans.facts import Names
from floorplans.kinds import PlaceKind
from floorplans.model import Department, Level, Place, Plan
from i18n.measures import rounded_metres
from i18n.spoken_codes import is_chinese
from i18n.translator import Argument, Translator
from i18n.twin_text import with_han_spacing

_MOST_LANGUAGES = 2
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Said:
    """A text in the first language and, where it is another one, in the second."""

    first: str
    second: str = ""

    def joined(self, sign: str = " ") -> str:
        """Both in one line."""
        return f"{self.first}{sign}{self.second}" if self.second else self.first


class SignWords:
    """The words for one plan."""

    def __init__(self, translator: Translator, plan: Plan, locales: Sequence[str]) -> None:
        """`locales`: such as the catalogs have, the venue's own first; the first two are used."""
        self._translator = translator
        self._labels = PlaceLabels(translator)
        self.plan = plan
        self.locales = tuple(locales)[:_MOST_LANGUAGES]

    @property
    def first_locale(self) -> str:
        """The language that is set large."""
        return self.locales[0]

    def text(self, message_id: str, args: Mapping[str, Argument] | None = None) -> Said:
        """A message of the catalogs."""
        return self._said([self._in(locale, message_id, args) for locale in self.locales])

    def venue(self) -> Said:
        """The venue's name."""
        return self._names(self.plan.names)

    def place(self, place: Place) -> Said:
        """A place by its name, else by the word for its kind; without the number on its door."""
        if place.names:
            return self._names(place.names)
        return self.kind(place.kind)

    def kind(self, kind: PlaceKind) -> Said:
        """The word for a kind of place."""
        return self.text(f"place-kind-{kind.value.replace('_', '-')}")

    def department(self, department: Department) -> Said:
        """A department's name."""
        return self._names(department.names)

    def spot(self, names: Names, place: Place | None, level: Level) -> Said:
        """Where somebody stands: the anchor's own name, its place's, else its level's."""
        if names:
            return self._names(names)
        return self.place(place) if place is not None else self.level(level)

    def building(self, building_id: str | None) -> Said:
        """A building's name; empty outdoors and where it has none."""
        found = next((each for each in self.plan.buildings if each.id == building_id), None)
        return self._names(found.names) if found is not None else Said("")

    def level(self, level: Level) -> Said:
        """A level as it is said: “3 层”, “level 3”, “outdoors”."""
        if not level.names and not level.label:
            return self.text("level-outdoors")
        return self._said(
            [self._labels.level(level.id, self.plan, locale).text for locale in self.locales]
        )

    def floor(self, level: Level) -> Said:
        """A level with the building that it is in."""
        building = next(
            (each for each in self.plan.buildings if each.id == level.building_id), None
        )
        if building is None or not building.names:
            return self.level(level)
        return self._said(
            [
                self._in(
                    locale,
                    "sign-floor",
                    {
                        "building": building.names.find(locale) or "",
                        "level": self._labels.level(level.id, self.plan, locale),
                    },
                )
                for locale in self.locales
            ]
        )

    @staticmethod
    def label(level: Level) -> str:
        """What is written on lift buttons; empty outdoors."""
        label = level.label
        return _MINUS + label[1:] if label.startswith("-") else label

    def metres(self, metres: float) -> str:
        """A distance on a sign, rounded as it is said."""
        return self._in(self.first_locale, "sign-metres", {"number": str(rounded_metres(metres))})

    def _names(self, names: Names) -> Said:
        return self._said([names.find(locale) or "" for locale in self.locales])

    def _in(self, locale: str, message_id: str, args: Mapping[str, Argument] | None) -> str:
        said = self._translator.text(locale, message_id, args)
        return with_han_spacing(said) if is_chinese(locale) else said

    @staticmethod
    def _said(texts: Sequence[str]) -> Said:
        first, second = (*texts, "", "")[:2]
        return Said(first, second if second.casefold() != first.casefold() else "")
