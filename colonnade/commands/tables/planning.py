"""`colonnade tables plan`: the finest levels at which each group of people can be looked at separately."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from colonnade.commands.answer import Answer, Failure
from colonnade.commands.tables.options import dims_of, layout_of, rule_of
from colonnade.commands.tables.progress import Progress
from colonnade.commands.tables.published import in_sentences
from colonnade.commands.tables.reading import read_rows
from colonnade.commands.tables.refusing import in_words
from colonnade.commands.tables.verdicts import in_parts, said, values_of
from colonnade.commands.words import count
from colonnade.core.disclosure.audit import Attacker, Safety, audit
from colonnade.core.disclosure.plan import plan as find_plan
from colonnade.core.disclosure.table.building import build, refuse_unpublishable
from colonnade.core.disclosure.table.layout import USUAL_COUNTS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping

    from colonnade.core.disclosure.audit import Audit
    from colonnade.core.disclosure.plan import Coverage, Plan
    from colonnade.core.disclosure.table.dimension import Dimension
    from colonnade.core.disclosure.table.rows import Rows
    from colonnade.core.disclosure.table.rule import Rule
    from colonnade.core.disclosure.table.table import Table

__all__ = ["audited", "plan"]

# The audit of so many cells takes a few seconds.
AUDITED_AT_MOST = 5_000


def plan(options: Namespace) -> Answer:
    """Say for each letter how finely it can be shown, and why no finer."""
    rule = rule_of(options)
    asked = dict(_asked(text) for text in options.letters)
    place = options.place or next((path.split(":")[0].strip() for path in options.hierarchy), "")
    if not place:
        raise Failure("Name the column of places, such as --place team or --hierarchy team:division.")
    with Progress() as progress, in_words(options.file):
        progress("Reading the table")
        rows, notes = read_rows(options.file)
        dims = dims_of(options.dims) if options.dims else _others(options, rows)
        layout = layout_of(options, tuple(dict.fromkeys((*asked, *dims, place))))
        built = build(rows, layout, perturbed=options.perturbed)
        refuse_unpublishable(built.table, rule.high)
        letters = {name: codes or _letters(built.table, name) for name, codes in asked.items()}
        progress("Looking for the finest levels")
        found = find_plan(built.table, letters, place=place, rule=rule, seed=options.seed)
        attacked = audited(found, rule, options.seed, progress)
    notes = (*notes, *built.notes, *_about(found, attacked))
    values = {**_values(found), "audit": _verdicts(attacked), "words": list(in_sentences(found.release))}
    return Answer({"file": options.file, **values, "notes": list(notes)}, (*notes, *_lines(found)))


def audited(found: Plan, rule: Rule, seed: int, progress: Progress) -> Audit | None:
    """The audit of a plan, by outsiders; None where the table is too large. Raises Failure where it is not clean."""
    if found.release.status.size > AUDITED_AT_MOST:
        return None
    attacked = audit(
        found.guarded,
        rule,
        attackers=(Attacker.A0, Attacker.A1),
        alternatives=found.alternatives,
        seed=seed,
        progress=progress.of("Attacking the plan"),
    )
    if not attacked.is_clean:
        raise Failure(f"No plan is given. {said(values_of(attacked))}")
    return attacked


def _verdicts(attacked: Audit | None) -> dict[str, Any] | None:
    return None if attacked is None else {name: values_of(attacked)[name] for name in ("clean", "verdicts")}


def _about(found: Plan, attacked: Audit | None) -> Iterator[str]:
    """What was attacked, and what was not."""
    if attacked is None:
        size = found.release.status.size
        yield (
            f"Not audited: the table has {size:,} cells, and a plan is audited up to {AUDITED_AT_MOST:,}. "
            "Publish nothing of it before that is done."
        )
        return
    yield (
        f"Audited: {count(attacked.count(Safety.SAFE), 'cell')} left out, none of which can be worked out by someone "
        "who can add up or who also knows the rule. It was not asked what people who are alone in a cell can work out."
    )
    yield from in_parts(attacked)


def _others(options: Namespace, rows: Rows) -> tuple[str, ...]:
    """The columns that sort people, where nobody named them: all but the groups and the count."""
    groups = {name.strip() for path in options.hierarchy for name in path.split(":")[1:]}
    left = [name for name in rows.names if name and name not in groups]
    counts = options.count or next((name for usual in USUAL_COUNTS for name in left if name.casefold() == usual), "")
    if not counts:
        raise Failure(f"Which column of {options.file} holds the count of people? Name it with --count.")
    return tuple(name for name in left if name != counts)


def _asked(text: str) -> tuple[str, tuple[str, ...]]:
    name, _, codes = text.partition("=")
    return " ".join(name.split()), dims_of(codes) if codes else ()


def _letters(table: Table, name: str) -> tuple[str, ...]:
    """The categories to look at separately: all whose meaning is known, but the largest."""
    axis = next(at for at, dimension in enumerate(table.dimensions) if dimension.name == name)
    dimension: Dimension = table.dimensions[axis]
    sizes = table.counts.sum(axis=tuple(at for at in range(table.counts.ndim) if at != axis)).tolist()
    known = {
        code: size for code, size in zip(dimension.categories, sizes, strict=True) if code not in dimension.unknown
    }
    largest = max(known, key=lambda code: known[code], default="")
    return tuple(code for code in known if code != largest)


def _values(found: Plan) -> dict[str, Any]:
    return {
        "published": found.published,
        "published_in_fixed_layout": found.fixed,
        "letters": [
            {"dimension": letter[0], "code": letter[1], "levels": [asdict(one) for one in levels]}
            for letter, levels in found.levels.items()
        ],
        "reasons": list(found.reasons),
    }


def _lines(found: Plan) -> Iterator[str]:
    yield f"{found.published:,} separate numbers can be shown; the finest layout for all would leave {found.fixed:,}."
    for letter, levels in found.levels.items():
        yield f"{letter[0]} {letter[1]}: {', '.join(_levels(levels))}."
    yield from found.reasons


def _levels(levels: tuple[Coverage, ...]) -> Iterator[str]:
    by_name: Mapping[str, Coverage] = {" by ".join((one.place, *one.second)): one for one in levels}
    for name, one in by_name.items():
        yield f"{one.shown:,} of {count(one.cells, 'cell')} at {name}"
