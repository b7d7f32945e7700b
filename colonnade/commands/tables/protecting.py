"""`colonnade tables protect`: hide what would out somebody, prove it, and write what readers get."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from colonnade.commands.answer import Answer, Failure
from colonnade.commands.tables.ledger_folder import append_entry, read_ledger
from colonnade.commands.tables.options import dims_of, layout_of, part_of, refuse_weights, rule_of
from colonnade.commands.tables.progress import Progress
from colonnade.commands.tables.proof import certificate
from colonnade.commands.tables.published import AUDIT, PUBLIC, TABLE, public_files, version_here
from colonnade.commands.tables.reading import read_rows
from colonnade.commands.tables.refusing import in_words
from colonnade.commands.tables.resuming import kept_in, question_of, stoppable
from colonnade.commands.tables.verdicts import in_parts, said, values_of
from colonnade.commands.tables.writing import as_lines, folder, write_all
from colonnade.commands.words import count
from colonnade.core.disclosure.audit import Attacker, Audit, audit
from colonnade.core.disclosure.ledger import Draft, Entry, Population, prior, seal
from colonnade.core.disclosure.linked import audit_linked, protect_linked
from colonnade.core.disclosure.protect import UnfinishedError
from colonnade.core.disclosure.protect import protect as hide
from colonnade.core.disclosure.table.building import build, refuse_unpublishable
from colonnade.core.disclosure.table.insiders import insiders
from colonnade.core.disclosure.table.linked import margin_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from colonnade.commands.tables.resuming import Kept
    from colonnade.core.disclosure.table.alternatives import Alternatives
    from colonnade.core.disclosure.table.dimension import Dimension
    from colonnade.core.disclosure.table.earlier import Earlier
    from colonnade.core.disclosure.table.layout import Layout
    from colonnade.core.disclosure.table.release import Release
    from colonnade.core.disclosure.table.rows import Rows
    from colonnade.core.disclosure.table.rule import Rule
    from colonnade.core.disclosure.table.table import Table

__all__ = ["protect"]

TRUTH = "Keep this file to yourself: its certificate starts with the true counts. Readers get the other two."
KEPT = "Keep this file to yourself: it is about cells that readers must not work out. Readers get the other two."
ONCE = (
    "Publish this page once only. Two pages of the same counts, with other seeds or rules, can together give away what "
    "each of them hides: --ledger remembers what came out before and prevents that."
)
HERE = ZoneInfo("Europe/London")
Pages = tuple[tuple[str, ...], ...]
Told = Callable[[int, int], None]


def protect(options: Namespace) -> Answer:
    """Protect one table or several, attack them, and write their files where all are clean; nothing where not."""
    refuse_weights(options)
    rule = rule_of(options)
    pages = _asked(options)
    ledger = _Ledger.of(options)
    with stoppable(), Progress() as progress, in_words(options.file):
        progress("Reading the table")
        rows, notes = read_rows(options.file)
        layout = layout_of(options, tuple(dict.fromkeys(name for page in pages for name in page)))
        built = build(rows, layout, perturbed=options.perturbed)
        refuse_unpublishable(built.table, rule.high)
        earlier = ledger.earlier(built.table.dimensions) if ledger else ()
        asked = _Asked(built.table, pages, rule, earlier, options.seed)
        with kept_in(options.out, question_of(asked)) as kept:
            made = _protected(asked, kept, progress)
            bad = next((said(values_of(one.audit)) for one in made if not one.audit.is_clean), "")
            if bad:
                kept.refuse()
                raise Failure(f"Nothing is written. {bad}")
            named = _named(pages, made, layout, rows)
            _write(options, ledger, named)
    return _answer(options, named, (*notes, *built.notes, *kept.notes))


def _asked(options: Namespace) -> Pages:
    """The columns of each table that is asked for."""
    pages = tuple(map(dims_of, options.dims))
    folders = [_folder(page) for page in pages]
    twice = next((page for at, page in enumerate(pages) if _folder(page) in folders[:at]), None)
    if twice:
        raise Failure(f"--dims {','.join(twice)} is given twice, or would have the folder of another table.")
    return pages


def _answer(options: Namespace, pages: list[_Page], notes: tuple[str, ...]) -> Answer:
    """What is said of the pages that were written."""
    notes = (*notes, *(() if options.ledger else (ONCE,)))
    values, lines = [], list[str]()
    for page in pages:
        found = page.made.audit
        about = (*in_parts(found), *_groups(found))
        place = str(Path(options.out, page.folder)) if page.folder else options.out
        values.append(_values(options, place, found, (*notes, *about)))
        lines += [_summary(found), *about, f"Written to {place}: {TABLE}, {PUBLIC} and {AUDIT}."]
    every = values[0] if len(pages) == 1 else {"file": options.file, "out": options.out, "tables": values}
    return Answer(every, (*lines, *notes, f"{AUDIT}: {TRUTH if pages[0].made.alternatives else KEPT}"))


@dataclass(frozen=True, eq=False)
class _Made:
    """A protected table with its audit, and the proof that goes with it."""

    rule: Rule
    audit: Audit
    alternatives: Alternatives | None

    @property
    def release(self) -> Release:
        """What readers get."""
        return self.audit.release


@dataclass(frozen=True, eq=False)
class _Asked:
    """All that the numbers of the pages hang on: asked again, it gets the same answer."""

    table: Table
    pages: Pages
    rule: Rule
    earlier: tuple[Earlier, ...]
    seed: int

    def protected(self, kept: Kept, hiding: Told, attacking: Told) -> list[_Made]:
        """Each page with its audit. Raises UnfinishedError where what was kept is no part of the work."""
        if len(self.pages) > 1:
            return self._linked(kept, hiding, attacking)
        table, rule, earlier = margin_of(self.table, self.pages[0]), self.rule, self.earlier
        made = hide(table, rule, prior=earlier, seed=self.seed, progress=hiding, resume=kept.found, keep=kept.keep)
        more = [*([Attacker.A2] if rule.insiders else []), *([Attacker.A3] if earlier else [])]
        audited = audit(
            made.release,
            rule,
            attackers=[Attacker.A0, Attacker.A1, *more],
            insiders=tuple(insiders(table)) if rule.insiders else (),
            prior=earlier,
            alternatives=made.alternatives,
            seed=self.seed,
            progress=attacking,
        )
        return [_Made(rule, audited, made.alternatives)]

    def _linked(self, kept: Kept, hiding: Told, attacking: Told) -> list[_Made]:
        linked = protect_linked(
            self.table,
            self.pages,
            self.rule,
            prior=self.earlier,
            seed=self.seed,
            progress=hiding,
            resume=kept.found,
            keep=kept.keep,
        )
        audits = audit_linked(linked, prior=self.earlier, seed=self.seed, progress=attacking)
        return [_Made(self.rule, one, None) for one in audits]


@dataclass(frozen=True, eq=False)
class _Page:
    """A table with a clean audit, and what it is to be called: `dims` are its columns, in a `folder` of its own."""

    made: _Made
    layout: Layout
    rows: Rows
    title: str = ""
    folder: str = ""


@dataclass(frozen=True, eq=False)
class _Ledger:
    """The ledger that a release goes into, and whom it counts."""

    place: Path
    entries: tuple[Entry, ...]
    population: Population
    title: str
    counts_again: tuple[int, ...]
    new: list[Entry] = field(default_factory=list)

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

    def sealed(self, page: _Page, seed: int) -> Entry:
        """The entry that a page becomes, or already is. Raises LedgerError where it may not."""
        draft = Draft(
            on=datetime.now(HERE).date(),
            title=f"{self.title}{page.title}",
            population=self.population,
            rule=page.made.rule,
            version=version_here(),
            release=page.made.release,
            counts_again=self.counts_again,
        )
        entry = seal((*self.entries, *self.new), draft, page.made.audit, seed=seed)
        # A run that was stopped after its entry was written goes on from there.
        found = next((one for one in self.entries if _same(one, entry)), entry)
        self.new.extend([] if found in self.entries else [found])
        return found

    def add(self) -> None:
        """Write the new entries."""
        for entry in self.new:
            append_entry(self.place, entry)


def _same(one: Entry, other: Entry) -> bool:
    """Whether two entries differ in nothing but their place in the ledger and their day."""
    place = ("number", "previous", "on")
    mine, others = (
        {name: value for name, value in entry.plain().items() if name not in place} for entry in (one, other)
    )
    return mine == others


def _protected(asked: _Asked, kept: Kept, progress: Progress) -> list[_Made]:
    """Each page with its audit: by everyone that the rule guards against, who has the pages before it too."""
    hiding, attacking = progress.of("Hiding"), progress.of("Attacking the result")
    try:
        return asked.protected(kept, hiding, attacking)
    except UnfinishedError:
        kept.begin_anew()
        return asked.protected(kept, hiding, attacking)


def _named(pages: Pages, made: list[_Made], layout: Layout, rows: Rows) -> list[_Page]:
    """Each page with its part of the columns; several have folders and titles of their own."""
    found = []
    for page, one in zip(pages, made, strict=True):
        several = len(pages) > 1
        title, place = (f", by {' and '.join(page)}", _folder(page)) if several else ("", "")
        found.append(_Page(one, part_of(layout, page), rows, title, place))
    return found


def _folder(page: tuple[str, ...]) -> str:
    return "-".join("".join(sign if sign.isalnum() else "_" for sign in name) for name in page)


def _write(options: Namespace, ledger: _Ledger | None, pages: list[_Page]) -> None:
    """All files and entries, or none: first the entries, so that nothing goes out that the ledger does not know."""
    contents = [_files(options, page, ledger.sealed(page, options.seed) if ledger else None) for page in pages]
    with ExitStack() as stack:
        for page, files in zip(pages, contents, strict=True):
            stack.enter_context(write_all(folder(str(Path(options.out, page.folder))), files, private=[AUDIT]))
        if ledger:
            ledger.add()


def _files(options: Namespace, page: _Page, entry: Entry | None) -> dict[str, bytes]:
    """The three files of a page by name."""
    made = page.made
    about = {
        "private": TRUTH if made.alternatives else KEPT,
        **{name: value for name, value in values_of(made.audit).items() if name != "intervals"},
        "rule": asdict(made.rule),
        "seed": options.seed,
        "ledger": {"entry": entry.number, "hash": entry.hash} if entry else None,
        "certificate": certificate(made.alternatives, made.release),
    }
    return {AUDIT: as_lines(about), **public_files(made.release, made.rule, page.layout, page.rows)}


def _summary(found: Audit) -> str:
    hidden, shown = int(found.release.hidden.sum()), int((~found.release.hidden & ~found.release.absent).sum())
    asked = ", ".join(str(one.attacker) for one in found.attacks)
    return f"{count(hidden, 'cell')} hidden, {shown:,} shown; nothing can be worked out (attackers {asked})."


def _groups(found: Audit) -> Iterator[str]:
    """Zeros are shown, so a hidden count may be all that a line has: that stays known, and is said."""
    if found.groups:
        lines = count(len(found.groups), "line")
        yield f"In {lines} the zeros tell in which category everyone is whose answer is known: see groups in {AUDIT}."


def _values(options: Namespace, place: str, found: Audit, notes: tuple[str, ...]) -> dict[str, Any]:
    values = values_of(found)
    kept = {name: values[name] for name in ("clean", "cells", "verdicts")}
    return {"file": options.file, "out": place, **kept, "notes": list(notes)}
