"""Distances, durations, sizes and level labels as people say them, rounded and in words."""

import math
import re

from i18n.spoken_codes import is_chinese, spoken_code, spoken_number
from i18n.translator import Argument, Translator
from i18n.twin_text import TwinText

_BASEMENT = re.compile(r"^(?P<sign>[Bb]-?|[-−–])(?P<number>\d+(?:[.,]\d+)?)$")
_NUMBERED = re.compile(r"^\+?\d+(?:[.,]\d+)?$")
_STOREY = re.compile(r"^(?P<level>B?\d+)\s*(?:F|层|楼)$", re.IGNORECASE)
"""A label that says "storey" itself, which the sentence says already."""


def rounded_metres(metres: float) -> int:
    """A distance as people say it: to 1 m below 10 m, to 5 m below 50 m, else to 10 m.

    Never below 1. Halves go up. Raises ValueError for a negative or unbounded distance.
    """
    if not math.isfinite(metres) or metres < 0.0:
        raise ValueError(metres)
    step = 1 if metres < 9.5 else 5 if metres < 47.5 else 10
    return max(1, step * math.floor(metres / step + 0.5))


def distance(translator: Translator, locale: str, metres: float) -> TwinText:
    """About how far something is: "about 20 m", from 1,000 m on in kilometres to one decimal."""
    rounded = rounded_metres(metres)
    if rounded < 1000:
        args: dict[str, Argument] = {
            "number": _amount(str(rounded), locale),
            "count": rounded,
        }
        return translator.say(locale, "distance-metres", args)
    kilometres = f"{rounded / 1000:.1f}".removesuffix(".0")
    return translator.say(locale, "distance-kilometres", {"number": _amount(kilometres, locale)})


def duration(translator: Translator, locale: str, seconds: float) -> TwinText:
    """About how long something takes, in minutes rounded to the nearest, from an hour on in hours.

    Less than half a minute is "less than a minute". Raises ValueError for a negative or unbounded
    duration.
    """
    if not math.isfinite(seconds) or seconds < 0.0:
        raise ValueError(seconds)
    minutes = math.floor(seconds / 60 + 0.5)
    if minutes < 1:
        return translator.say(locale, "duration-moment")
    hours, rest = divmod(minutes, 60)
    args: dict[str, Argument] = {
        "number": _amount(str(rest), locale),
        "count": rest,
        "hours": _amount(str(hours), locale),
        "hour-count": hours,
    }
    if hours == 0:
        return translator.say(locale, "duration-minutes", args)
    return translator.say(locale, "duration-hours" if rest == 0 else "duration-hours-minutes", args)


def length(translator: Translator, locale: str, metres: float) -> TwinText:
    """An exact size in metres with two decimals: "0.80 m"."""
    return translator.say(locale, "length-metres", {"number": _amount(f"{metres:.2f}", locale)})


def small_length(translator: Translator, locale: str, metres: float) -> TwinText:
    """A small exact size in centimetres: "1.5 cm"."""
    centimetres = f"{metres * 100:.1f}".removesuffix(".0")
    number = _amount(centimetres, locale)
    return translator.say(locale, "length-centimetres", {"number": number})


def percentage(translator: Translator, locale: str, ratio: float) -> TwinText:
    """A ratio in percent, to one decimal: 1/12 is "8.3%"."""
    number = f"{ratio * 100:.1f}".removesuffix(".0")
    return translator.say(locale, "percentage", {"number": _amount(number, locale)})


def counted(number: int, locale: str) -> TwinText:
    """A number that counts something in the message it goes into."""
    return _amount(str(number), locale)


def level_label(translator: Translator, locale: str, label: str) -> TwinText:
    """A level by what is written on lift buttons: "3", "B1", "-1", "0.5", "G"."""
    label = label.strip()
    if is_chinese(locale) and (storey := _STOREY.match(label)):
        label = storey["level"]
    basement = _BASEMENT.match(label)
    if basement is not None:
        number = basement["number"].replace(",", ".")
        style = "letter" if basement["sign"][0] in "Bb" else "minus"
        said = TwinText(number, spoken_number(number, locale))
        return translator.say(locale, "level-below", {"number": said, "style": style})
    if _NUMBERED.match(label):
        number = label.removeprefix("+").replace(",", ".")
        said = TwinText(number, spoken_number(number, locale))
        return translator.say(locale, "level-numbered", {"number": said})
    said = TwinText(label, spoken_code(label, locale) if len(label) <= 3 else label)
    return translator.say(locale, "level-lettered", {"label": said})


def _amount(number: str, locale: str) -> TwinText:
    """A number of things: as digits to read, as it is counted to hear."""
    return TwinText(number.replace("-", "−"), spoken_number(number, locale, counts=True))
