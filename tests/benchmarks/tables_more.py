"""Safe tables, what is not one page of one table: two releases in turn, a page of somebody else's, and planning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from colonnade.core.disclosure.audit import Attacker, Audit, audit
from colonnade.core.disclosure.protect import Protected, protect
from colonnade.core.disclosure.table import Release, Rule, Table
from colonnade.core.disclosure.table.earlier import Earlier
from tests.benchmarks import tables_plan
from tests.benchmarks.tables_apart import Apart, NoResult
from tests.benchmarks.tables_cpu import once
from tests.benchmarks.tables_marks import CLEAN, Mark
from tests.benchmarks.tables_pages import starred
from tests.benchmarks.tables_verdicts import ATTACKERS, attack, tally
from tests.factories.tables import TABLES, count, people, table

NEWCOMERS = 60
FOREIGN_SECONDS = 10.0
# Seconds of the clock for a page, and for the audit of one.
PATIENCE, FOREIGN_PATIENCE = 60.0, 40.0
RULE = Rule()
FOREIGN = "audit of a page without its proof: CPU s"
AGAIN = "the second release, A3"
NOT_YET = Mark(CLEAN, AGAIN, "no answer in time", 0, None)


def works(ends: float, *, quick: bool) -> list[Callable[[], Iterator[str | Mark]]]:
    """Each of them; nothing runs beyond `ends`."""
    more = () if quick else (partial(foreign, ends),)
    return [partial(in_turn, ends), *more, partial(tables_plan.rows, ends)]


def in_turn(ends: float) -> Iterator[str | Mark]:
    """Two releases with a few new people in between: what A3 learns of those."""
    dims, n = TABLES["t3_so_age_team"], 10_000
    who = people(n + NEWCOMERS)
    before, after = (count(dims, {name: codes[:upto] for name, codes in who.items()}) for upto in (n, n + NEWCOMERS))
    yield f"\nso, age and team of {n:,} people, and again with {NEWCOMERS} more: what A3 finds out"
    yield from _turn(_Turn("* and *", after, starred(before, RULE), ends), lambda: starred(after, RULE))
    try:
        first = Apart(lambda: protect(before, RULE).release, PATIENCE, ends).wait()
    except NoResult as none:
        yield f"ours: {none}"
        yield Mark(CLEAN, AGAIN, str(none), 0, None)
        return
    yield from _turn(_Turn("ours, each by itself", after, first, ends), lambda: protect(after, RULE))
    turn = _Turn("ours, knowing", after, first, ends)
    yield from _turn(turn, lambda: protect(after, RULE, prior=turn.prior))
    yield turn.mark


@dataclass
class _Turn:
    """A page of a table that comes after `first`."""

    title: str
    counted: Table
    first: Release
    ends: float
    mark: Mark = NOT_YET

    @property
    def prior(self) -> tuple[Earlier, ...]:
        return (Earlier(self.first, same_people=False),)


def _turn(turn: _Turn, making: Callable[[], Release | Protected]) -> Iterator[str]:
    try:
        seconds, made = Apart(lambda: once(making), PATIENCE, turn.ends).wait()
    except NoResult as none:
        yield f"{turn.title:<24}the page: {none}"
        return
    page, offered = (made.release, made.alternatives) if isinstance(made, Protected) else (made, None)
    work = partial(attack, turn.counted, page, RULE, attackers=(Attacker.A3,), prior=turn.prior, alternatives=offered)
    head = f"{turn.title:<24}{seconds:>7.2f} s CPU{page.hidden.sum():>7,} hidden   A3"
    try:
        found = Apart(work, PATIENCE, turn.ends).wait()
    except NoResult as none:
        yield f"{head}: {none}"
        return
    sizes = [one.people for one in found.changes]
    bad = sum(tally(found, Attacker.A3)[:2]) + len(sizes)
    turn.mark = Mark(CLEAN, AGAIN, f"{bad:,}", 0, not bad)
    yield (
        f"{head} {_words(found, Attacker.A3)}   small changes found out {len(sizes) - sizes.count(None)}, "
        f"of one person {sum(size in (1, -1) for size in sizes)}, not settled {sizes.count(None)}, "
        f"safe in parts {found.in_parts.sum():,}"
    )


def foreign(ends: float) -> Iterator[str | Mark]:
    """How long our audit takes on a page of `*` in five dimensions; ours without their proof are with their tables."""
    counted = table("t5_so_gi_sab_age_div", 10_000)
    yield f"\naudit of a page that comes without a proof, to end in {FOREIGN_SECONDS:.0f} s of CPU"
    yield from unproved("five dimensions, *", starred(counted, RULE), counted, ends)


def unproved(title: str, page: Release, counted: Table, ends: float) -> Iterator[str | Mark]:
    """A row for the audit of a page that comes without a proof.

    Whoever audits a page of somebody else does not know who is alone in a cell, so that is left out at first.
    """
    asked = {
        "A0 to A3, insiders not known": Apart(lambda: once(lambda: audit(page, RULE)), FOREIGN_PATIENCE, ends),
        "A0 to A3 with insiders": Apart(lambda: once(lambda: attack(counted, page, RULE)), FOREIGN_PATIENCE, ends),
    }
    for who, apart in asked.items():
        head = f"{title:<24}{page.hidden.sum():>7,} hidden   {who:<30}"
        try:
            seconds, found = apart.wait()
        except NoResult as none:
            met = False if none.spent > FOREIGN_SECONDS else None
            yield head + str(none)
            yield Mark(FOREIGN, f"{title}, {who}", str(none), FOREIGN_SECONDS, met)
            continue
        missed = "" if seconds <= FOREIGN_SECONDS else "  MISSED"
        yield f"{head}{seconds:>6.1f} s{missed}   " + ", ".join(f"{one} {_words(found, one)}" for one in ATTACKERS)
        yield Mark(FOREIGN, f"{title}, {who}", f"{seconds:.1f}", FOREIGN_SECONDS, seconds <= FOREIGN_SECONDS)


def _words(found: Audit, attacker: Attacker) -> str:
    return " / ".join(f"{number:,}" for number in tally(found, attacker))
