"""Runs axe-core on a page by the rules that pages keep: WCAG 2.2 A and AA, sizes of targets."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_AXE = Path(__file__).resolve().parents[1] / "npm" / "node_modules" / "axe-core" / "axe.min.js"
_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
_RUN = """
async ([tags, rules, targetPx]) => {
  axe.configure({
    checks: [
      { id: "target-size", options: { minSize: targetPx } },
      { id: "target-offset", options: { minOffset: targetPx } },
    ],
  });
  const { violations } = await axe.run(document, {
    preload: false,
    resultTypes: ["violations"],
    runOnly: { type: "tag", values: tags },
    rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
  );
}
"""


def axe(page: Page, *more_rules: str, target_px: int = 44) -> Sequence[str]:
    """What axe finds wrong, one line for each element; `more_rules` are switched on by name.

    Targets must be `target_px` large: 44 on a phone, 60 on kiosks, in large and in contrast mode.
    """
    if not page.evaluate("Boolean(window.axe)"):
        # Evaluated, not added as an element: the page's policy forbids foreign scripts.
        page.evaluate(_source())
    rules: list[Any] = ["target-size", *more_rules]
    found: list[str] = page.evaluate(_RUN, [list(_TAGS), rules, target_px])
    return found


@cache
def _source() -> str:
    return _AXE.read_text(encoding="utf-8")
