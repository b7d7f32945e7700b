"""The two files that readers get: the table, and what they may know about it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colonnade.commands.answer import Failure
from colonnade.commands.tables.writing import as_csv, as_lines, refuse_formulas
from colonnade.core.disclosure.table.dimension import TOTAL
from colonnade.core.disclosure.table.layout import Layout
from colonnade.core.disclosure.table.release import UNBOUNDED, Release, Status
from colonnade.core.disclosure.table.rule import Rule
from colonnade.core.disclosure.wording import page_note, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from colonnade.core.disclosure.table.dimension import Dimension, Hierarchy
    from colonnade.core.disclosure.table.rows import Rows

__all__ = [
    "AUDIT",
    "FORMAT",
    "PUBLIC",
    "STAR",
    "TABLE",
    "Companion",
    "companion_of",
    "in_sentences",
    "public_files",
    "version_here",
]

TABLE, PUBLIC, AUDIT = "table.csv", "public.json", "audit.json"
STAR = "*"
FORMAT = "colonnade table 1"
# One word for all that is hidden: which cells are small and which hide them must not show.
WORDS = {Status.SHOWN: "shown", Status.HIDDEN: "hidden"}


def public_files(release: Release, rule: Rule, layout: Layout, rows: Rows) -> dict[str, bytes]:
    """The contents of both files by name. `rows` are those of the counts: they say on which level each group is."""
    table = as_csv(
        [*_columns(layout), "value", "status"],
        _cells(release, [_Labels(one, layout, rows) for one in release.dimensions]),
    )
    return {TABLE: table, PUBLIC: as_lines(_about(release, rule, layout, table))}


def _columns(layout: Layout) -> list[str]:
    return [name for dim in layout.dims for name in (dim, *_groups(layout, dim))]


def _groups(layout: Layout, dim: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for path in layout.paths_of(dim) for name in path))


def _cells(release: Release, labels: list[_Labels]) -> Iterator[list[object]]:
    places = product(*(one.words for one in labels))
    for words, status, shown in zip(
        places, release.status.ravel().tolist(), release.shown.ravel().tolist(), strict=True
    ):
        if status != Status.ABSENT:
            value = shown if status == Status.SHOWN else STAR
            yield [*(word for part in words for word in part), value, WORDS[Status(status)]]


class _Labels:
    """What stands in the columns of one dimension for each of its codes."""

    def __init__(self, dimension: Dimension, layout: Layout, rows: Rows) -> None:
        refuse_formulas([dimension.name, *dimension.codes, *_groups(layout, dimension.name)])
        self._columns = _groups(layout, dimension.name)
        self._level = {
            (number, word): column
            for number, path in enumerate(layout.paths_of(dimension.name))
            for column in reversed(path)
            for word in rows.words(column).words
        }
        self._dimension = dimension
        self.words = [self._words(code) for code in dimension.codes]

    def _words(self, code: str) -> tuple[str, ...]:
        leaf = code in self._dimension.categories
        found = dict.fromkeys(self._columns, "" if leaf else TOTAL)
        for number, hierarchy in enumerate(self._dimension.hierarchies):
            for group in _way_up(code, hierarchy):
                found[self._level[number, group]] = group
        return (code if leaf else TOTAL, *(found[column] for column in self._columns))


def _way_up(code: str, hierarchy: Hierarchy) -> Iterator[str]:
    """The groups that hold a code, and the code itself where it is one."""
    above = dict(hierarchy.parents)
    if code in hierarchy.children:
        yield code
    while code in above:
        code = above[code]
        yield code


def _about(release: Release, rule: Rule, layout: Layout, table: bytes) -> dict[str, Any]:
    hidden, absent = release.hidden, release.absent
    high = int(release.high[hidden].max()) if hidden.any() else UNBOUNDED
    return {
        "format": FORMAT,
        "made_by": f"Colonnade {version_here()}",
        "table": {"file": TABLE, "sha256": hashlib.sha256(table).hexdigest()},
        "dims": list(layout.dims),
        "hierarchies": [list(path) for path in layout.paths],
        "unknown": {dim: sorted(codes) for dim, codes in sorted(layout.unknown.items())},
        "rule": asdict(rule),
        "sign": {
            "word": STAR,
            "least": int(release.low[hidden].min()) if hidden.any() else 1,
            "most": None if high >= UNBOUNDED else high,
        },
        "cells": {"shown": int((~hidden & ~absent).sum()), "hidden": int(hidden.sum())},
        "note": list(page_note(rule, release)),
        "words": list(in_sentences(release)),
    }


def in_sentences(release: Release) -> Iterator[dict[str, Any]]:
    """Why each cell that is not shown is not, as sentences with the codes of the cells that each speaks of."""
    for one in sentences(release):
        codes = ([side.codes[at] for side, at in zip(release.dimensions, cell, strict=True)] for cell in one.cells)
        yield {"text": one.text, "cells": list(codes)}


def version_here() -> str:
    """The version of this software."""
    try:
        return version("colonnade")
    except PackageNotFoundError:
        return "of a checkout"


class Companion:
    """What `public.json` says about the table beside it. Raises Failure where it is not about this very table."""

    def __init__(self, table: Path, about: dict[str, Any]) -> None:
        try:
            self.layout = Layout(
                tuple(about["dims"]),
                tuple(tuple(path) for path in about["hierarchies"]),
                "value",
                {dim: frozenset(codes) for dim, codes in about["unknown"].items()},
            )
            self.rule = Rule(**about["rule"])
            most = about["sign"]["most"]
            self.star = (int(about["sign"]["least"]), UNBOUNDED if most is None else int(most))
            same = hashlib.sha256(table.read_bytes()).hexdigest() == about["table"]["sha256"]
        except (KeyError, TypeError, ValueError, AttributeError):
            raise Failure(f"{table.parent / PUBLIC} does not say what it should about {table.name}.") from None
        if not same:
            raise Failure(f"{table} is not the table that {table.parent / PUBLIC} was written with: it was changed.")


def companion_of(table: Path) -> Companion | None:
    """What stands in `public.json` beside a `table.csv` of ours; None where there is none."""
    beside = table.parent / PUBLIC
    if table.name != TABLE or not beside.is_file():
        return None
    try:
        about = json.loads(beside.read_text(encoding="utf-8"))
    except ValueError:
        raise Failure(f"{beside} cannot be read.") from None
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise Failure(f"{beside} is not of the kind “{FORMAT}”.")
    return Companion(table, about)
