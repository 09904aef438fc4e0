"""Days as English texts write them, with what stands between figures, as they are said: the month,
then the day. Knows matches of the patterns that find them.
"""

import re

from accessibility.speech.english_numbers import by_digits, cardinal, ordinal, year
from accessibility.speech.english_units import MONTHS

Match = re.Match[str]


def day(match: Match) -> str:
    """With the month by its name: groups `month`, `day`, and `year`, which may be missing."""
    month = MONTHS[match["month"].lower()]
    said = f"{month} {ordinal(int(match['day']))}"
    return f"{said} {year(int(match['year']))}" if match["year"] else said


def iso_day(match: Match) -> str:
    """2026-11-22: groups `year`, `month` and `day`."""
    names = list(dict.fromkeys(MONTHS.values()))
    month = names[int(match["month"]) - 1]
    return f"{month} {ordinal(int(match['day']))} {year(int(match['year']))}"


def slashed_day(match: Match) -> str:
    """Day and month in the order that they can have, month first where both fit."""
    first, second = int(match[1]), int(match[2])
    month, date = (second, first) if first > 12 else (first, second)
    if not (1 <= month <= 12 and 1 <= date <= 31):
        return f"{cardinal(first)}, {cardinal(second)}, {by_digits(match[3])}"
    names = list(dict.fromkeys(MONTHS.values()))
    return f"{names[month - 1]} {ordinal(date)} {year(int(match[3]))}"
