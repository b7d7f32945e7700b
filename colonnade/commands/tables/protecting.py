"""`colonnade tables protect`: hide what would out somebody, prove it, and write what readers get."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from colonnade.commands.answer import Answer, Failure
from colonnade.commands.tables.ledger_folder import append_entry, read_ledger
from colonnade.commands.tables.options import dims_of, layout_of, rule_of
from colonnade.commands.tables.progress import Progress
from colonnade.commands.tables.proof import certificate
from colonnade.commands.tables.published import AUDIT, PUBLIC, TABLE, public_files, version_here
from colonnade.commands.tables.reading import read_rows
from colonnade.commands.tables.refusing import in_words
from colonnade.commands.tables.verdicts import in_parts, said, values_of
from colonnade.commands.tables.writing import as_lines, folder, write_all
from colonnade.commands.words import count
from colonnade.core.disclosure.audit import Attacker, Audit, audit
from colonnade.core.disclosure.ledger import Draft, Entry, Population, prior, seal
from colonnade.core.disclosure.protect import Protected
from colonnade.core.disclosure.protect import protect as hide
from colonnade.core.disclosure.table.building import build, refuse_unpublishable
from colonnade.core.disclosure.table.insiders import insiders

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from colonnade.core.disclosure.table.alternatives import Alternatives
    from colonnade.core.disclosure.table.dimension import Dimension
    from colonnade.core.disclosure.table.earlier import Earlier
    from colonnade.core.disclosure.table.layout import Layout
    from colonnade.core.disclosure.table.release import Release
    from colonnade.core.disclosure.table.rows import Rows
    from colonnade.core.disclosure.table.rule import Rule
    from colonnade.core.disclosure.table.table import Table

__all__ = ["protect"]

TRUTH = "Keep this file to yourself: certificate.start holds the true counts. Readers get the other two."
HERE = ZoneInfo("Europe/London")


def protect(options: Namespace) -> Answer:
    """Protect a table, attack it, and write the three files where it is clean; nothing where it is not."""
    rule = rule_of(options)
    ledger = _Ledger.of(options)
    with Progress() as progress, in_words(options.file):
        progress("Reading the table")
        rows, notes = read_rows(options.file)
        layout = layout_of(options, dims_of(options.dims))
        built = build(rows, layout, perturbed=options.perturbed)
        refuse_unpublishable(built.table, rule.high)
        earlier = ledger.earlier(built.table.dimensions) if ledger else ()
        made = hide(built.table, rule, prior=earlier, seed=options.seed, progress=progress.of("Hiding"))
        found = _attacked(built.table, made, earlier, options.seed, progress)
        if not found.is_clean:
            raise Failure(f"Nothing is written. {said(values_of(found))}")
        _write(options, ledger, _Made(made.release, rule, layout, rows, found, made.alternatives))
    said_too = (*notes, *built.notes, *in_parts(found), *_groups(found))
    written = f"Written to {options.out}: {TABLE}, {PUBLIC} and {AUDIT}."
    return Answer(_values(options, found, said_too), (_summary(found), *said_too, written, f"{AUDIT}: {TRUTH}"))


@dataclass(frozen=True, eq=False)
class _Made:
    """A protected table with its clean audit."""

    release: Release
    rule: Rule
    layout: Layout
    rows: Rows
    audit: Audit
    alternatives: Alternatives | None


@dataclass(frozen=True, eq=False)
class _Ledger:
    """The ledger that a release goes into, and whom it counts."""

    place: Path
    entries: tuple[Entry, ...]
    population: Population
    title: str
    counts_again: tuple[int, ...]

    @classmethod
    def of(cls, options: Namespace) -> _Ledger | None:
        """The ledger that was named, read and checked; None where none was."""
        if not options.ledger:
            return None
        if not options.who or not options.day:
            raise Failure("A ledger needs to know whom the table counts and when: --who and --day.")
        place = Path(options.ledger)
        with in_words(options.ledger):
            people = Population(options.who, options.day, tuple(options.apart_from))
        again = tuple(sorted(set(options.counts_again)))
        return cls(place, read_ledger(place), people, options.title or Path(options.file).stem, again)

    def earlier(self, dimensions: tuple[Dimension, ...]) -> tuple[Earlier, ...]:
        """What was released before and may tell more beside this."""
        return prior(self.entries, dimensions, self.population, self.counts_again)

    def sealed(self, made: _Made, seed: int) -> Entry:
        """The entry that the release becomes, or already is. Raises LedgerError where it may not."""
        draft = Draft(
            on=datetime.now(HERE).date(),
            title=self.title,
            population=self.population,
            rule=made.rule,
            version=version_here(),
            release=made.release,
            counts_again=self.counts_again,
        )
        entry = seal(self.entries, draft, made.audit, seed=seed)
        # A run that was stopped after its entry was written goes on from there.
        return next((one for one in self.entries if _same(one, entry)), entry)

    def add(self, entry: Entry) -> None:
        """Write the entry, unless it stands there already."""
        if entry not in self.entries:
            append_entry(self.place, entry)


def _same(one: Entry, other: Entry) -> bool:
    """Whether two entries differ in nothing but their place in the ledger and their day."""
    place = ("number", "previous", "on")
    mine, others = (
        {name: value for name, value in entry.plain().items() if name not in place} for entry in (one, other)
    )
    return mine == others


def _attacked(table: Table, made: Protected, earlier: tuple[Earlier, ...], seed: int, progress: Progress) -> Audit:
    """The audit of what is to be published: by everyone that the rule guards against."""
    rule, asked = made.rule, [Attacker.A0, Attacker.A1]
    if rule.insiders:
        asked.append(Attacker.A2)
    if earlier:
        asked.append(Attacker.A3)
    return audit(
        made.release,
        rule,
        attackers=asked,
        insiders=tuple(insiders(table)) if rule.insiders else (),
        prior=earlier,
        alternatives=made.alternatives,
        seed=seed,
        progress=progress.of("Attacking the result"),
    )


def _write(options: Namespace, ledger: _Ledger | None, made: _Made) -> None:
    """All files and the ledger's entry, or none: first the entry, so that nothing goes out that it does not know."""
    files = public_files(made.release, made.rule, made.layout, made.rows)
    entry = ledger.sealed(made, options.seed) if ledger else None
    about = {
        "private": TRUTH,
        **{name: value for name, value in values_of(made.audit).items() if name != "intervals"},
        "rule": asdict(made.rule),
        "seed": options.seed,
        "ledger": {"entry": entry.number, "hash": entry.hash} if entry else None,
        "certificate": certificate(made.alternatives, made.release),
    }
    place = folder(options.out)
    with write_all(place, {AUDIT: as_lines(about), **files}, private=[AUDIT]):
        if ledger and entry:
            ledger.add(entry)


def _summary(found: Audit) -> str:
    hidden, shown = int(found.release.hidden.sum()), int((~found.release.hidden & ~found.release.absent).sum())
    asked = ", ".join(str(one.attacker) for one in found.attacks)
    return f"{count(hidden, 'cell')} hidden, {shown:,} shown; nothing can be worked out (attackers {asked})."


def _groups(found: Audit) -> Iterator[str]:
    """Zeros are shown, so a hidden count may be all that a line has: that stays known, and is said."""
    if found.groups:
        lines = count(len(found.groups), "line")
        yield f"In {lines} the zeros tell in which category everyone is whose answer is known: see groups in {AUDIT}."


def _values(options: Namespace, found: Audit, notes: tuple[str, ...]) -> dict[str, Any]:
    values = values_of(found)
    kept = {name: values[name] for name in ("clean", "cells", "verdicts")}
    return {"file": options.file, "out": options.out, **kept, "notes": list(notes)}
