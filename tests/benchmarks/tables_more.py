"""Safe tables, what is not one page of one table: two releases in turn, a page of somebody else's, and planning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from colonnade.core.disclosure.audit import Attacker, Audit
from colonnade.core.disclosure.protect import protect
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
PATIENCE = 90.0
RULE = Rule()


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
    try:
        yield from _turn("* and *", after, starred(after, RULE), starred(before, RULE), ends)
        first = Apart(lambda: protect(before, RULE).release, PATIENCE, ends).wait()
        second = Apart(lambda: protect(after, RULE).release, PATIENCE, ends).wait()
        yield from _turn("ours, each by itself", after, second, first, ends)
        earlier = (Earlier(first, same_people=False),)
        work = Apart(lambda: once(lambda: protect(after, RULE, prior=earlier).release), PATIENCE, ends)
        seconds, second = work.wait()
        yield from _turn("ours, knowing", after, second, first, ends, seconds)
    except NoResult as none:
        yield f"no more of this: {none}"
        yield Mark(CLEAN, "the second release, A3", str(none), 0, None)


def _turn(
    title: str, counted: Table, second: Release, first: Release, ends: float, seconds: float | None = None
) -> Iterator[str | Mark]:
    earlier = (Earlier(first, same_people=False),)
    work = Apart(lambda: attack(counted, second, RULE, attackers=(Attacker.A3,), prior=earlier), PATIENCE, ends)
    found = work.wait()
    sizes = [one.people for one in found.changes]
    yield (
        f"{title:<24}{second.hidden.sum():>7,} hidden   A3 {_words(found, Attacker.A3)}   small changes found out "
        f"{len(sizes) - sizes.count(None)}, of one person {sum(size in (1, -1) for size in sizes)}, "
        f"not settled {sizes.count(None)}" + ("" if seconds is None else f"   {seconds:.2f} s CPU")
    )
    if seconds is not None:
        bad = sum(tally(found, Attacker.A3)[:2]) + len(sizes)
        yield Mark(CLEAN, "the second release, A3", f"{bad:,}", 0, not bad)


def foreign(ends: float) -> Iterator[str | Mark]:
    """How long our audit takes on pages that come without any proof, by all attackers.

    Those of `*` leak nearly everything. Ours are harder work, with their proof taken away.
    """
    large, small = table("t5_so_gi_sab_age_div", 10_000), table("t3_so_age_team", 10_000)
    yield f"\naudit by A0 to A3 of pages that come without a proof, to end in {FOREIGN_SECONDS:.0f} s of CPU"
    yield from _foreign("five dimensions, *", large, lambda: starred(large, RULE), ends)
    for title, counted in (("three dimensions, ours", small), ("five dimensions, ours", large)):
        yield from _foreign(title, counted, partial(_page, counted), ends)


def _page(counted: Table) -> Release:
    return protect(counted, RULE).release


def _foreign(title: str, counted: Table, making: Callable[[], Release], ends: float) -> Iterator[str | Mark]:
    what, page = "audit of a foreign page: CPU s", None
    try:
        page = Apart(making, PATIENCE, ends).wait()
        work = Apart(lambda: once(lambda: attack(counted, page, RULE)), PATIENCE, ends)
        seconds, found = work.wait()
    except NoResult as none:
        about = "the page" if page is None else f"{page.hidden.sum():,} hidden, the audit"
        yield f"{title:<26}{about}: {none}"
        met = False if page is not None and none.spent > FOREIGN_SECONDS else None
        yield Mark(what, title, f"{about}: {none}", FOREIGN_SECONDS, met)
        return
    missed = "" if seconds <= FOREIGN_SECONDS else "  MISSED"
    yield f"{title:<26}{page.hidden.sum():>7,} hidden{seconds:>8.1f} s{missed}   " + ", ".join(
        f"{one} {_words(found, one)}" for one in ATTACKERS
    )
    yield Mark(what, title, f"{seconds:.1f}", FOREIGN_SECONDS, seconds <= FOREIGN_SECONDS)


def _words(found: Audit, attacker: Attacker) -> str:
    return " / ".join(f"{number:,}" for number in tally(found, attacker))
