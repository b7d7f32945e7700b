"""An audit as plain values for `--json` and as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from colonnade.commands.words import count
from colonnade.core.disclosure.audit import Safety
from colonnade.core.disclosure.table.release import UNBOUNDED
from colonnade.core.disclosure.table.table import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from colonnade.core.disclosure.audit import Attack, Audit
    from colonnade.core.disclosure.table.table import Cell

__all__ = ["in_parts", "lines_of", "said", "values_of"]

LINES = 20


def values_of(audit: Audit) -> dict[str, Any]:
    """Counts of the verdicts, the cells that are not safe by name, and the interval of every hidden cell."""
    release = audit.release
    return {
        "clean": audit.is_clean,
        "cells": {
            "shown": int((~release.hidden & ~release.absent).sum()),
            "hidden": int(release.hidden.sum()),
            "absent": int(release.absent.sum()),
        },
        "verdicts": {str(attack.attacker): _counts(attack) for attack in audit.attacks},
        "disclosed": list(_bad(audit, Safety.DISCLOSED)),
        "unproven": list(_bad(audit, Safety.UNPROVEN)),
        "small_counts_shown": [
            {"cell": _codes(audit, cell), "value": int(release.shown[cell])} for cell in audit.shown_small
        ],
        "changes": [{"earlier": one.earlier, "cell": one.cell, "people": one.people} for one in audit.changes],
        "earlier_cells": [{"cell": cell, "verdict": verdict.name.lower()} for cell, verdict in audit.earlier],
        "groups": [{"dimension": one.dimension, "cell": _codes(audit, one.cell)} for one in audit.groups],
        "exposed_if_alone": [
            {"alone": _codes(audit, one.alone), "learns": _codes(audit, one.learns)} for one in audit.exposed_if_alone
        ],
        "intervals": list(_intervals(audit)),
    }


def _counts(attack: Attack) -> dict[str, int]:
    """How many cells have each verdict; those `in_parts` are among the safe ones, proven in parts of people only."""
    verdicts = (Safety.SAFE, Safety.DISCLOSED, Safety.UNPROVEN)
    return {
        **{safety.name.lower(): attack.count(safety) for safety in verdicts},
        "in_parts": int(attack.in_parts.sum()),
    }


def _bad(audit: Audit, verdict: Safety) -> Iterator[dict[str, Any]]:
    for cell in map(tuple, np.argwhere(audit.safety == verdict).tolist()):
        attacks = [attack for attack in audit.attacks if attack.safety[cell] == verdict]
        found = {"cell": _codes(audit, cell), "attackers": [str(attack.attacker) for attack in attacks]}
        least, greatest = (int(getattr(attacks[0], side)[cell]) for side in ("least", "greatest"))
        yield {**found, **_interval(least, greatest)}


def _intervals(audit: Audit) -> Iterator[dict[str, Any]]:
    """What anyone who is not in the table can narrow each hidden cell down to."""
    if not audit.attacks:
        return
    outsiders = [one for one in audit.attacks if str(one.attacker) in ("A0", "A1")] or list(audit.attacks)
    best = outsiders[-1]
    for cell in map(tuple, np.argwhere(audit.release.hidden).tolist()):
        yield {"cell": _codes(audit, cell), **_interval(int(best.least[cell]), int(best.greatest[cell]))}


def _interval(least: int, greatest: int) -> dict[str, int | None]:
    if least == greatest:
        return {"value": least}
    return {"least": least, "greatest": None if greatest >= UNBOUNDED else greatest}


def _codes(audit: Audit, cell: Cell) -> dict[str, str]:
    return {one.name: one.codes[at] for one, at in zip(audit.release.dimensions, cell, strict=True)}


def lines_of(audit: Audit, values: dict[str, Any]) -> Iterator[str]:
    """The same for people, the worst first."""
    hidden, shown = values["cells"]["hidden"], values["cells"]["shown"]
    yield f"{count(hidden, 'cell')} hidden, {shown:,} shown."
    for name, counts in values["verdicts"].items():
        numbers = ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in ("safe", "disclosed", "unproven"))
        yield f"{ATTACKERS[name]}: {numbers}."
    yield from in_parts(audit)
    yield from _first([_disclosed(one) for one in values["disclosed"]])
    yield from _first([f"Not proven safe: {_name(one['cell'])}." for one in values["unproven"]])
    yield from _first(
        [f"Shown though small: {_name(one['cell'])}, {one['value']}." for one in values["small_counts_shown"]]
    )
    yield from _first([_change(one) for one in values["changes"]])
    yield from _first([f"Not safe any more on an earlier page: {one['cell']}." for one in values["earlier_cells"]])
    yield from _first([_group(one) for one in values["groups"]])
    yield from _first(
        [
            f"Whoever is alone in {name_of(one.alone, audit.release.dimensions)}, if anyone is, "
            f"learns {name_of(one.learns, audit.release.dimensions)}."
            for one in audit.exposed_if_alone
        ]
    )


def in_parts(audit: Audit) -> Iterator[str]:
    """What is to be said where the proof of some cells is not in whole people."""
    number = int(audit.in_parts.sum())
    if number:
        yield f"The proof of {count(number, 'cell')} is in parts of people: no tables in whole people were found."


ATTACKERS = {
    "A0": "Someone who can add up",
    "A1": "Someone who also knows the rule",
    "A2": "Someone who is alone in a cell",
    "A3": "Someone who kept what came out earlier",
}


def _first(lines: list[str]) -> Iterator[str]:
    yield from lines[:LINES]
    if len(lines) > LINES:
        yield f"... and {len(lines) - LINES:,} more; `--json` names all."


def _disclosed(one: dict[str, Any]) -> str:
    value = one["value"] if "value" in one else f"{one['least']} to {one['greatest']}"
    return f"Disclosed: {_name(one['cell'])} is {value} ({', '.join(one['attackers'])})."


def _group(one: dict[str, Any]) -> str:
    rest = {name: code for name, code in one["cell"].items() if name != one["dimension"]}
    where = f"Everyone in {_name(rest)}" if rest else "Everyone"
    return f"{where} whose {one['dimension']} is known is in {one['cell'][one['dimension']]}."


def _change(one: dict[str, Any]) -> str:
    since = f"since earlier table {one['earlier'] + 1}"
    if one["people"] is None:
        return f"A change that perhaps can be worked out {since}: {one['cell']}."
    return f"A change that can be worked out {since}: {one['cell']}, {one['people']:+}."


def _name(codes: dict[str, str]) -> str:
    return ", ".join(f"{name} {code}" for name, code in codes.items())


def said(values: dict[str, Any]) -> str:
    """The bad news in one sentence; empty where there is none."""
    parts = [
        (len(values["disclosed"]), "cell that can be worked out", "cells that can be worked out"),
        (len(values["unproven"]), "that is not proven safe", "that are not proven safe"),
        (len(values["small_counts_shown"]), "small count shown", "small counts shown"),
        (len(values["changes"]), "small change since an earlier table", "small changes since earlier tables"),
        (
            len(values["earlier_cells"]),
            "cell of an earlier table not safe any more",
            "cells of earlier tables not safe any more",
        ),
    ]
    words = [f"{number:,} {one if number == 1 else many}" for number, one, many in parts if number]
    if not words:
        return "" if values["clean"] else "The table is not safe."
    return f"The table is not safe: {', '.join(words)}."
