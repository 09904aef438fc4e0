"""Rules read from JSON: what is left out, and every fault with its path and what is allowed."""

import json
from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.translator import Translator
from kiosk_server.queueing.business_day import HalfDay
from kiosk_server.queueing.explanation import BeforeCode
from kiosk_server.queueing.issuing import IssueOrder, find_issue_fault
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.place_reasons import PlaceReasonCode
from kiosk_server.queueing.rule_faults import RuleFault, RuleFaultCode
from kiosk_server.queueing.rules import (
    HospitalRules,
    LunchBreak,
    NumberRange,
    NumberRules,
    OpeningRules,
    Placement,
    PlacementKind,
    default_rules,
)
from kiosk_server.queueing.rules_reading import read_rules, written_rules
from kiosk_server.queueing.simulation.day_rules import simulated_rules
from tests.kiosk_server.queueing.ticket_makers import EIGHT, MEDICINE, SHANGHAI


def read(**hospital: Any) -> HospitalRules | tuple[RuleFault, ...]:  # noqa: ANN401 JSON
    return read_rules(json.dumps({"hospital": hospital}))


def faults(**hospital: Any) -> list[tuple[str, RuleFaultCode]]:  # noqa: ANN401 JSON
    found = read(**hospital)
    assert not isinstance(found, HospitalRules)
    return [(fault.path.removeprefix("hospital."), fault.code) for fault in found]


def test_nothing_written_is_the_default() -> None:
    assert read_rules("{}", version=3) == HospitalRules(default_rules(), {}, 3)


def test_what_a_zone_leaves_out_is_the_hospitals() -> None:
    written = {
        "hospital": {"overtaking": {"atMost": 9}},
        "zones": {"zone-a": {"overtaking": {"oneMoreForEvery": 0}}, "zone-b": {}},
    }

    rules = read_rules(json.dumps(written))

    assert isinstance(rules, HospitalRules)
    assert rules.of_zone("zone-a").overtaking.limit(30) == 9
    assert rules.of_zone("zone-b") == rules.of_zone("zone-of-nobody") == rules.hospital
    assert rules.hospital.overtaking.limit(30) == 19


@pytest.mark.parametrize(
    "rules",
    [
        HospitalRules(default_rules()),
        simulated_rules(),
        HospitalRules(
            replace(
                default_rules(),
                opening=OpeningRules(
                    "Mo-Fr 08:00-17:00",
                    LunchBreak(time(12, 0), time(13, 30)),
                    quota=5,
                    queue_quotas={"medicine": 1},
                ),
                numbers=NumberRules(ranges={HalfDay.EVENING: NumberRange(1, 9)}),
            )
        ),
    ],
)
def test_written_rules_are_read_as_the_same(rules: HospitalRules) -> None:
    assert read_rules(json.dumps(written_rules(rules))) == rules


@pytest.mark.parametrize(
    ("written", "path", "code"),
    [
        ("", "", RuleFaultCode.NOT_JSON),
        ("[" * 100_000, "", RuleFaultCode.NOT_JSON),
        (b"\xff\xfe", "", RuleFaultCode.NOT_JSON),
        ("[]", "", RuleFaultCode.TYPE_WRONG),
        ("1" * 300_000, "", RuleFaultCode.TOO_LARGE),
        ('{"zone": {}}', "zone", RuleFaultCode.FIELD_UNKNOWN),
        ('{"zones": []}', "zones", RuleFaultCode.TYPE_WRONG),
        ('{"zones": {"": {}}}', "zones.", RuleFaultCode.TEXT_UNFIT),
        ('{"hospital": null}', "hospital", RuleFaultCode.TYPE_WRONG),
    ],
)
def test_what_is_no_set_of_rules_is_refused(
    written: str | bytes, path: str, code: RuleFaultCode
) -> None:
    found = read_rules(written)

    assert not isinstance(found, HospitalRules)
    assert [(fault.path, fault.code) for fault in found] == [(path, code)]


