"""What is known about an element, and how well it is known.

Every access fact carries its evidence, so that an answer can say what it rests on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

Value = TypeVar("Value", float, int, bool)


class Evidence(Enum):
    """How a fact is known, best first. UNKNOWN never passes a limit."""

    MEASURED = "measured"
    """Stated by a surveyor or measured on site."""
    DRAWN = "drawn"
    """Read off the plan's geometry."""
    ASSUMED = "assumed"
    """By the venue's written house assumption, or by a general statement about the element."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value]):
    """A value with its evidence and, in `source`, where it comes from (`osm:width=0.9`).

    UNKNOWN facts hold None; all others hold a value.
    """

    value: Value | None
    evidence: Evidence
    source: str = ""

    def __post_init__(self) -> None:
        if (self.value is None) != (self.evidence is Evidence.UNKNOWN):
            raise ValueError("an unknown fact holds no value, every other one does")

    @staticmethod
    def measured(value: Value, source: str = "") -> "Fact[Value]":
        return Fact(value, Evidence.MEASURED, source)

    @staticmethod
    def drawn(value: Value, source: str = "") -> "Fact[Value]":
        return Fact(value, Evidence.DRAWN, source)

    @staticmethod
    def assumed(value: Value, source: str = "") -> "Fact[Value]":
        return Fact(value, Evidence.ASSUMED, source)


UNKNOWN: Fact[float] = Fact(None, Evidence.UNKNOWN)
UNKNOWN_COUNT: Fact[int] = Fact(None, Evidence.UNKNOWN)
UNKNOWN_FLAG: Fact[bool] = Fact(None, Evidence.UNKNOWN)


class FactName(Enum):
    """The facts that a limit of a traveller can be held against."""

    CLEAR_WIDTH = "clear_width"
    THRESHOLD = "threshold"
    AUTOMATIC = "automatic"
    INCLINE = "incline"
    STEP_COUNT = "step_count"
    CAR_WIDTH = "car_width"
    CAR_DEPTH = "car_depth"
    WHEELCHAIR = "wheelchair"


class Access(Enum):
    """Who may pass, from the most open to the least."""

    PUBLIC = "public"
    STAFF = "staff"
    EMERGENCY = "emergency"
    """Opened for escape only; never part of an ordinary route, not even for staff."""
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Names:
    """A name in several languages: BCP 47 tag → text, sorted by tag. `und` is "as written"."""

    by_locale: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def of(**by_locale: str) -> "Names":
        """`Names.of(zh_CN="放射科", en="Radiology")`; underscores become hyphens."""
        return Names.from_pairs((tag.replace("_", "-"), text) for tag, text in by_locale.items())

    @staticmethod
    def from_pairs(pairs: "Iterator[tuple[str, str]] | list[tuple[str, str]]") -> "Names":
        return Names(tuple(sorted((tag, text) for tag, text in pairs if text)))

    def __bool__(self) -> bool:
        return bool(self.by_locale)

    def find(self, locale: str) -> str | None:
        """The text for a locale: exact, then same language, then `und`, en, zh-CN, any; or None."""
        texts = dict(self.by_locale)
        if locale in texts:
            return texts[locale]
        language = locale.split("-", maxsplit=1)[0]
        for tag, text in self.by_locale:
            if tag.split("-", maxsplit=1)[0] == language:
                return text
        for tag in ("und", "en", "zh-CN"):
            if tag in texts:
                return texts[tag]
        return self.by_locale[0][1] if self.by_locale else None

    def texts(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.by_locale)
