"""Put into a wheel what stands beside the package in a checkout, and refuse to build one without the pages' style."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BESIDE = ("catalogue", "demo")
STYLE = Path("colonnade/ui/assets/served/staticfiles.json")


class CustomBuildHook(BuildHookInterface):
    """Adds to real wheels only: an editable install reads the checkout itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folders to add."""
        if version != "standard":
            return
        if not (Path(self.root) / STYLE).is_file():
            message = f"{STYLE} is not there: run `make package`, which builds it first"
            raise FileNotFoundError(message)
        for name in BESIDE:
            build_data["force_include"][str(Path(self.root) / name)] = f"colonnade/bundled/{name}"