@pytest.mark.parametrize(
    ("hospital", "path", "code"),
    [
        ({"overtakin": {}}, "overtakin", RuleFaultCode.FIELD_UNKNOWN),
        ({"overtaking": 3}, "overtaking", RuleFaultCode.TYPE_WRONG),
        ({"overtaking": {"atMost": "3"}}, "overtaking.atMost", RuleFaultCode.TYPE_WRONG),
        ({"overtaking": {"atMost": True}}, "overtaking.atMost", RuleFaultCode.TYPE_WRONG),
        ({"overtaking": {"atMost": 1.5}}, "overtaking.atMost", RuleFaultCode.TYPE_WRONG),
        ({"overtaking": {"atMost": -1}}, "overtaking.atMost", RuleFaultCode.NUMBER_UNFIT),
        ({"transferKeepsTime": 1}, "transferKeepsTime", RuleFaultCode.TYPE_WRONG),
        ({"classes": []}, "classes", RuleFaultCode.TYPE_WRONG),
        ({"classes": [{}]}, "classes[0].id", RuleFaultCode.FIELD_MISSING),
        ({"classes": [{"id": "Ä"}]}, "classes[0].id", RuleFaultCode.TEXT_UNFIT),
        ({"classes": [{"id": "a"}] * 51}, "classes", RuleFaultCode.TOO_MANY),
        ({"classes": [{"id": "a"}] * 2}, "classes[1].id", RuleFaultCode.ID_TWICE),
        (
            {"classes": [{"id": "a", "placement": {"kind": "first"}}]},
            "classes[0].placement.kind",
            RuleFaultCode.FIRST_CLASS_LIFTED,
        ),
        (
            {"classes": [{"id": "a"}, {"id": "b", "placement": {"kind": "every"}}]},
            "classes[1].placement.every",
            RuleFaultCode.NUMBER_UNFIT,
        ),
        (
            {"classes": [{"id": "a"}, {"id": "b", "placement": {"kind": "first", "every": 2}}]},
            "classes[1].placement.every",
            RuleFaultCode.NOT_OF_KIND,
        ),
        (
            {"classes": [{"id": "a"}, {"id": "b", "placement": {"kind": "last"}}]},
            "classes[1].placement.kind",
            RuleFaultCode.CHOICE_UNKNOWN,
        ),
        (
            {"classes": [{"id": "a", "leastAgeYears": 9, "mostAgeYears": 3}]},
            "classes[0].mostAgeYears",
            RuleFaultCode.ORDER_WRONG,
        ),
        *(
            (
                {
                    "classes": [
                        {"id": "a"},
                        {"id": "b", "placement": {"kind": "emergency"}, "proof": proof},
                    ]
                },
                "classes[1].proof",
                RuleFaultCode.EMERGENCY_UNPROVEN,
            )
            for proof in ("none", "document", "age")
        ),
        (
            {"roomWait": {"roomMostWaiting": {"room-1": 2}}},
            "roomWait.mostWaiting",
            RuleFaultCode.NUMBER_UNFIT,
        ),
        (
            {"overtaking": {"lastAtMost": 1001}},
            "overtaking.lastAtMost",
            RuleFaultCode.NUMBER_UNFIT,
        ),
        (
            {"noShowReturn": {"placement": {"kind": "emergency"}}},
            "noShowReturn.placement.kind",
            RuleFaultCode.CHOICE_UNKNOWN,
        ),
        ({"appointments": {"late": "never"}}, "appointments.late", RuleFaultCode.CHOICE_UNKNOWN),
        ({"halfDays": {"dayBegins": "25:00"}}, "halfDays.dayBegins", RuleFaultCode.TIME_UNFIT),
        (
            {"halfDays": {"afternoonBegins": "04:00"}},
            "halfDays.afternoonBegins",
            RuleFaultCode.ORDER_WRONG,
        ),
        ({"opening": {"hours": "at dawn"}}, "opening.hours", RuleFaultCode.HOURS_UNFIT),
        (
            {"opening": {"lunch": {"begins": "13:00", "ends": "12:00"}}},
            "opening.lunch.ends",
            RuleFaultCode.ORDER_WRONG,
        ),
        (
            {"numbers": {"classPrefixes": {"royal": "R"}}},
            "numbers.classPrefixes.royal",
            RuleFaultCode.CLASS_UNKNOWN,
        ),
        (
            {"numbers": {"ranges": {"night": {}}}},
            "numbers.ranges.night",
            RuleFaultCode.CHOICE_UNKNOWN,
        ),
        (
            {"numbers": {"digits": 2, "ranges": {"morning": {"last": 100}}}},
            "numbers.ranges.morning.last",
            RuleFaultCode.RANGE_BEYOND_DIGITS,
        ),
        (
            {
                "opening": {"closing": "carry-over"},
                "halfDays": {"eveningBegins": None},
                "numbers": {"ranges": {"morning": {"last": 500}, "afternoon": {"first": 500}}},
            },
            "numbers.ranges.afternoon",
            RuleFaultCode.RANGES_OVERLAP,
        ),
    ],
)
def test_a_fault_is_named_with_its_path(
    hospital: dict[str, Any], path: str, code: RuleFaultCode
) -> None:
    assert faults(**hospital) == [(path, code)]


