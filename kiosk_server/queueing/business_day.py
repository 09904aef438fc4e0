"""Which business day and half-day a moment belongs to, by the clock on a hospital's wall. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo


class HalfDay(Enum):
    """The parts of a business day, in their order."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class BusinessHalfDay:
    """One part of one day: numbers begin anew in each."""

    day: date
    half_day: HalfDay

    @property
    def key(self) -> str:
        """Names it among all others, and sorts by time: `2026-11-22/1-morning`."""
        number = list(HalfDay).index(self.half_day) + 1
        return f"{self.day.isoformat()}/{number}-{self.half_day.value}"


@dataclass(frozen=True, slots=True)
class HalfDayRules:
    """When the parts of a day begin on the wall's clock.

    A day begins with its morning, at `day_begins`: what is before belongs to the day before.
    `evening_begins` None: the afternoon goes on to the day's end.
    """

    day_begins: time = time(5, 0)
    afternoon_begins: time = time(12, 0)
    evening_begins: time | None = time(17, 30)

    def begins(self, half_day: HalfDay) -> time | None:
        """When a part begins; None where the rules have no such part."""
        match half_day:
            case HalfDay.MORNING:
                return self.day_begins
            case HalfDay.AFTERNOON:
                return self.afternoon_begins
            case HalfDay.EVENING:
                return self.evening_begins


def half_day_of(moment: datetime, rules: HalfDayRules, zone: ZoneInfo) -> BusinessHalfDay:
    """The part of a business day that an aware moment is in."""
    local = moment.astimezone(zone)
    wall = local.time()
    day = local.date()
    if wall < rules.day_begins:
        last = HalfDay.EVENING if rules.evening_begins else HalfDay.AFTERNOON
        return BusinessHalfDay(day - timedelta(days=1), last)
    if rules.evening_begins is not None and wall >= rules.evening_begins:
        return BusinessHalfDay(day, HalfDay.EVENING)
    half = HalfDay.AFTERNOON if wall >= rules.afternoon_begins else HalfDay.MORNING
    return BusinessHalfDay(day, half)


def ends_of_half_day(
    half_day: BusinessHalfDay, rules: HalfDayRules, zone: ZoneInfo
) -> tuple[datetime, datetime]:
    """When a part of a day begins and ends, in UTC. A part that the rules do not have any more is
    empty, at the end of its day."""
    day_end = _moment(half_day.day + timedelta(days=1), rules.day_begins, zone)
    begins = rules.begins(half_day.half_day)
    if begins is None:
        return day_end, day_end
    later = [rules.begins(each) for each in list(HalfDay)[list(HalfDay).index(half_day.half_day) :]]
    next_begin = next((each for each in later[1:] if each is not None), None)
    end = day_end if next_begin is None else _moment(half_day.day, next_begin, zone)
    return _moment(half_day.day, begins, zone), end


def _moment(day: date, wall: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, wall, zone).astimezone(UTC)
