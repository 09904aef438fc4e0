"""The sample hospital: the plan of an invented large hospital, packaged in the native format."""

from pathlib import Path

from floorplans.model import Plan
from floorplans.plan_files import read_plan


def sample_hospital_plan() -> Plan:
    """The plan of the sample hospital, read from its packaged files."""
    return read_plan(Path(__file__).parent / "plan")
