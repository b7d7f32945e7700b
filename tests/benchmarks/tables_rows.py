"""One table of one size: a row for each page of it, ours and other people's, and what was to be reached beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from colonnade.core.disclosure.audit import Attacker, Safety, audit
from colonnade.core.disclosure.protect import Protected, protect
from colonnade.core.disclosure.table import Release, Rule, Table
from tests.benchmarks.tables_apart import LEAST, Apart, NoResult, until
from tests.benchmarks.tables_argus import METHODS, Job, answer
from tests.benchmarks.tables_attack import Attack, Opinion, compare
from tests.benchmarks.tables_cpu import best
from tests.benchmarks.tables_marks import CLEAN, Mark
from tests.benchmarks.tables_more import unproved
from tests.benchmarks.tables_pages import mask, small, starred, with_hidden
from tests.benchmarks.tables_verdicts import HEAD, Verdicts, verdicts
from tests.factories.tables import TABLES

# CPU seconds that protecting with its proof may take, for tables of up to so many cells.
SECONDS = {2_632: 0.2, 13_720: 1.5, 18_424: 3.0, 250_040: 30.0}
PLAIN = Rule(groups=False, insiders=False)
# GaussSuppression 1.2.3 on the same tables: people in its secondary cells, and the share of that to reach.
# It knows no group disclosure; up to 3,000 cells neither does ours here, nor insiders.
LOSS = {
    ("t3_so_age_team", 10_000): (2_628, 0.95),
    ("t3_so_gi_eth", 10_000): (2_059, 0.95),
    ("t3_so_gi_eth", 200_000): (3_039, 0.95),
    ("t5_so_gi_sab_age_div", 10_000): (40_500, 1.05),
    ("t5_so_gi_sab_age_div", 200_000): (184_800, 1.05),
    ("t5_so_gi_sab_age_div", 5_000_000): (283_000, 1.05),
}
# Of these our page is audited once more, with its proof taken away.
UNPROVED = {("t3_so_age_team", 10_000), ("t5_so_gi_sab_age_div", 10_000)}
SMALL = 3_000
# What is to be reached.
CPU = "protect with its proof: CPU s"
WHOLE = "cells safe only by tables in parts of people"
# The largest table tells nothing new of others.
LARGEST_FOR_OTHERS = 20_000
# Its input is a row for each person.
MOST_PEOPLE_FOR_ARGUS = 200_000
# Seconds of the clock for one page of tau-Argus: its own least limit is a minute, and it is not kept well.
ARGUS_SECONDS, ARGUS_SECONDS_IF_LARGE = 40.0, 20.0
# An attack written apart from ours: on so many cells of a page, for so many seconds of the clock.
SAMPLE, SAMPLE_SECONDS = 12, 15.0
TITLES = f"{'page':<22}{'CPU s':>8}{'limit':>7}{'hidden':>9}{'more':>7}{'people in them':>16}{HEAD}"


@dataclass(frozen=True)
class Block:
    """One table of one size; a page has `patience` seconds of the clock, and nothing runs beyond `ends`."""

    name: str
    people: int
    table: Table
    patience: float
    ends: float

    @property
    def is_small(self) -> bool:
        """Whether it is among those of up to 3,000 cells."""
        return self.table.cells.size <= SMALL

    def rows(self) -> Iterator[str | Mark]:
        """The print of it."""
        cells = self.table.cells
        yield f"\n{self.title}: {cells.size:,} cells, {small(self.table, Rule()).sum():,} sensitive"
        if until(LEAST) > self.ends:
            yield "all its pages: not run: no time left"
            for what in (CPU, CLEAN):
                yield Mark(what, f"{self.title}, all pages", "no time left", 0, None)
            return
        yield from self._ours("ours, plain", PLAIN) if self.is_small else ()
        yield from self._ours("ours", Rule())
        yield from self._ours("ours, nearest 5", Rule(rounding=5))
        if cells.size > LARGEST_FOR_OTHERS:
            yield f"others: not run beyond {LARGEST_FOR_OTHERS:,} cells"
            return
        yield self._theirs("*", starred(self.table, Rule()), Rule())
        yield self._theirs("* and nearest 5", starred(self.table, Rule(), rounding=5), Rule(rounding=5))
        for method in METHODS:
            yield self._argus(method)

    @property
    def title(self) -> str:
        """The table and its people."""
        return f"{self.name}, {self.people:,} people"

    def _ours(self, title: str, rule: Rule) -> Iterator[str | Mark]:
        limit = next(limit for cells, limit in SECONDS.items() if self.table.cells.size <= cells)
        what = f"{self.title}, {title}"
        try:
            work = Apart(lambda: best(lambda: protect(self.table, rule)), self.patience, self.ends)
            seconds, made = work.wait()
        except NoResult as none:
            yield f"{title:<22}{'':>8}{limit:>7}  {none}"
            yield Mark(CPU, what, str(none), limit, False if none.spent > limit else None)
            yield Mark(CLEAN, what, str(none), 0, None)
            return
        found = verdicts(self.table, made.release, rule, made.alternatives, self.ends)
        late = "  CPU MISSED" if seconds > limit else ""
        yield (
            self._row(title, made.release, rule, found, seconds=seconds, limit=limit) + self._share(title, made) + late
        )
        yield Mark(CPU, what, f"{seconds:.2f}", limit, seconds <= limit)
        yield from self._loss(title, what, made)
        if rule.insiders:
            yield Mark(CLEAN, what, _bad(found), 0, None if found.bad is None else not found.bad)
            yield Mark(WHOLE, what, f"{found.in_parts:,}", 0, None if found.bad is None else not found.in_parts)
        if self.is_small and title == "ours" and made.release.hidden.any():
            yield self._second_opinion(made)
        if (self.name, self.people) in UNPROVED and title == "ours":
            yield from unproved("  proof taken away", made.release, self.table, self.ends)

    def _row(
        self,
        title: str,
        page: Release,
        rule: Rule,
        found: Verdicts,
        *,
        seconds: float | None = None,
        limit: float | None = None,
    ) -> str:
        more = page.hidden & ~small(self.table, rule)
        return (
            f"{title:<22}{'' if seconds is None else f'{seconds:.2f}':>8}{limit or '':>7}{page.hidden.sum():>9,}"
            f"{more.sum():>7,}{self.table.cells[more].sum():>16,}{found}"
        )

    def _lost(self, title: str, made: Protected) -> tuple[int, int, float] | None:
        """People lost, by GaussSuppression, and the share to reach, where that was measured under the same rule."""
        asked = LOSS.get((self.name, self.people))
        if asked is None or title != ("ours, plain" if self.is_small else "ours"):
            return None
        more = made.release.hidden & ~small(made.table, made.rule)
        return int(made.table.cells[more].sum()), *asked

    def _share(self, title: str, made: Protected) -> str:
        lost = self._lost(title, made)
        if lost is None:
            return ""
        share = lost[0] / lost[1]
        met = "" if share <= lost[2] else "  LOSS MISSED"
        return f"   {share:.3f} of GaussSuppression's {lost[1]:,} people, to reach {lost[2]}{met}"

    def _loss(self, title: str, what: str, made: Protected) -> Iterator[Mark]:
        lost = self._lost(title, made)
        if lost is not None:
            share = lost[0] / lost[1]
            yield Mark("lost, of GaussSuppression's", what, f"{share:.3f}", lost[2], share <= lost[2])

    def _theirs(self, title: str, page: Release, rule: Rule, seconds: float | None = None) -> str:
        found = verdicts(self.table, page, rule, None, self.ends)
        return self._row(title, page, rule, found, seconds=seconds)

    def _argus(self, method: str) -> str:
        title = f"tau-Argus {method}"
        seconds = min(ARGUS_SECONDS if self.is_small else ARGUS_SECONDS_IF_LARGE, self.ends - until(0))
        if self.people > MOST_PEOPLE_FOR_ARGUS:
            return f"{title:<22}  not run: its input would be {self.people:,} rows"
        if method == "OPT" and len(TABLES[self.name]) > 3:
            return f"{title:<22}  not run: beyond three dimensions it does not end"
        if seconds < 1:
            return f"{title:<22}  not run: no time left"
        came = answer(Job(method, self.table, seconds))
        if came.failure:
            return f"{title:<22}  no page: {came.failure}"
        page = with_hidden(self.table, mask(self.table, came.hidden))
        return self._theirs(title, page, Rule(), came.seconds)

    def _second_opinion(self, made: Protected) -> str:
        """An attack written apart, beside the audit: on our page, and on the usual one, which leaks."""
        said = []
        for title, page, offered in (
            ("our page", made.release, made.alternatives),
            ("the page of *", starred(self.table, made.rule), None),
        ):

            def work(page=page, offered=offered):
                ours = audit(page, made.rule, attackers=(Attacker.A1,), alternatives=offered)
                return compare(Attack(page), ours.safety, sample=SAMPLE, seconds=SAMPLE_SECONDS)

            try:
                pairs = Apart(work, 2 * SAMPLE_SECONDS, self.ends).wait()
            except NoResult as none:
                said.append(f"{title}: {none}")
                continue
            said.append(f"{title}: {_agreement(pairs)}")
        return "  A1 once more, by scipy: " + "; ".join(said)


def _agreement(pairs: Counter[tuple[Opinion, Safety]]) -> str:
    same = {(Opinion.FOUND, Safety.DISCLOSED), (Opinion.SAFE, Safety.SAFE)}
    settled = {pair: many for pair, many in pairs.items() if pair[0] is not Opinion.OPEN}
    agree = sum(many for pair, many in settled.items() if pair in same)
    each = sorted(f"{many} {own.value}, audit {ours.name.lower()}" for (own, ours), many in pairs.items())
    return f"agrees on {agree} of {sum(settled.values())} cells ({'; '.join(each)})"


def _bad(found: Verdicts) -> str:
    if found.bad is None:
        return ", ".join(sorted({one for one in found.by.values() if isinstance(one, str)}))
    return f"{found.bad:,}"
