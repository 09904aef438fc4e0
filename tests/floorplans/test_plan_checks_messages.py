"""Every finding, and every reason why a plan is not read or written, has words everywhere."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from floorplans.model import Plan
from floorplans.plan_checks import FindingCode, check_plan
from floorplans.sample_clinic import sample_clinic_plan
from tests.floorplans.plan_messages import translator
from tests.floorplans.plan_strategies import plans

SOURCES = Path(__file__).resolve().parents[2] / "floorplans"
CODES = sorted(
    code
    for path in (*(SOURCES / "plan_files").glob("*.py"), *(SOURCES / "importers").glob("*.py"))
    for code in re.findall(r'"(plan-[a-z0-9-]+)"', path.read_text("utf-8"))
)


@pytest.mark.parametrize("code", FindingCode)
def test_every_finding_has_words(code: FindingCode) -> None:
    for locale in ("en", "zh-CN"):
        assert translator().has(locale, f"finding-{code.value}")


@pytest.mark.parametrize("code", sorted(set(CODES)))
def test_every_reading_and_writing_error_has_words(code: str) -> None:
    for locale in ("en", "zh-CN"):
        assert translator().has(locale, f"error-{code}")


@given(plans())
def test_finding_of_any_plan_can_be_told(plan: Plan) -> None:
    for finding in check_plan(plan):
        for locale in ("en", "zh-CN"):
            assert translator().text(locale, finding.message_id, finding.arguments)


def test_finding_fills_the_placeholders_of_its_message() -> None:
    [narrow, unknown] = check_plan(sample_clinic_plan())

    assert translator().text("en", narrow.message_id, narrow.arguments) == (
        "Door consulting-4-door is 0.7 m wide. A wheelchair needs 0.8 m: "
        "check the width, and show another way if it is right."
    )
    assert translator().text("zh-CN", unknown.message_id, unknown.arguments) == (
        "39 扇门中有 3 扇没有宽度，轮椅使用者不会被引导通过。请测量，或写明本院的默认值。"
    )
