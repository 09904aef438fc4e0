"""Plan versions on disk: one folder of the native format for each, named by the plan's hash."""

import re
from pathlib import Path

from floorplans.errors import FloorplanError
from floorplans.model import Plan
from floorplans.plan_files import read_plan, write_plan
from floorplans.plan_version import plan_version
from kiosk_server.core.errors import ServerError

_VERSION = re.compile(r"[0-9a-f]{16}")


class PlanLibrary:
    """The folder `plans/` of the data folder. A version never changes once it is there.

    Servers on several machines share this folder, as they share the database.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, plan: Plan) -> str:
        """Writes a plan unless it is there; returns its version.

        Raises PlanWriteError for a plan that would not read back the same.
        """
        version = plan_version(plan)
        folder = self._folder / version
        if not folder.is_dir():
            write_plan(plan, folder)
        return version

    def has(self, version: str) -> bool:
        """Whether a version is there."""
        return bool(_VERSION.fullmatch(version)) and (self._folder / version).is_dir()

    def get(self, version: str) -> Plan:
        """The plan of a version.

        Raises ServerError `plan-version-missing` where it is not there, `plan-version-damaged`
        where it cannot be read or is not what was written.
        """
        if not self.has(version):
            raise ServerError("plan-version-missing", version=version)
        try:
            plan = read_plan(self._folder / version)
        except FloorplanError as error:
            raise ServerError("plan-version-damaged", version=version) from error
        if plan_version(plan) != version:
            raise ServerError("plan-version-damaged", version=version)
        return plan
