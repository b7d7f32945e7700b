"""Row 47 of the plan, as far as fences go: a later migration changes a table, and every fence still stands."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.integration.audit.processes import prepared

if TYPE_CHECKING:
    from pathlib import Path


def test_every_table_can_be_changed_and_keeps_its_fences(tmp_path: Path) -> None:
    """SQLite copies a table to change it. Neither its own triggers nor those that look into it may be lost by that."""
    with prepared(tmp_path, f"colonnade_rebuilt_{os.getpid()}") as apart:
        told = apart.run("tables", module="tests.integration.tenancy.rebuilding", COLONNADE_AS_OWNER="1")
    assert told == {"missing": [], "triggers": 0, "guarded": True, "entries": 1, "breaks": 0}
