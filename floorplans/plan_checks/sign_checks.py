"""Findings about signs: on no floor, without words, in no language of the house, unclear arrows."""

from collections import defaultdict
from collections.abc import Iterator

from floorplans.model import Plan
from floorplans.plan_checks.findings import Finding, FindingCode
from floorplans.plan_checks.floors import TOUCH_METRES, Floor
from floorplans.sign import Sign, SignLine

_AS_WRITTEN = "und"
"""The tag of a text of which nobody has said what language it is in."""


def check_signs(plan: Plan, floors: tuple[Floor, ...]) -> Iterator[Finding]:
    """Signs that nobody can stand before, and signs that tell nobody anything."""
    by_level: dict[str, list[Sign]] = defaultdict(list)
    for sign in plan.signs:
        by_level[sign.level_id].append(sign)
    for floor in floors:
        signs = by_level[floor.level_id]
        points = [sign.point for sign in signs]
        in_areas = floor.area_index.near(points, TOUCH_METRES)
        at_lines = floor.line_index.near(points, TOUCH_METRES)
        for sign, areas, lines in zip(signs, in_areas, at_lines, strict=True):
            if not areas and not lines:
                yield _finding(FindingCode.SIGN_OFF_FLOOR, sign)
    languages = {_language(locale) for locale in plan.locales} | {_AS_WRITTEN}
    for sign in plan.signs:
        yield from _check_words(sign, languages)


def _check_words(sign: Sign, languages: set[str]) -> Iterator[Finding]:
    """At most one finding of each kind for one sign."""
    written = [line for line in sign.lines if _is_written(line)]
    if len(written) < max(1, len(sign.lines)):
        yield _finding(FindingCode.SIGN_WITHOUT_TEXT, sign)
    for line in written:
        if languages.isdisjoint(_language(tag) for tag, _ in line.text.by_locale):
            text = line.text.by_locale[0][1]
            yield _finding(FindingCode.SIGN_IN_NO_LANGUAGE, sign, text=text)
            break
    if sign.bearing_degrees is None and any(line.arrow is not None for line in sign.lines):
        yield _finding(FindingCode.SIGN_ARROW_UNCLEAR, sign)


def _is_written(line: SignLine) -> bool:
    return any(text.strip() for text in line.text.texts())


def _language(locale: str) -> str:
    return locale.split("-", maxsplit=1)[0].lower()


def _finding(code: FindingCode, sign: Sign, **fields: str) -> Finding:
    return Finding(code, sign.id, sign.level_id, sign.point, fields)
