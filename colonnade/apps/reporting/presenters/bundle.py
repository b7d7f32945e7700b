"""The bundle for a request for information: an index in words and as a table, sheets, and reports, all redacted."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from colonnade.apps.reporting.presenters.board import issued_document
from colonnade.apps.reporting.presenters.words import day
from colonnade.apps.reporting.selectors.release import WITHHELD, Redactor, known_people, released_reports, sheets
from colonnade.apps.reporting.selectors.release.withheld import REASON_WORDS
from colonnade.ui.documents import Bullets, Document, Heading, Look, Paragraph, Picture, Table, as_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from colonnade.apps.reporting.selectors.release import Sheet
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["Held", "bundle_file", "withheld_rows"]

# What a spreadsheet would take for the beginning of a formula.
FORMULA = tuple("=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20")


@dataclass(frozen=True)
class Held:
    """One file of the bundle: its name, what it holds, how many rows, and how many marks stand in it."""

    name: str
    title: str
    rows: int
    marks: int
    content: bytes


def bundle_file(organisation: Organisation, today: date) -> bytes:
    """The bundle as ZIP, the same bytes for the same records on the same day."""
    redactor = Redactor(known_people(organisation))
    held = [_held(sheet, redactor) for sheet in sheets(organisation)]
    held += [_report(report, redactor) for report in released_reports(organisation)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        # Not packed, so that the first thing somebody needs can be read by anything.
        _put(packed, "index.html", as_page(_index(organisation, held, today)), today, zipfile.ZIP_STORED)
        _put(packed, "index.csv", _csv(*_index_rows(held)), today)
        for one in held:
            _put(packed, one.name, one.content, today)
    return out.getvalue()


def withheld_rows() -> list[tuple[str, str]]:
    """What stays out, and why, in words."""
    return [(_(what), _(REASON_WORDS[reason])) for what, reason in WITHHELD.values()]


def _put(packed: zipfile.ZipFile, name: str, content: bytes, today: date, packing: int = zipfile.ZIP_DEFLATED) -> None:
    about = zipfile.ZipInfo(name, (today.year, today.month, today.day, 12, 0, 0))
    about.compress_type = packing
    packed.writestr(about, content)


def _held(sheet: Sheet, redactor: Redactor) -> Held:
    marks, rows = 0, []
    for row in sheet.rows:
        cells = [redactor.redact(cell) for cell in row]
        marks += sum(cell.marks for cell in cells)
        rows.append(tuple(cell.text for cell in cells))
    return Held(f"{sheet.name}.csv", sheet.title, len(rows), marks, _csv(sheet.headings, rows))


def _report(report: Any, redactor: Redactor) -> Held:
    """A report as it was issued, every text of it redacted."""
    document, marks = redacted_document(issued_document(report), redactor)
    title = _("Board report %(number)d, issued on %(day)s") % {
        "number": report.number,
        "day": day(localtime(report.issued_at).date()),
    }
    return Held(f"report-{report.number}.html", title, len(document.blocks), marks, as_page(document))


def redacted_document(document: Document, redactor: Redactor) -> tuple[Document, int]:
    """The document with every text redacted, and how many marks there are. Words stand in the place of pictures."""
    blocks: list[Any] = []
    marks = 0
    for found_block in document.blocks:
        block = Paragraph(found_block.says) if isinstance(found_block, Picture) else found_block
        changed = {}
        for name, value in vars(block).items():
            changed[name], found = _redacted(value, redactor)
            marks += found
        blocks.append(replace(block, **changed))
    head = {name: redactor.redact(getattr(document, name)) for name in ("title", "status")}
    marks += sum(one.marks for one in head.values())
    words = {name: one.text for name, one in head.items()}
    return replace(document, blocks=tuple(blocks), **words), marks  # type: ignore[arg-type]


def _redacted(value: Any, redactor: Redactor) -> tuple[Any, int]:
    if type(value) is str:
        one = redactor.redact(value)
        return one.text, one.marks
    if isinstance(value, tuple):
        found = [_redacted(inner, redactor) for inner in value]
        return tuple(inner for inner, _marks in found), sum(marks for _inner, marks in found)
    return value, 0


def _csv(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A table that a spreadsheet opens, with no cell that it would run."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _index_rows(held: list[Held]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    headings = (_("Released or withheld"), _("File"), _("What"), _("Rows"), _("Marks"), _("Why"))
    released, withheld = _("released"), _("withheld")
    rows: list[tuple[str, ...]] = [
        (released, one.name, one.title, str(one.rows), str(one.marks), _why_marked(one.marks)) for one in held
    ]
    return headings, rows + [(withheld, "", what, "", "", why) for what, why in withheld_rows()]


def _why_marked(marks: int) -> str:
    return _("Names, addresses and numbers of people were taken out.") if marks else ""


def _index(organisation: Organisation, held: list[Held], today: date) -> Document:
    return Document(
        title=_("Records for a request for information"),
        owner=organisation.name,
        status=_("Made on %(day)s") % {"day": day(today)},
        language=get_language() or "en-gb",
        made_on=today,
        blocks=tuple(_index_blocks(held)),
    )


def _index_blocks(held: list[Held]) -> Iterator[Any]:
    marks = sum(one.marks for one in held)
    said = ngettext("%(n)d mark stands where it was", "%(n)d marks stand where they were", marks) % {"n": marks}
    yield Paragraph(_("What Colonnade holds of this organisation and can be read by anybody."), Look.LEAD)
    yield Heading(_("Before this goes out"))
    yield Bullets(
        (
            _("Somebody must read it through. A program knows the names of members and contacts, and no others."),
            _("Names, e-mail addresses and phone numbers that were found are taken out: %(said)s.") % {"said": said},
            _("A part of a name that is also a word of every day is taken out only with the whole name."),
            _("What must or must not be released is a question of law: take legal advice."),
        )
    )
    yield Heading(_("What is released"))
    yield Table(
        _("Files in this bundle"),
        (_("File"), _("What it holds"), _("Rows"), _("Marks")),
        tuple((one.name, one.title, str(one.rows), str(one.marks)) for one in held),
        (5, 9, 2, 2),
    )
    yield Heading(_("What is withheld, and why"))
    yield Table(_("Records that stay out"), (_("What"), _("Why")), tuple(withheld_rows()), (5, 9))
