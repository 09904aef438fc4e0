"""The native plan format: one folder for a venue, read and written without loss.

Its layout is described in `floorplans.plan_files.layout`; the rest of the package is private to it.
"""

from floorplans.plan_files.contents import PlanWriteError
from floorplans.plan_files.layout import FORMAT_VERSION
from floorplans.plan_files.reading import read_plan
from floorplans.plan_files.writing import write_plan

__all__ = ["FORMAT_VERSION", "PlanWriteError", "read_plan", "write_plan"]
