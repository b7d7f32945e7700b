"""Checklists in the hands of people: edited as somebody with a spreadsheet program would, and sheets of other makes."""

from __future__ import annotations

import io

import openpyxl

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import SheetCell
from colonnade.foundation.catalogue import current
from colonnade.foundation.spreadsheets import read

RATING, PROGRESS = "Self-assessment", "Progress"
COLUMNS = {"rating": (RATING, 4), "note": (RATING, 5), "level": (PROGRESS, 4), "action_to_date": (PROGRESS, 5)}
FRAMEWORK = "inclusion-2022"


def book(content, name="checklist.xlsx"):
    """A file's bytes as they are read when it comes back."""
    return read(name, io.BytesIO(content))


def given_out(cast, team=None, **more):
    """A checklist, as a file."""
    with cast.acting():
        return actions.give_out_sheet(organisation=cast.organisation, team=team, by=cast.inclusion_lead, **more).content


def taken_in(cast, content, name="checklist.xlsx", **more):
    """Take a file in, as the lead."""
    with cast.acting():
        return actions.take_in_sheet(
            organisation=cast.organisation, book=book(content, name), by=cast.inclusion_lead, **more
        )


def place(content, element, field):
    """On which sheet, and where, a cell of a checklist of ours stands."""
    name, column = COLUMNS[field]
    sheet = openpyxl.load_workbook(io.BytesIO(content))[name]
    row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 2).value == element)
    return name, sheet.cell(row, column).coordinate


def edited(content, changes):
    """The file with cells changed: by element and field, None for a cell that is emptied."""
    file = openpyxl.load_workbook(io.BytesIO(content))
    for (element, field), value in changes.items():
        sheet, cell = place(content, element, field)
        file[sheet][cell] = value
        if isinstance(value, str) and value.startswith("="):
            file[sheet][cell].data_type = "s"
    return saved(file)


def saved(file):
    """A workbook's bytes."""
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def foreign(*rows, title="Sheet1", merged=()):
    """A sheet that is not ours."""
    file = openpyxl.Workbook()
    sheet = file.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for region in merged:
        sheet.merge_cells(region)
    return saved(file)


def elements():
    """The numbers of the framework's elements."""
    return [element.id for element in current().framework(FRAMEWORK).elements]


def problems(told):
    """What was not placed: the reason, by sheet and cell."""
    return {(one["sheet"], one["cell"]): one["why"] for one in told.sheet_import.found["not_placed"]}


def outcomes(told):
    """What became of the cells that differed, by element and field."""
    return {(cell.element.partition("/")[2], cell.field): str(cell.outcome) for cell in told.cells}


def standing(cast, team=None):
    """What the site holds, by element and field."""
    with cast.acting():
        found = selectors.checklist(cast.organisation, current().framework(FRAMEWORK), team)
    return {(element, of.value): text for (element, of), text in found.cells.items()}


def say(cast, element, level="", done="", team=None):
    """Record progress in the site."""
    with cast.acting():
        actions.record_progress(
            organisation=cast.organisation,
            element=f"{FRAMEWORK}/{element}",
            level=level,
            action_to_date=done,
            by=cast.inclusion_lead,
            team=team,
        )


def cell(cast, told, element, field):
    """One cell of an import that differed."""
    with cast.acting():
        found = SheetCell.objects.within(cast.organisation).get(
            sheet_import=told.sheet_import, element=f"{FRAMEWORK}/{element}", field=field
        )
        return selectors.sheet_cell(cast.organisation, told.sheet_import.pk, found.pk)
