"""What is found about signs, and how a sign stands in its level's file."""

from dataclasses import replace
from pathlib import Path

import pytest

from floorplans.errors import PlanReadError
from floorplans.facts import Names
from floorplans.kinds import SignArrow
from floorplans.model import Plan
from floorplans.plan_checks import FindingCode, check_plan
from floorplans.plan_files import read_plan, write_plan
from floorplans.sign import Sign, SignLine
from tests.floorplans.plan_makers import plan_of, square_room

RADIOLOGY = SignLine(Names.of(en="Radiology", zh_CN="放射科"), SignArrow.AHEAD_LEFT)
SIGN = Sign("s", "L0", (1.0, 1.0), (RADIOLOGY,), 90.0)
CODES = {
    FindingCode.SIGN_OFF_FLOOR,
    FindingCode.SIGN_WITHOUT_TEXT,
    FindingCode.SIGN_IN_NO_LANGUAGE,
    FindingCode.SIGN_ARROW_UNCLEAR,
    FindingCode.DUPLICATE_ID,
    FindingCode.UNKNOWN_LEVEL,
}


def found(*signs: Sign) -> list[tuple[FindingCode, str | None]]:
    plan: Plan = plan_of(square_room("r"), *signs)
    return [(each.code, each.element_id) for each in check_plan(plan) if each.code in CODES]


def test_sound_sign_is_not_found_also_on_the_wall_of_its_room() -> None:
    assert found(SIGN, replace(SIGN, id="t", point=(5.1, 2.0))) == []


def only(text: Names, arrow: SignArrow | None = None) -> tuple[SignLine, ...]:
    return (SignLine(text, arrow),)


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        (replace(SIGN, point=(9.0, 1.0)), FindingCode.SIGN_OFF_FLOOR),
        (replace(SIGN, lines=()), FindingCode.SIGN_WITHOUT_TEXT),
        (replace(SIGN, lines=(RADIOLOGY, SignLine(Names()))), FindingCode.SIGN_WITHOUT_TEXT),
        (replace(SIGN, lines=only(Names.of(en=" "))), FindingCode.SIGN_WITHOUT_TEXT),
        (replace(SIGN, lines=only(Names.of(fr="Radiologie"))), FindingCode.SIGN_IN_NO_LANGUAGE),
        (replace(SIGN, bearing_degrees=None), FindingCode.SIGN_ARROW_UNCLEAR),
        (replace(SIGN, level_id="L9"), FindingCode.UNKNOWN_LEVEL),
    ],
)
def test_sign_that_tells_nobody_anything_is_found(sign: Sign, code: FindingCode) -> None:
    assert found(sign) == [(code, "s")]


def test_two_signs_of_one_id_are_found() -> None:
    assert found(SIGN, replace(SIGN, point=(2.0, 2.0))) == [(FindingCode.DUPLICATE_ID, "s")]


def test_text_as_it_is_written_needs_no_language() -> None:
    assert found(replace(SIGN, lines=only(Names.of(und="CT 1–4")))) == []


def test_sign_is_one_line_of_its_level_and_reads_back_the_same(tmp_path: Path) -> None:
    plan = plan_of(square_room("r"), SIGN)

    write_plan(plan, tmp_path / "plan")

    lines = (tmp_path / "plan/buildings/main/levels/L0.geojson").read_text("utf-8").splitlines()
    [line] = [line for line in lines if '"sign"' in line]
    assert line == (
        '{"geometry":{"coordinates":[1,1],"type":"Point"},"id":"s","properties":'
        '{"bearing_degrees":90,"feature":"sign","lines":'
        '[{"arrow":"ahead_left","text":{"en":"Radiology","zh-CN":"放射科"}}]},"type":"Feature"}'
    )
    assert read_plan(tmp_path / "plan").signs == (SIGN,)


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ('"ahead_left"', '"sideways"', "plan-file-unknown-word"),
        ('"Radiology"', '""', "plan-file-empty-text"),
        ('"Radiology"', '"Radio\\u202elogy"', "plan-file-unsafe-character"),
        ('"bearing_degrees":90', '"bearing_degrees":400', "plan-file-out-of-range"),
    ],
)
def test_nonsense_on_a_sign_is_refused(
    tmp_path: Path, written: str, instead: str, code: str
) -> None:
    write_plan(plan_of(square_room("r"), SIGN), tmp_path / "plan")
    file = tmp_path / "plan/buildings/main/levels/L0.geojson"
    whole = file.read_text("utf-8")
    assert written in whole

    file.write_text(whole.replace(written, instead), "utf-8")

    with pytest.raises(PlanReadError) as refused:
        read_plan(tmp_path / "plan")
    assert (refused.value.code, refused.value.fields["feature"]) == (code, "s")
