"""`colonnade tables audit`: attack a published table, ours or anyone's. It needs no database and no site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from colonnade.commands.answer import Answer, Failure
from colonnade.commands.tables.options import dims_of, layout_of, signs_of
from colonnade.commands.tables.progress import Progress
from colonnade.commands.tables.proof import proof_beside
from colonnade.commands.tables.published import companion_of
from colonnade.commands.tables.reading import read_rows
from colonnade.commands.tables.refusing import in_words
from colonnade.commands.tables.verdicts import lines_of, said, values_of
from colonnade.core.disclosure.audit import Attacker
from colonnade.core.disclosure.audit import audit as attack
from colonnade.core.disclosure.table.building import build, realigned
from colonnade.core.disclosure.table.earlier import Earlier
from colonnade.core.disclosure.table.insiders import insiders
from colonnade.core.disclosure.table.public import Public, read_public
from colonnade.core.disclosure.table.rule import Rule

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from colonnade.core.disclosure.table.layout import Layout
    from colonnade.core.disclosure.table.table import Cell

__all__ = ["audit"]


def audit(options: Namespace) -> Answer:
    """Attack the table; its failure says so where anything is disclosed or not proven safe."""
    with Progress() as progress:
        progress("Reading the table")
        with in_words(options.file):
            page, layout, rule = _page(options, options.file)
        earlier = tuple(_earlier(options, name, layout) for name in options.prior)
        alone = _insiders(options, page, layout) if options.counts else ()
        with in_words(options.file):
            found = attack(
                page.release,
                rule,
                attackers=_attackers(options),
                insiders=alone,
                prior=earlier,
                alternatives=proof_beside(Path(options.file), page.release) if options.counts else None,
                seed=options.seed,
                progress=progress.of("Attacking the table"),
            )
    values = {"file": options.file, **values_of(found), "notes": list(page.notes)}
    return Answer(values, (*page.notes, *lines_of(found, values)), failure=said(values))


def _attackers(options: Namespace) -> tuple[Attacker, ...]:
    asked = [Attacker.A0, Attacker.A1]
    if options.counts:
        asked.append(Attacker.A2)
    if options.prior:
        asked.append(Attacker.A3)
    return tuple(asked)


def _page(options: Namespace, name: str) -> tuple[Public, Layout, Rule]:
    """A published table, what its columns mean, and the rule that its readers know."""
    companion = companion_of(Path(name))
    if options.dims:
        layout = layout_of(options, dims_of(options.dims))
    elif companion:
        layout = companion.layout
    else:
        raise Failure("Name the columns that sort people, such as --dims so,age,team.")
    rule = companion.rule if companion else Rule()
    if options.rule:
        rule = Rule(low=max(options.rule[0], 1), high=options.rule[1])
    signs = signs_of(options)
    if companion:
        signs = replace(
            signs,
            star=signs.star or companion.star,
            rounding=companion.rule.rounding if signs.rounding is None else signs.rounding,
        )
    rows, notes = read_rows(name)
    page = read_public(rows, layout, rule, signs)
    return replace(page, notes=(*notes, *page.notes)), layout, rule


def _earlier(options: Namespace, name: str, layout: Layout) -> Earlier:
    """An earlier table: it may lack dimensions that this one has."""
    with in_words(name):
        if companion_of(Path(name)):
            return Earlier(_page(_without_dims(options), name)[0].release, options.same_people)
        rows, _ = read_rows(name)
        there = tuple(dim for dim in layout.dims if dim in rows.names)
        paths = tuple(path for path in layout.paths if path[0] in there and set(path) <= set(rows.names))
        unknown = {dim: codes for dim, codes in layout.unknown.items() if dim in there}
        own = replace(layout, dims=there, paths=paths, unknown=unknown, count="")
        return Earlier(read_public(rows, own, signs=signs_of(options)).release, options.same_people)


def _without_dims(options: Namespace) -> Namespace:
    return type(options)(**{**vars(options), "dims": None, "star": None, "rounding": None})


def _insiders(options: Namespace, page: Public, layout: Layout) -> Sequence[tuple[Cell, ...]]:
    with in_words(options.counts):
        rows, _ = read_rows(options.counts)
        table = build(rows, replace(layout, count="")).table
        return tuple(insiders(realigned(table, page.release.dimensions)))
