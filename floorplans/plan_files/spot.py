"""Where a value stands in a plan folder, so that every reading error can name the place."""

from dataclasses import dataclass, replace

from floorplans.errors import PlanReadError

_LONGEST_SHOWN = 80


def shown(value: object) -> str:
    """A value as an error shows it: printable, and cut off after 80 characters."""
    text = value if isinstance(value, str) else repr(value)
    text = "".join(
        character if character.isprintable() else f"U+{ord(character):04X}" for character in text
    )
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


@dataclass(frozen=True, slots=True)
class Spot:
    """A file (path inside the folder), the feature's id and the field, as far as they are known."""

    file: str
    feature: str | None = None
    field: str | None = None

    def of_feature(self, feature: str) -> "Spot":
        return replace(self, feature=feature, field=None)

    def at(self, field: str) -> "Spot":
        return replace(self, field=field if self.field is None else f"{self.field}.{field}")

    def error(self, code: str, **more: str | float | None) -> PlanReadError:
        """The error to raise; `more` holds what else its message needs, its fractions written."""
        fields = {
            name: f"{value:g}" if isinstance(value, float) else value
            for name, value in more.items()
        }
        return PlanReadError(code, file=self.file, feature=self.feature, field=self.field, **fields)
