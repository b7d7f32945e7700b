"""Protect several tables over the same people as margins of one table, and attack each with those before it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit import Attacker, Audit, audit
from colonnade.core.disclosure.protect import Arrays, Protected, protect
from colonnade.core.disclosure.table import Alternatives, Release, Rule, Table
from colonnade.core.disclosure.table.earlier import Earlier
from colonnade.core.disclosure.table.linked import linked_insiders, margin_of, page_of

__all__ = ["Linked", "audit_linked", "protect_linked"]

Progress = Callable[[int, int], None]
Keep = Callable[[Arrays], None]


@dataclass(frozen=True, eq=False)
class Linked:
    """Pages over the same people. `whole` is the table of all their dimensions as it was protected, for no reader.

    `tables` and `releases` are in the order of `names`, the dimensions of each page.
    """

    whole: Protected
    names: tuple[tuple[str, ...], ...]
    tables: tuple[Table, ...]
    releases: tuple[Release, ...]


def protect_linked(
    table: Table,
    pages: Sequence[Sequence[str]],
    rule: Rule = Rule(),  # noqa: B008 -- frozen
    *,
    prior: Sequence[Earlier] = (),
    seed: int = 0,
    progress: Progress | None = None,
    resume: Arrays | None = None,
    keep: Keep | None = None,
) -> Linked:
    """Decide what of several margins of a table may be published side by side.

    `pages` are the dimensions of each margin. The table of all dimensions is protected as one, so a number that stands
    on two pages is shown on both or on none; cells that are on no page cost nothing to hide. Raises TableError as
    `protect` does, and where a page has a dimension that the table does not have; `resume` and `keep` are handed to it.
    """
    names = tuple(tuple(one) for one in pages)
    tables = tuple(margin_of(table, one) for one in names)
    costs = _on_pages(table, names)
    made = protect(table, rule, prior=prior, seed=seed, costs=costs, progress=progress, resume=resume, keep=keep)
    return Linked(made, names, tables, tuple(page_of(made.release, one) for one in names))


def _on_pages(table: Table, names: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """1 for each cell that is on some page, and 0 elsewhere."""
    found = np.zeros(table.shape)
    for one in names:
        found[tuple(slice(None) if side.name in one else -1 for side in table.dimensions)] = 1.0
    return found


def audit_linked(
    made: Linked, *, prior: Sequence[Earlier] = (), seed: int = 0, progress: Progress | None = None
) -> tuple[Audit, ...]:
    """Attack each page with all those before it in the reader's hands; the last one is attacked with all of them.

    `prior` are releases of other days or tables. Every insider is known on every page.
    """
    rule = made.whole.rule
    told = linked_insiders(made.whole.table, made.tables) if rule.insiders else ((),) * len(made.tables)
    before = tuple(prior)
    found = []
    for at, release in enumerate(made.releases):
        asked = [Attacker.A0, Attacker.A1, *([Attacker.A2] if rule.insiders else [])]
        audited = audit(
            release,
            rule,
            attackers=[*asked, *([Attacker.A3] if before else [])],
            insiders=told[at],
            prior=before,
            alternatives=_offered(made, at),
            seed=seed,
            progress=progress,
        )
        found.append(audited)
        before = (*before, Earlier(release, same_people=True, alone=told[at]))
    return tuple(found)


def _offered(made: Linked, at: int) -> Alternatives | None:
    """The proof of the whole table, laid out as the first pages up to this one have their dimensions together.

    None where they do not have all dimensions of the table.
    """
    table, offered = made.whole.table, made.whole.alternatives
    names = [one.name for one in table.dimensions]
    order = list(dict.fromkeys(name for one in (made.names[at], *made.names[:at]) for name in one))
    if set(order) != set(names):
        return None
    axes = [names.index(name) for name in order]
    places = np.unravel_index(offered.at, table.counts.shape)
    shape = tuple(table.counts.shape[axis] for axis in axes)
    flat = np.ravel_multi_index(tuple(places[axis] for axis in axes), shape)
    start = np.ascontiguousarray(table.counts.transpose(axes))
    return Alternatives(start, offered.first, np.asarray(flat, dtype=np.int64), offered.by)
