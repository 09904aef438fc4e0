"""Looks over a plan for what would give wrong or no ways: coded findings, without words.

`check_plan` looks at geometry and references alone; `check_plan_and_reach` also at what hangs
together, for which it compiles the plan.
"""

from floorplans.plan_checks.check import check_plan, check_plan_and_reach
from floorplans.plan_checks.findings import Finding, FindingCode, Severity

__all__ = ["Finding", "FindingCode", "Severity", "check_plan", "check_plan_and_reach"]
