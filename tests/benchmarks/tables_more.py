"""Safe tables, what is not one page of one table: two releases in turn, a page of somebody else's, and planning."""

from __future__ import annotations

from colonnade.core.disclosure.audit import Attacker, Audit
from colonnade.core.disclosure.protect import protect
from colonnade.core.disclosure.table import Release, Rule, Table
from colonnade.core.disclosure.table.earlier import Earlier
from tests.benchmarks import tables_plan
from tests.benchmarks.tables_cpu import once
from tests.benchmarks.tables_pages import starred
from tests.benchmarks.tables_verdicts import ATTACKERS, attack, tally
from tests.factories.tables import TABLES, count, people, table

NEWCOMERS = 60
FOREIGN_SECONDS = 10.0
RULE = Rule()


def measure(*, quick: bool) -> None:
    """Print each."""
    in_turn()
    tables_plan.measure()
    if not quick:
        foreign()


def in_turn() -> None:
    """Two releases with a few new people in between: what A3 learns of those."""
    dims, n = TABLES["t3_so_age_team"], 10_000
    who = people(n + NEWCOMERS)
    before, after = (count(dims, {name: codes[:upto] for name, codes in who.items()}) for upto in (n, n + NEWCOMERS))
    print(f"\nso, age and team of {n:,} people, and again with {NEWCOMERS} more: what A3 finds out")
    print(_turn("* and *", after, starred(after, RULE), starred(before, RULE)))
    first = protect(before, RULE).release
    print(_turn("ours, each by itself", after, protect(after, RULE).release, first))
    seconds, second = once(lambda: protect(after, RULE, prior=(Earlier(first, same_people=False),)))
    print(_turn("ours, knowing", after, second.release, first) + f"   {seconds:.2f} s CPU")


def _turn(title: str, counted: Table, second: Release, first: Release) -> str:
    found = attack(counted, second, RULE, attackers=(Attacker.A3,), prior=(Earlier(first, same_people=False),))
    sizes = [one.people for one in found.changes]
    return (
        f"{title:<24}{second.hidden.sum():>7,} hidden   A3 {_words(found, Attacker.A3)}   small changes found out "
        f"{len(sizes) - sizes.count(None)}, of one person {sum(size in (1, -1) for size in sizes)}, "
        f"not settled {sizes.count(None)}"
    )


def foreign() -> None:
    """How long our audit takes on pages of 2,600 signs and more that come without any proof, by all attackers.

    One leaks nearly everything. The other is ours with its proof taken away, which is the harder work.
    """
    counted = table("t5_so_gi_sab_age_div", 10_000)
    print(f"\naudit of pages that come without a proof, to end in {FOREIGN_SECONDS:.0f} s of CPU")
    for title, page in (("*", starred(counted, RULE)), ("ours, proof taken away", protect(counted, RULE).release)):
        seconds, found = once(lambda page=page: attack(counted, page, RULE))
        print(
            f"{title:<24}{page.hidden.sum():>7,} hidden{seconds:>8.1f} s"
            f"{'' if seconds <= FOREIGN_SECONDS else '  MISSED'}   "
            + ", ".join(f"{one} {_words(found, one)}" for one in ATTACKERS)
        )


def _words(found: Audit, attacker: Attacker) -> str:
    return " / ".join(f"{number:,}" for number in tally(found, attacker))
