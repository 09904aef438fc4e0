"""When places are open: OpenStreetMap's `opening_hours` read into one week of local time.

Pure rules over a week that repeats; knows no words. Public holidays are in no plan, so what a text
says of them is passed over, and what cannot be read is not guessed at.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from floorplans.model import Plan

DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
_MOST_TEXTS_KEPT = 1024
_LONGEST_TEXT = 255
"""As OpenStreetMap has it."""
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAY = f"(?:{'|'.join(_DAYS)})"
_DAY_RANGE = rf"{_DAY}(?:\s*-\s*{_DAY})?"
_DAY_LIST = rf"(?:{_DAY_RANGE}|PH)(?:\s*,\s*(?:{_DAY_RANGE}|PH))*"
_TIME = r"[0-2]?\d:[0-5]\d"
_TIME_LIST = rf"{_TIME}\s*-\s*{_TIME}(?:\s*,\s*{_TIME}\s*-\s*{_TIME})*"
_RULE = re.compile(
    rf"(?P<days>{_DAY_LIST})?\s*:?\s*(?P<times>{_TIME_LIST})?\s*(?P<closed>off|closed)?"
)
_ALWAYS = re.compile(r"24/7")


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """Open from one minute of the week to another, counted from Monday 00:00.

    `until_minute` is greater than `from_minute`, and beyond the week's end where Sunday night goes
    on into Monday.
    """

    from_minute: int
    until_minute: int


ALWAYS_OPEN = (OpenSpan(0, WEEK_MINUTES),)


@dataclass(frozen=True, slots=True)
class OpenState:
    """Whether something is open, and when that changes; None: never."""

    is_open: bool
    changes_at: datetime | None


@lru_cache(_MOST_TEXTS_KEPT)
def open_spans(text: str) -> tuple[OpenSpan, ...] | None:
    """The week that a text in the syntax of `opening_hours` tells of, sorted, without overlaps.

    Read are weekdays, times, `24/7` and `off`; a later rule takes the place of an earlier one on
    its days, as https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification has it. None
    for an empty text, one of over 255 characters, and one with anything else in it (months,
    sunrise, comments).
    """
    # Of each day the minutes since its midnight, beyond its end where the night is open too.
    days: list[set[int]] = [set() for _ in _DAYS]
    rules = [rule.strip() for rule in text.split(";") if rule.strip()]
    if not rules or len(text) > _LONGEST_TEXT:
        return None
    for rule in rules:
        if not _apply(rule, days):
            return None
    return _joined(days)


def open_state(spans: tuple[OpenSpan, ...], moment: datetime, time_zone: str) -> OpenState:
    """What holds at an aware moment, by the clock on the wall of that time zone."""
    local = moment.astimezone(ZoneInfo(time_zone))
    minute = local.weekday() * DAY_MINUTES + local.hour * 60 + local.minute
    if not spans or spans == ALWAYS_OPEN:
        return OpenState(bool(spans), None)
    until = next(
        (
            span.until_minute - at
            for span in spans
            for at in (minute, minute + WEEK_MINUTES)
            if span.from_minute <= at < span.until_minute
        ),
        None,
    )
    wait = min((span.from_minute - minute) % WEEK_MINUTES for span in spans)
    # On the wall's clock, so that 08:00 stays 08:00 over a change to summer time.
    change = local.replace(second=0, microsecond=0) + timedelta(
        minutes=wait if until is None else until
    )
    return OpenState(until is not None, change)


def week_minute(moment: datetime, zone: ZoneInfo) -> int:
    """The minute of the week on the clocks of a zone, counted from Monday 00:00."""
    local = moment.astimezone(zone)
    return local.weekday() * DAY_MINUTES + local.hour * 60 + local.minute


def is_open_in(spans: tuple[OpenSpan, ...], minute: int) -> bool:
    """Whether something is open in a minute of the week."""
    return any(
        span.from_minute <= at < span.until_minute
        for span in spans
        for at in (minute, minute + WEEK_MINUTES)
    )


def open_on_arrival(
    plan: Plan, walk_seconds: Mapping[str, float], departs_at: datetime
) -> Mapping[str, bool]:
    """Whether places are open when somebody gets there who sets out at an aware moment.

    `walk_seconds` are those to each place, by its id. Places of unknown hours are left out, and so
    are all where the calendar ends.
    """
    hours = hours_of_places(plan)
    found: dict[str, bool] = {}
    for place_id, seconds in walk_seconds.items():
        spans = open_spans(hours.get(place_id, ""))
        if spans is None:
            continue
        with suppress(OverflowError):
            arrives_at = departs_at.astimezone(UTC) + timedelta(seconds=seconds)
            found[place_id] = open_state(spans, arrives_at, plan.time_zone).is_open
    return found


def hours_of_places(plan: Plan) -> Mapping[str, str]:
    """The text for each place that has one: its own, else of the department it receives for.

    A department receives at the first of its places; wards and laboratories listed after it keep
    hours of their own. Of departments with other hours at one place none is taken.
    """
    told: dict[str, set[str]] = {}
    for department in plan.departments:
        first = next((each for each in department.place_ids if each in plan.place_by_id), None)
        if first is not None and department.opening_hours:
            told.setdefault(first, set()).add(department.opening_hours)
    found = {place_id: next(iter(texts)) for place_id, texts in told.items() if len(texts) == 1}
    return found | {place.id: place.opening_hours for place in plan.places if place.opening_hours}


def _apply(rule: str, days: list[set[int]]) -> bool:
    """Whether a rule could be read; `days` are then what holds after it."""
    if _ALWAYS.fullmatch(rule):
        for minutes in days:
            minutes.update(range(DAY_MINUTES))
        return True
    found = _RULE.fullmatch(rule)
    if found is None or not (found["times"] or found["closed"]):
        return False
    spans = _times(found["times"] or "")
    if spans is None:
        return False
    told = {minute for begin, end in spans for minute in range(begin, end)}
    for day in _days(found["days"]):
        if not found["closed"]:
            days[day] = set(told)
        elif told:
            days[day] -= told
        else:
            days[day] = set()
    return True


def _days(text: str | None) -> set[int]:
    if text is None:
        return set(range(len(_DAYS)))
    found: set[int] = set()
    for part in (part.strip() for part in text.split(",")):
        if part == "PH":
            continue
        ends = [_DAYS.index(day.strip()) for day in part.split("-")]
        count = (ends[-1] - ends[0]) % len(_DAYS) + 1
        found.update((ends[0] + each) % len(_DAYS) for each in range(count))
    return found


def _times(text: str) -> list[tuple[int, int]] | None:
    """Minutes since midnight; an end that is not after its beginning is on the next day."""
    found: list[tuple[int, int]] = []
    for part in (part for part in text.split(",") if part.strip()):
        begin, end = (
            int(hours) * 60 + int(minutes)
            for hours, minutes in (time.strip().split(":") for time in part.split("-"))
        )
        if begin >= DAY_MINUTES or end > 2 * DAY_MINUTES:
            return None
        found.append((begin, end if end > begin else end + DAY_MINUTES))
    return found


def _joined(days: list[set[int]]) -> tuple[OpenSpan, ...]:
    """The runs of open minutes; one that goes on over the week's end is told where it begins."""
    minutes = sorted(
        {
            (day * DAY_MINUTES + minute) % WEEK_MINUTES
            for day, open_minutes in enumerate(days)
            for minute in open_minutes
        }
    )
    spans: list[OpenSpan] = []
    for minute in minutes:
        if spans and spans[-1].until_minute == minute:
            spans[-1] = OpenSpan(spans[-1].from_minute, minute + 1)
        else:
            spans.append(OpenSpan(minute, minute + 1))
    goes_on = len(spans) > 1 and spans[0].from_minute == 0
    if goes_on and spans[-1].until_minute == WEEK_MINUTES:
        spans[-1] = OpenSpan(spans[-1].from_minute, WEEK_MINUTES + spans[0].until_minute)
        del spans[0]
    return tuple(spans)
