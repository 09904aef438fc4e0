"""The sample clinic: a small invented plan, packaged in the native format, to try things with."""

from pathlib import Path

from floorplans.model import Plan
from floorplans.plan_files import read_plan


def sample_clinic_plan() -> Plan:
    """The plan of the sample clinic, read from its packaged files."""
    return read_plan(Path(__file__).parent / "plan")
