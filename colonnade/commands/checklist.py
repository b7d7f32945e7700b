"""`colonnade checklist`: give out checklists as spreadsheets, and take them in again, cell by cell."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from django.db import transaction

from colonnade.apps.organisations.public import member_of, memberships, teams
from colonnade.apps.programme.public import EXCHANGE_SHEETS, give_out_sheet, sheet_report, take_in_sheet
from colonnade.commands.answer import Answer, Failure
from colonnade.commands.named import organisation_named
from colonnade.commands.words import count
from colonnade.foundation.spreadsheets import read
from colonnade.foundation.tenancy.context import acting_in

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from colonnade.apps.organisations.public import Team
    from colonnade.apps.programme.public import TakenIn
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["give_out", "take_in"]

LONGEST_SHOWN = 60


def give_out(options: Namespace) -> Answer:
    """Write a checklist to be filled in."""
    organisation = organisation_named(options.organisation)
    out = Path(options.out)
    if out.suffix.lower() != ".xlsx":
        raise Failure(f"{out} does not end in .xlsx, which is what is written. Give it a name that does.")
    if out.exists():
        raise Failure(f"There is a file {out} already, which somebody may have filled in. Choose another name.")
    with acting_in(organisation.pk), transaction.atomic():
        team = _team(organisation, options.team)
        given = give_out_sheet(organisation=organisation, team=team, is_blank=options.blank, by=None)
        # Within the transaction, so that a checklist that could not be written is not kept as given out.
        with out.open("xb") as file:
            file.write(given.content)
    place = team.name if team else "the whole organisation"
    data = {"organisation": organisation.code, "team": team.name if team else None, "out": str(out)}
    return Answer(data, (f"Written: {out}, for {place}.",))


def take_in(options: Namespace) -> Answer:
    """Take in a checklist that came back."""
    organisation = organisation_named(options.organisation)
    file = Path(options.file)
    with file.open("rb") as stream:
        book = read(file.name, stream)
    with acting_in(organisation.pk):
        by = _lead(organisation, options.by)
        team = _team(organisation, options.team)
    with acting_in(organisation.pk, person_id=by.pk):
        told = take_in_sheet(organisation=organisation, book=book, team=team, by=by, is_dry=options.dry_run)
        report = sheet_report(told.sheet_import, told.cells)
    data = {
        "organisation": organisation.code,
        "import": told.sheet_import.pk,
        "dry_run": told.is_dry,
        "repeated": told.is_repeat,
        **report,
    }
    return Answer(data, tuple(_lines(told, report)))


def _team(organisation: Organisation, name: str | None) -> Team | None:
    """The team or site of that name, in any case; None for no name."""
    if name is None:
        return None
    found = [one for one in teams(organisation) if one.name.casefold() == name.strip().casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        raise Failure(f"{organisation.name} has {len(found)} teams called {name}. Rename one of them in the site.")
    raise Failure(f"{organisation.name} has no team or site called {name}. The page “Teams and sites” lists them.")


def _lead(organisation: Organisation, email: str) -> Any:
    """The member with that address, if they may take checklists in."""
    people = [held.person for held in memberships(organisation)]
    person = next((one for one in people if one.email.casefold() == email.strip().casefold()), None)
    member = member_of(person, organisation) if person is not None and person.is_active else None
    if member is None or not EXCHANGE_SHEETS.allows(member):
        raise Failure(f"{email} is no inclusion lead of {organisation.name}, who alone takes checklists in.")
    return member.person


def _lines(told: TakenIn, report: dict[str, Any]) -> Iterator[str]:
    counts = report["counts"]
    if told.is_repeat:
        day = told.sheet_import.imported_at.date().isoformat()
        yield f"This file was taken in on {day} already, so nothing was changed. This is what became of it:"
    elif told.is_dry:
        yield "Nothing was changed. This is what would become of it:"
    settled = f"{count(counts['taken'], 'cell')} taken, {count(counts['conflicts'], 'conflict')} to settle"
    yield f"{settled}, {counts['unchanged']} unchanged, {counts['not_placed']} not placed."
    for title, cells in (("Taken", report["taken"]), ("To settle in the site", report["conflicts"])):
        for cell in cells:
            yield f"{title}: {cell['sheet']} {cell['cell']}, {cell['element']} {cell['column']}: {_sides(cell)}"
    for title, said in (("Not placed", report["not_placed"]), ("Taken in words", report["said"])):
        for one in said:
            yield f"{title}: {one['sheet']} {one['cell']}: {one['sentence']}"
    if report["left_to_rate"]:
        left = count(report["left_to_rate"], "element")
        yield f"{left} of the team's sheet have no rating yet, so it is a draft that is not counted."


def _sides(cell: dict[str, Any]) -> str:
    return f"“{_short(cell['ours'])}” in the site, “{_short(cell['theirs'])}” in the sheet"


def _short(text: str) -> str:
    return shorten(" ".join(text.split()), LONGEST_SHOWN, placeholder="…")
