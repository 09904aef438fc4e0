"""Looks over a plan for what would give wrong or no ways: coded findings, without words.

Geometry and references of the plan alone; how many places are reached is told elsewhere.
"""

from floorplans.plan_checks.check import check_plan
from floorplans.plan_checks.findings import Finding, FindingCode, Severity

__all__ = ["Finding", "FindingCode", "Severity", "check_plan"]