def test_all_faults_are_told_at_once() -> None:
    written = {
        "hospital": {"overtaking": {"atMost": -1, "most": 2}},
        "zones": {"zone-a": {"roomWait": {"mostWaiting": 99}}},
    }

    found = read_rules(json.dumps(written))

    assert not isinstance(found, HospitalRules)
    assert [fault.path for fault in found] == [
        "hospital.overtaking.most",
        "hospital.overtaking.atMost",
        "zones.zone-a.roomWait.mostWaiting",
    ]
    assert found[2].fields["allowed"] == "0–50"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
NAMES = st.sampled_from(sorted(written_rules(HospitalRules(default_rules()))["hospital"]))


@given(st.dictionaries(NAMES, JSON, max_size=4))
def test_nonsense_is_told_of_and_never_raises(hospital: dict[str, Any]) -> None:
    found = read(**hospital)

    assert isinstance(found, HospitalRules) or found


def test_a_placement_is_taken_whole() -> None:
    rules = read(noShowReturn={"placement": {"kind": "every", "every": 4}})

    assert isinstance(rules, HospitalRules)
    assert rules.hospital.no_show_return.placement == Placement(PlacementKind.EVERY, every=4)
    assert rules.hospital.no_show_return.within_minutes == 120


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_every_code_has_words(locale: str) -> None:
    translator = Translator.load()
    wanted = [
        *(f"refusal-{each.value}" for each in QueueingRefusal),
        *(f"place-reason-{each.value}" for each in PlaceReasonCode),
        *(f"before-reason-{each.value}" for each in BeforeCode),
        *(f"rule-fault-{each.value}" for each in RuleFaultCode),
        *(f"priority-class-{each.id}" for each in default_rules().classes),
    ]

    assert [each for each in wanted if not translator.has(locale, each)] == []


def test_rules_in_force_that_would_be_refused_today_are_read_and_held_to() -> None:
    unproven = json.dumps(
        {"hospital": {"classes": [{"id": "a"}, {"id": "b", "placement": {"kind": "emergency"}}]}}
    )
    worse = json.dumps({"hospital": {"moods": 3}})

    assert isinstance(read_rules(unproven), tuple)
    assert isinstance(read_rules(worse, is_in_force=True), tuple)
    rules = read_rules(unproven, version=4, is_in_force=True)

    assert isinstance(rules, HospitalRules)
    assert rules.version == 4
    order = IssueOrder(MEDICINE, EIGHT, "b")
    refused = find_issue_fault(order, rules.hospital, SHANGHAI, 0)
    assert refused == Refused(QueueingRefusal.PRIORITY_PROOF_NEEDED)
    by_staff = replace(order, is_by_staff=True)
    assert find_issue_fault(by_staff, rules.hospital, SHANGHAI, 0) is None
