"""Planning beside protecting: how many cells of the letters, apart, are left to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from colonnade.core.disclosure.plan import plan
from colonnade.core.disclosure.protect import protect
from colonnade.core.disclosure.table import Dimension, Rule, Table
from tests.benchmarks.tables_apart import Apart, NoResult
from tests.benchmarks.tables_cpu import best
from tests.benchmarks.tables_marks import Mark
from tests.benchmarks.tables_verdicts import HEAD, verdicts
from tests.factories.tables import count, people

SIZES = (10_000, 200_000)
# How many times as many cells as on the protected page of teams, for the smallest size.
REACH = 2.0
# Seconds of the clock for one plan.
PATIENCE = 60.0
LETTERS: Mapping[tuple[str, ...], Mapping[str, tuple[str, ...]]] = {
    ("so", "team"): {"so": ("2", "3", "4")},
    ("sab", "team"): {"sab": ("N",)},
    ("so", "age", "team"): {"so": ("2", "3", "4")},
    ("so", "sab", "team"): {"so": ("2", "3", "4"), "sab": ("N",)},
}


def rows(ends: float) -> Iterator[str | Mark]:
    """A row for each choice of dimensions; nothing runs beyond `ends`."""
    yield "\nplan: cells of gay or lesbian, bisexual, other and trans, each apart, that can be read"
    yield (
        f"{'dimensions and people':<28}{'CPU s':>8}{'plan':>7}{'its own fixed':>15}{'protected teams':>17}"
        f"{'times':>7}{'':>8}{HEAD}"
    )
    for n in SIZES:
        who = people(n)
        for dims, letters in LETTERS.items():
            yield from _row(count(dims, who, unknown=True), f"{', '.join(dims)}: {n:,}", letters, ends)


def _row(counted: Table, title: str, letters: Mapping[str, tuple[str, ...]], ends: float) -> Iterator[str | Mark]:
    what, asked = "plan: times as many cells of the letters", counted.people == SIZES[0]
    try:
        left = Apart(lambda: fixed(counted, letters), PATIENCE, ends).wait()
        seconds, found = Apart(lambda: best(lambda: plan(counted, letters, place="team")), PATIENCE, ends).wait()
    except NoResult as none:
        yield f"{title:<28}  {none}"
        if asked:
            yield Mark(what, title, str(none), REACH, None)
        return
    times = found.published / left if left else np.inf
    missed = "MISSED" if times < REACH and asked else ""
    yield (
        f"{title:<28}{seconds:>8.2f}{found.published:>7}{found.fixed:>15}{left:>17}{times:>7.1f}{missed:>8}"
        f"{verdicts(counted, found.guarded, Rule(), found.alternatives, ends)}"
    )
    if asked:
        yield Mark(what, title, f"{times:.1f}", REACH, times >= REACH)


def fixed(counted: Table, letters: Mapping[str, tuple[str, ...]]) -> int:
    """What `protect` leaves of the letters on one page of all teams, without divisions."""
    flat = Table(
        tuple(Dimension(one.name, one.categories, (), one.unknown) for one in counted.dimensions), counted.counts
    )
    shown = ~protect(flat, Rule()).release.hidden & (flat.cells > 0)
    lines = [
        np.isin(np.arange(len(one.codes)), [one.position[code] for code in letters.get(one.name, ())])
        for one in flat.dimensions
    ]
    of_a_letter = np.zeros(flat.shape, dtype=np.bool_)
    for axis, line in enumerate(lines):
        of_a_letter |= np.expand_dims(line, [other for other in range(len(lines)) if other != axis])
    return int((shown & of_a_letter).sum())
