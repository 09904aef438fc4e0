"""When a number is issued, and what it looks like."""

from dataclasses import replace
from datetime import time

import pytest

from kiosk_server.queueing.business_day import HalfDay
from kiosk_server.queueing.issuing import (
    IssueNumbers,
    IssueOrder,
    find_issue_fault,
    half_day_of_order,
    issue,
    number_series,
    number_text,
)
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.rules import (
    AppointmentRules,
    EarlyCheckIn,
    LunchBreak,
    NumberRange,
    NumberRules,
    OpeningRules,
    QueueRules,
    default_rules,
)
from kiosk_server.queueing.ticket_history import ticket_of
from tests.kiosk_server.queueing.ticket_makers import MEDICINE, MORNING, SHANGHAI, at, booked

RULES = default_rules()
WEEKDAYS = replace(RULES, opening=OpeningRules("Mo-Fr 08:00-12:00", last_ticket_minutes=15))
NOON = LunchBreak(time(11, 0), time(12, 0), is_issuing=False)


def fault(order: IssueOrder, rules: QueueRules = RULES, issued: int = 0) -> QueueingRefusal | None:
    found = find_issue_fault(order, rules, SHANGHAI, issued)
    return None if found is None else found.code


def order(minutes: float = 30, **fields: object) -> IssueOrder:
    return replace(IssueOrder(MEDICINE, at(minutes)), **fields)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("minutes", "code"),
    [
        (-1, QueueingRefusal.QUEUE_CLOSED),
        (0, None),
        (224, None),
        (225, QueueingRefusal.QUEUE_CLOSED),
        (5 * 1440 + 30, QueueingRefusal.QUEUE_CLOSED),
    ],
)
def test_numbers_are_issued_while_the_queue_is_open(
    minutes: float, code: QueueingRefusal | None
) -> None:
    assert fault(order(minutes), WEEKDAYS) is code


def test_at_lunch_none_are_issued_where_the_rules_say_so() -> None:
    at_lunch, issuing = (
        replace(RULES, opening=OpeningRules(lunch=lunch))
        for lunch in (NOON, replace(NOON, is_issuing=True))
    )

    assert fault(order(180), at_lunch) is QueueingRefusal.QUEUE_CLOSED
    assert fault(order(240), at_lunch) is None
    assert fault(order(180), issuing) is None


def test_beyond_the_quota_none_are_issued() -> None:
    rules = replace(RULES, opening=OpeningRules(quota=40, queue_quotas={"surgery": 2}))
    surgery = order(queue=replace(MEDICINE, id="surgery"))

    assert fault(order(), rules, 39) is None
    assert fault(order(), rules, 40) is QueueingRefusal.QUEUE_QUOTA_USED
    assert fault(surgery, rules, 2) is QueueingRefusal.QUEUE_QUOTA_USED


@pytest.mark.parametrize(
    ("class_id", "age_years", "is_by_staff", "code"),
    [
        ("", None, False, None),
        ("royal", None, True, QueueingRefusal.PRIORITY_CLASS_UNKNOWN),
        ("older", 65, False, None),
        ("older", 64, False, QueueingRefusal.PRIORITY_AGE_UNFIT),
        ("older", None, False, QueueingRefusal.PRIORITY_PROOF_NEEDED),
        ("older", None, True, None),
        ("child", 7, True, QueueingRefusal.PRIORITY_AGE_UNFIT),
        ("disabled", None, False, None),
        ("emergency", 40, False, QueueingRefusal.PRIORITY_PROOF_NEEDED),
        ("emergency", 40, True, None),
    ],
)
def test_a_class_asks_for_age_and_proof(
    class_id: str, age_years: int | None, is_by_staff: bool, code: QueueingRefusal | None
) -> None:
    wanted = order(class_id=class_id, age_years=age_years, is_by_staff=is_by_staff)

    assert fault(wanted) is code


