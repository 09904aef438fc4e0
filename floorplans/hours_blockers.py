"""Tells of what is shut by its hours as that, and when it opens, where a search found it closed."""

from dataclasses import replace
from datetime import datetime

from floorplans.closed_parts import find_shut_element
from floorplans.facts import Evidence
from floorplans.route import Blocker, Limit, NoRoute
from floorplans.timetable import Timetable


def with_opening_times(answer: NoRoute, timetable: Timetable, moment: datetime) -> NoRoute:
    """An honest no that tells of hours what they are, and when they begin again."""
    return replace(
        answer,
        blockers=tuple(
            dict.fromkeys(_blocker(each, timetable, moment) for each in answer.blockers)
        ),
    )


def _blocker(blocker: Blocker, timetable: Timetable, moment: datetime) -> Blocker:
    element_id = find_shut_element(blocker.closure_id or "")
    if element_id is None:
        return blocker
    opens_at = timetable.find_opening(element_id, moment)
    evidence = Evidence.MEASURED
    return Blocker(element_id, Limit.HOURS, evidence=evidence, shut_at=moment, opens_at=opens_at)
