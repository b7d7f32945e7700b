"""Safe tables: ours beside others on the same made-up people, every page attacked by our audit.

Each row of the print is one page: what making it cost, what it hides beyond the small counts, and, for each attacker,
how many hidden cells are found out / not settled / safe.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from colonnade.core.disclosure.protect import Protected, protect

from colonnade.core.disclosure.audit import Attacker, Safety, audit
from colonnade.core.disclosure.table import Release, Rule, Table
from tests.benchmarks import tables_more
from tests.benchmarks.tables_argus import METHODS, Answer, Job, Queue
from tests.benchmarks.tables_attack import Attack, compare
from tests.benchmarks.tables_cpu import best
from tests.benchmarks.tables_pages import mask, small, starred, with_hidden
from tests.benchmarks.tables_verdicts import HEAD, attack, verdicts
from tests.factories.tables import TABLES, table

SIZES = (10_000, 200_000, 5_000_000)
# CPU seconds that protecting may take, by cells of the table.
SECONDS = {2_632: 0.2, 13_720: 1.5, 18_424: 3.0, 250_040: 30.0}
PLAIN = Rule(groups=False, insiders=False)
INSIDERS = Rule(groups=False)
# GaussSuppression 1.2.3 on the same tables: people in its secondary cells, the share of that to reach, and the rule
# of ours that asks for the same. It knows no group disclosure.
LOSS = {
    ("t3_so_age_team", 10_000): (2_628, 0.95, PLAIN),
    ("t3_so_gi_eth", 10_000): (2_059, 0.95, PLAIN),
    ("t3_so_gi_eth", 200_000): (3_039, 0.95, PLAIN),
    ("t5_so_gi_sab_age_div", 10_000): (40_500, 1.05, INSIDERS),
    ("t5_so_gi_sab_age_div", 200_000): (184_800, 1.05, INSIDERS),
    ("t5_so_gi_sab_age_div", 5_000_000): (283_000, 1.05, INSIDERS),
}
OURS = {
    "ours": Rule(),
    "ours, no groups": INSIDERS,
    "ours, nor insiders": PLAIN,
    "ours, nearest 5": Rule(rounding=5),
}
# Others leak so much that attacking their pages in full takes long, and the largest table tells nothing new.
LARGEST_FOR_OTHERS = 20_000
# Its input is a row for each person.
MOST_PEOPLE_FOR_ARGUS = 200_000
# Seconds of the clock for one of its pages, by dimensions: its own least limit is a minute, and it is not kept well.
ARGUS_SECONDS = {2: 90.0, 3: 90.0, 4: 20.0, 5: 20.0}
SAMPLE = 30
TITLES = f"{'page':<20}{'CPU s':>8}{'limit':>7}{'hidden':>9}{'more':>7}{'people in them':>16}{HEAD}"


@dataclass(frozen=True)
class Block:
    """One table of one size."""

    name: str
    people: int

    @property
    def key(self) -> str:
        """Its name in the queue."""
        return f"{self.name}, {self.people:,} people"

    @property
    def table(self) -> Table:
        """The table, counted anew."""
        return table(self.name, self.people)


def blocks(*, quick: bool) -> list[Block]:
    """All of them, or only those that take seconds."""
    names = [name for name in TABLES if not quick or name.startswith(("t2", "t3"))]
    return [Block(name, people) for people in SIZES[: 2 if quick else 3] for name in names]


def jobs(some: list[Block], *, quick: bool) -> list[Job]:
    """What tau-Argus is asked for: its exact method only up to three dimensions, as it never ends beyond."""
    return [
        Job(block.key, method, block.table, 20.0 if quick else ARGUS_SECONDS[len(TABLES[block.name])])
        for block in some
        if block.people <= MOST_PEOPLE_FOR_ARGUS and np.prod(block.table.shape) <= LARGEST_FOR_OTHERS
        for method in METHODS
        if method == "MOD" or block.name.startswith(("t2", "t3"))
    ]


def measure(*, quick: bool = False) -> None:
    """Print everything; `quick` leaves out the tables of four and five dimensions and 5 million people."""
    some = blocks(quick=quick)
    queue = Queue(jobs(some, quick=quick))
    try:
        warm()
        print(TITLES)
        waiting: list[tuple[Block, list[str]]] = []
        for block in some:
            waiting.append((block, list(rows(block))))
            while waiting and queue.has_ended(waiting[0][0].key):
                _print(*waiting.pop(0), queue)
        while waiting:
            _print(*waiting.pop(0), queue)
    finally:
        queue.close()
    tables_more.measure(quick=quick)


def warm() -> None:
    """Have every compiled loop ready, on a table that is small."""
    counted = table("t3_so_gi_eth", 10_000)
    for rule in OURS.values():
        made = protect(counted, rule)
        attack(counted, made.release, rule, alternatives=made.alternatives)


def _print(block: Block, lines: list[str], queue: Queue) -> None:
    counted = block.table
    print(f"\n{block.key}: {counted.cells.size:,} cells, {small(counted, Rule()).sum():,} sensitive")
    print("\n".join(lines))
    for method, answer in queue.wait(block.key):
        print(argus_row(counted, method, answer))


def rows(block: Block) -> Iterator[str]:
    """Ours, then the usual exports."""
    counted = block.table
    for title, rule in OURS.items():
        if counted.cells.size > LARGEST_FOR_OTHERS and title != "ours":
            continue
        seconds, made = best(lambda rule=rule: protect(counted, rule))
        yield _row(counted, title, made.release, rule, seconds=seconds, made=made) + _loss(block, rule, made)
        if rule == PLAIN and block.people == SIZES[0] and counted.cells.size < 3_000:
            yield _second_opinion(counted, made)
    if counted.cells.size <= LARGEST_FOR_OTHERS:
        yield _row(counted, "*", starred(counted, Rule()), Rule())
        yield _row(counted, "* and nearest 5", starred(counted, Rule(), rounding=5), Rule(rounding=5))


def argus_row(counted: Table, method: str, answer: Answer) -> str:
    """tau-Argus, or why it has no page."""
    title = f"tau-Argus {method}"
    if answer.failure:
        return f"{title:<20}{'':>8}  no page: {answer.failure}"
    page = with_hidden(counted, mask(counted, answer.hidden))
    return _row(counted, title, page, Rule(), seconds=answer.seconds)


def _row(
    counted: Table,
    title: str,
    page: Release,
    rule: Rule,
    *,
    seconds: float | None = None,
    made: Protected | None = None,
) -> str:
    limit = SECONDS.get(counted.cells.size) if made else None
    more = page.hidden & ~small(counted, rule)
    found = verdicts(counted, page, rule, made.alternatives if made else None)
    return (
        f"{title:<20}{'' if seconds is None else f'{seconds:.2f}':>8}{limit or '':>7}{page.hidden.sum():>9,}"
        f"{more.sum():>7,}{counted.cells[more].sum():>16,}{found}"
    )


def _loss(block: Block, rule: Rule, made: Protected) -> str:
    """What it lost beside GaussSuppression, where that was measured under the same rule."""
    theirs, reach, same = LOSS.get((block.name, block.people), (0, 0.0, None))
    if rule != same:
        return ""
    more = made.release.hidden & ~small(made.table, rule)
    share = made.table.cells[more].sum() / theirs
    return f"   {share:.3f} of GaussSuppression's {theirs:,}, to reach {reach}" + ("" if share <= reach else "  MISSED")


def _second_opinion(counted: Table, made: Protected) -> str:
    """An attack written apart, beside the audit: on our page, and on the usual one, which leaks."""
    said = []
    for title, page in (("ours", made.release), ("*", starred(counted, PLAIN))):
        audited = audit(page, PLAIN, attackers=(Attacker.A1,))
        same = compare(Attack(page), audited.safety == Safety.DISCLOSED, sample=SAMPLE)
        said.append(
            f"{title}: {same.both_found} found out by both, {same.both_missed} by neither, "
            f"{same.only_attack} only by the attack, {same.only_audit} only by the audit"
        )
    return f"  a second attack on {SAMPLE} cells, " + "; ".join(said)
