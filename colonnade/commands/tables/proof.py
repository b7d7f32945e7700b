"""The proof in `audit.json`: tables that agree with a page, written down and read again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from colonnade.commands.tables.published import AUDIT, TABLE
from colonnade.core.disclosure.table.alternatives import Alternatives

if TYPE_CHECKING:
    from pathlib import Path

    from colonnade.core.disclosure.table.release import Release

__all__ = ["certificate", "proof_beside"]


def certificate(offered: Alternatives | None, release: Release) -> dict[str, Any] | None:
    """Tables that agree with the page, and between which every hidden cell differs: one, and changes to it."""
    if offered is None:
        return None
    return {
        "categories": _categories(release),
        "start": offered.start.ravel().tolist(),
        "first": offered.first.tolist(),
        "at": offered.at.tolist(),
        "by": offered.by.tolist(),
    }


def proof_beside(table: Path, release: Release) -> Alternatives | None:
    """The tables that the `audit.json` beside a `table.csv` of ours offers; None where it offers none for this page.

    They only save an audit from looking for others: it believes none that it has not checked.
    """
    try:
        found = json.loads((table.parent / AUDIT).read_bytes())["certificate"]
        if table.name != TABLE or found["categories"] != _categories(release):
            return None
        offered = _offered(found, release)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    return offered if offered.first.ndim == offered.at.ndim == offered.by.ndim == 1 and offered.is_sound else None


def _categories(release: Release) -> dict[str, list[str]]:
    return {one.name: list(one.categories) for one in release.dimensions}


def _offered(found: dict[str, Any], release: Release) -> Alternatives:
    shape = [len(one.categories) for one in release.dimensions]
    by = np.array(found["by"])
    return Alternatives(
        start=np.array(found["start"], dtype=np.int64).reshape(shape),
        first=np.array(found["first"], dtype=np.int64),
        at=np.array(found["at"], dtype=np.int64),
        by=by.astype(np.float64) if np.issubdtype(by.dtype, np.floating) else by.astype(np.int64),
    )