@pytest.mark.parametrize(
    ("early", "minutes", "code"),
    [
        (EarlyCheckIn.FORBIDDEN, 119, QueueingRefusal.APPOINTMENT_EARLY),
        (EarlyCheckIn.FORBIDDEN, 120, None),
        (EarlyCheckIn.MINUTES, 99, QueueingRefusal.APPOINTMENT_EARLY),
        (EarlyCheckIn.MINUTES, 100, None),
        (EarlyCheckIn.FREE, 0, None),
    ],
)
def test_check_in_before_the_appointment(
    early: EarlyCheckIn, minutes: float, code: QueueingRefusal | None
) -> None:
    rules = replace(RULES, appointments=AppointmentRules(early=early, early_minutes=20))

    assert fault(order(minutes, appointment=booked(120)), rules) is code


def test_a_number_has_prefix_and_digits_of_its_range() -> None:
    numbers = NumberRules(
        digits=4,
        queue_prefixes={"medicine": "M"},
        class_prefixes={"emergency": "E"},
        ranges={HalfDay.MORNING: NumberRange(501, 503)},
    )
    rules = replace(RULES, numbers=numbers)

    texts = [number_text(rules, MEDICINE, "ordinary", MORNING, count) for count in (1, 3, 4, 0)]

    used_up = Refused(QueueingRefusal.QUEUE_NUMBERS_USED)
    assert texts == ["M0501", "M0503", used_up, used_up]
    assert number_text(rules, MEDICINE, "emergency", MORNING, 2) == "E0502"


def test_queues_of_a_zone_with_one_prefix_share_their_numbers() -> None:
    """So that no number is twice on the zone's board."""
    surgery = replace(MEDICINE, id="surgery")
    elsewhere = replace(MEDICINE, id="surgery", zone_id="zone-b")

    medicine, shared, apart = (
        number_series(RULES, queue, "ordinary", MORNING) for queue in (MEDICINE, surgery, elsewhere)
    )

    assert medicine == shared != apart


def test_the_issued_ticket_waits_in_its_zone() -> None:
    wanted = order(30, appointment=replace(booked(60), room_id="room-4"))

    made, event = issue("ticket-x", wanted, RULES, IssueNumbers(MORNING, "A012", 77, 9), "kiosk-1")

    assert made == ticket_of([event])
    assert (made.number, made.sequence, made.waiting_on_entry) == ("A012", 77, 9)
    assert (made.class_id, made.half_day, made.wanted_room_id) == ("ordinary", MORNING, "room-4")
    assert (made.arrived_at, made.entered_at, made.version) == (at(30), at(30), 1)


def test_used_up_numbers_issue_nothing() -> None:
    ranges = NumberRules(ranges={HalfDay.MORNING: NumberRange(1, 999)})
    rules = replace(RULES, numbers=ranges)

    numbers = [number_text(rules, MEDICINE, "ordinary", MORNING, count) for count in (999, 1000)]

    assert numbers == ["A999", Refused(QueueingRefusal.QUEUE_NUMBERS_USED)]


def test_without_a_range_numbers_grow_by_a_digit() -> None:
    assert number_text(RULES, MEDICINE, "ordinary", MORNING, 1000) == "A1000"


def test_half_days_without_a_range_share_the_numbers_of_their_day() -> None:
    """Who came at ten waits beside who came at noon: no number is on the board twice."""
    afternoon = replace(MORNING, half_day=HalfDay.AFTERNOON)
    numbers = NumberRules(ranges={HalfDay.AFTERNOON: NumberRange(501, 999)})
    with_range = replace(RULES, numbers=numbers)

    morning, noon, own = (
        number_series(rules, MEDICINE, "ordinary", half_day)
        for rules, half_day in ((RULES, MORNING), (RULES, afternoon), (with_range, afternoon))
    )

    assert morning == noon != own


def test_an_early_check_in_is_of_the_half_day_of_its_slot() -> None:
    early = order(225, appointment=booked(260))  # 11:45 for 12:20

    assert half_day_of_order(early, RULES, SHANGHAI).half_day is HalfDay.AFTERNOON
    assert half_day_of_order(order(225), RULES, SHANGHAI) == MORNING
