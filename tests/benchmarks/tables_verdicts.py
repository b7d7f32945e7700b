"""Our audit of a page by one attacker after the other, in processes of their own that are stopped after a time."""

from __future__ import annotations

from dataclasses import dataclass, field

from colonnade.core.disclosure.audit import Attacker, Audit, Safety, audit
from colonnade.core.disclosure.table import Alternatives, Release, Rule, Table, insiders
from colonnade.core.disclosure.table.earlier import Earlier
from tests.benchmarks.tables_apart import Apart, NoResult
from tests.benchmarks.tables_cpu import once

# Who looks at the page alone, and who is in the table; side by side, as the latter may take much longer.
SIDES = ((Attacker.A0, Attacker.A1), (Attacker.A2, Attacker.A3))
ATTACKERS = SIDES[0] + SIDES[1]
HEAD = "".join(f"{one:>20}" for one in ATTACKERS) + f"{'in parts':>10}{'audit s':>9}"
# Seconds of the clock for the attackers of one page, and for those of a page of so many cells and more.
PATIENCE, LARGE, PATIENCE_IF_LARGE = 20.0, 100_000, 60.0

Counted = tuple[int, int, int]


@dataclass
class Verdicts:
    """For each attacker how many cells are found out, not settled and safe; or in words why there is no answer.

    `in_parts` of the safe cells have only tables in parts of people for proof, from one attacker or more.
    `seconds` of CPU for all of them.
    """

    by: dict[Attacker, Counted | str] = field(default_factory=dict)
    in_parts: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        """Beside one another, for a row of the print."""
        return "".join(f"{_words(self.by[one]):>20}" for one in ATTACKERS) + f"{self.in_parts:>10,}{self.seconds:>9.1f}"

    @property
    def bad(self) -> int | None:
        """The most cells found out or not settled by one attacker; None where somebody gave no answer."""
        answers = [found for found in self.by.values() if not isinstance(found, str)]
        return max(sum(found[:2]) for found in answers) if len(answers) == len(self.by) else None


def _words(found: Counted | str) -> str:
    return found if isinstance(found, str) else " / ".join(f"{one:,}" for one in found)


def attack(
    table: Table,
    page: Release,
    rule: Rule,
    *,
    attackers: tuple[Attacker, ...] = ATTACKERS,
    prior: tuple[Earlier, ...] = (),
    alternatives: Alternatives | None = None,
) -> Audit:
    """Our audit of a page: everyone who is alone in a cell of the table is among the readers."""
    told = Attacker.A2 in attackers or Attacker.A3 in attackers
    holders = tuple(insiders(table)) if told else ()
    return audit(page, rule, attackers=attackers, insiders=holders, prior=prior, alternatives=alternatives)


def tally(audited: Audit, attacker: Attacker) -> Counted:
    """How many hidden cells are found out, not settled, and safe."""
    one = audited.by(attacker)
    return one.count(Safety.DISCLOSED), one.count(Safety.UNPROVEN), one.count(Safety.SAFE)


def verdicts(table: Table, page: Release, rule: Rule, alternatives: Alternatives | None, ends: float) -> Verdicts:
    """All of ATTACKERS; who is not back in time has no verdict. Nobody works beyond `ends`."""
    patience = PATIENCE if table.cells.size < LARGE else PATIENCE_IF_LARGE
    made = Verdicts()
    started = [(side, Apart(_side(table, page, rule, alternatives, side), patience, ends)) for side in SIDES]
    for side, apart in started:
        try:
            seconds, found, parts = apart.wait()
        except NoResult as none:
            made.by |= dict.fromkeys(side, none.why)
            made.seconds += none.spent
            continue
        made.by |= found
        made.seconds += seconds
        made.in_parts = max(made.in_parts, parts)
    return made


def _side(table: Table, page: Release, rule: Rule, alternatives: Alternatives | None, side: tuple[Attacker, ...]):
    def work() -> tuple[float, dict[Attacker, Counted], int]:
        seconds, found = once(lambda: attack(table, page, rule, attackers=side, alternatives=alternatives))
        return seconds, {one: tally(found, one) for one in side}, int(found.in_parts.sum())

    return work
