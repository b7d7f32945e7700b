"""Our audit of a page by one attacker after the other, each in a process of its own that is stopped after a time."""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection

from colonnade.core.disclosure.audit import Attacker, Audit, Safety, audit
from colonnade.core.disclosure.table import Alternatives, Release, Rule, Table, insiders
from colonnade.core.disclosure.table.earlier import Earlier

ATTACKERS = (Attacker.A0, Attacker.A1, Attacker.A2)
HEAD = "".join(f"{one:>20}" for one in ATTACKERS) + f"{'audit s':>9}"
# Seconds of the clock for the attackers of one page, who all set out at once.
PATIENCE = 12.0
# And for a page of this many cells and more.
LARGE, PATIENCE_IF_LARGE = 100_000, 60.0
BEGIN = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Verdicts:
    """For each attacker how many cells are found out, not settled and safe; None where time was up. CPU of them all."""

    by: dict[Attacker, tuple[int, int, int] | None]
    seconds: float

    def __str__(self) -> str:
        """Beside one another, for a row of the print."""
        return "".join(f"{_words(self.by[one]):>20}" for one in ATTACKERS) + f"{self.seconds:>9.1f}"

    @property
    def are_clean(self) -> bool:
        """Whether every cell is safe from all."""
        return all(found is not None and not any(found[:2]) for found in self.by.values())


def _words(found: tuple[int, int, int] | None) -> str:
    return "time was up" if found is None else " / ".join(f"{one:,}" for one in found)


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
    holders = tuple(insiders(table)) if Attacker.A2 in attackers else ()
    return audit(page, rule, attackers=attackers, insiders=holders, prior=prior, alternatives=alternatives)


def tally(audited: Audit, attacker: Attacker) -> tuple[int, int, int]:
    """How many hidden cells are found out, not settled, and safe."""
    one = audited.by(attacker)
    return one.count(Safety.DISCLOSED), one.count(Safety.UNPROVEN), one.count(Safety.SAFE)


def verdicts(table: Table, page: Release, rule: Rule, alternatives: Alternatives | None) -> Verdicts:
    """All of ATTACKERS side by side; who is not back in time has no verdict."""
    patience = PATIENCE if table.cells.size < LARGE else PATIENCE_IF_LARGE
    ends = time.monotonic() + patience
    seconds, by = 0.0, {}
    started = [(one, *_start(table, page, rule, alternatives, one)) for one in ATTACKERS]
    for one, process, answer in started:
        came = answer.poll(max(0.0, ends - time.monotonic()))
        by[one], spent = answer.recv() if came else (None, patience)
        seconds += spent
        process.kill()
        process.join()
        answer.close()
    return Verdicts(by, seconds)


def _start(table: Table, page: Release, rule: Rule, alternatives: Alternatives | None, attacker: Attacker):
    here, there = BEGIN.Pipe(duplex=False)
    process = BEGIN.Process(target=_run, args=(there, table, page, rule, alternatives, attacker), daemon=True)
    process.start()
    there.close()
    return process, here


def _run(
    there: Connection, table: Table, page: Release, rule: Rule, alternatives: Alternatives | None, attacker: Attacker
) -> None:
    began = time.process_time()
    found = tally(attack(table, page, rule, attackers=(attacker,), alternatives=alternatives), attacker)
    there.send((found, time.process_time() - began))
