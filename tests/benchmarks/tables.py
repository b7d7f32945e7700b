"""Safe tables: ours beside others on the same made-up people, every page attacked by our audit.

Each row of the print is one page: what making it cost, what it hides beyond the small counts, and, for each attacker,
how many hidden cells are found out / not settled / safe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from colonnade.core.disclosure.protect import protect
from colonnade.core.disclosure.table import Rule, Table
from tests.benchmarks import tables_more
from tests.benchmarks.tables_apart import side_by_side, until
from tests.benchmarks.tables_marks import Mark, summary
from tests.benchmarks.tables_rows import PLAIN, TITLES, Block
from tests.benchmarks.tables_verdicts import attack
from tests.factories.tables import TABLES, table

SIZES = (10_000, 200_000, 5_000_000)
# Seconds of the clock for everything: what has not begun by then is named as not run.
SECONDS = 480.0
# And for a page of ours; with `long` there is time for every page to end.
PATIENCE, LONG = 60.0, 20.0
LANES = 2

Work = Callable[[], Iterator[str | Mark]]


def measure(*, quick: bool = False, long: bool = False) -> None:
    """Print everything; `quick` leaves out the tables of four and five dimensions and 5 million people."""
    counted = _counted(quick=quick)
    warm()
    times = LONG if long else 1.0
    ends = until(SECONDS * times)
    blocks = [Block(*key, one, PATIENCE * times, ends) for key, one in counted.items()]
    few = [block.rows for block in blocks if block.is_small]
    many = [block.rows for block in blocks if not block.is_small]
    print(f"{TITLES}\n(for each attacker: found out / not settled / safe; plain: neither insiders nor groups)")
    marks: list[Mark] = []
    for said in side_by_side([[*few, *tables_more.works(ends, quick=quick)], many], LANES):
        if isinstance(said, Mark):
            marks.append(said)
        else:
            print(said, flush=True)
    print("\n".join(summary(marks)))


def _counted(*, quick: bool) -> dict[tuple[str, int], Table]:
    """The tables, the small ones first; counted here, since people take long to make up."""
    found = {
        (name, people): table(name, people)
        for people in SIZES[: 2 if quick else 3]
        for name in TABLES
        if not quick or name.startswith(("t2", "t3"))
    }
    return dict(sorted(found.items(), key=lambda one: one[1].cells.size))


def warm() -> None:
    """Have every compiled loop ready, on a table that is small."""
    counted = table("t3_so_gi_eth", 10_000)
    for rule in (Rule(), PLAIN, Rule(rounding=5)):
        made = protect(counted, rule)
        attack(counted, made.release, rule, alternatives=made.alternatives)
