"""Run as a wheel is built: goes on only with the fetched assets whole and unaltered.

The packages need not be importable then, so the one module is loaded by its file.
"""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class NpmAssetsHook(BuildHookInterface):  # type: ignore[type-arg] # hatchling's has no fixed config
    """Checks, and changes nothing."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002
        """Raises NpmAssetsError unless the assets are those that the list names.

        An editable install needs none: it is made before they are fetched.
        """
        if version == "editable":
            return
        file = Path(self.root, "kiosk_server", "web", "pages", "npm_assets.py")
        spec = spec_from_file_location("npm_assets", file)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(file)
        npm_assets = module_from_spec(spec)
        spec.loader.exec_module(npm_assets)
        npm_assets.verify()
