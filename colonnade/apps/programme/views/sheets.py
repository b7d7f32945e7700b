"""Pages that give out checklists as spreadsheets, take them in again, settle conflicts and undo an import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from colonnade.apps.organisations import public as organisations
from colonnade.apps.organisations.public import Member, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import GiveOutForm, PressForm, SettleForm, TakeInForm
from colonnade.apps.programme.presenters.pages import FormPage, crumbs
from colonnade.apps.programme.presenters.sheets import import_page, import_url, settle_page, sheets_page
from colonnade.apps.programme.rules import EXCHANGE_SHEETS
from colonnade.apps.programme.views.rounds import FORM, form_page
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from colonnade.apps.programme.models import SheetCell, SheetImport

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE_POLICY = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def find_sheet_import(member: Member, pk: int) -> SheetImport | None:
    """The import that the address names."""
    return selectors.sheet_import(member.organisation, pk)


def find_sheet_cell(member: Member, pk: int, cell: int) -> SheetCell | None:
    """The cell that the address names, of the import that it names."""
    return selectors.sheet_cell(member.organisation, pk, cell)


def _back(request: Any) -> list[dict[str, str]]:
    code = request.organisation.code
    return crumbs(request.organisation, (_("Spreadsheets"), reverse("sheets", args=[code])))


@require_safe
@needs(EXCHANGE_SHEETS)
def sheets(request: Any) -> HttpResponse:
    """What came back, and where to go from here."""
    organisation = request.organisation
    page = sheets_page(organisation, selectors.sheet_imports(organisation), selectors.open_cells(organisation))
    return TemplateResponse(request, "sheets/sheets.jinja", {"page": page})


@require_http_methods(FORM)
@needs(EXCHANGE_SHEETS)
def give_out(request: Any) -> HttpResponse:
    """Give out a checklist: the answer to the form is the file."""
    form = GiveOutForm(
        request.POST if request.method == "POST" else None, tree=organisations.team_tree(request.organisation)
    )
    if not form.is_valid():
        lead = (
            _("You get a spreadsheet with two sheets to fill in: the self-assessment, and the progress."),
            _("Several people can fill in copies of it. When they come back, nobody’s answers are lost."),
        )
        page = FormPage(_("Give out a checklist"), form, _("Get the spreadsheet"), _back(request), lead)
        return form_page(request, page)
    given = actions.give_out_sheet(
        organisation=request.organisation,
        team=form.chosen_team,
        is_blank=form.cleaned_data["blank"],
        by=request.user,
    )
    response = HttpResponse(given.content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{given.name}"'
    response["Content-Security-Policy"] = FILE_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(FORM)
@needs(EXCHANGE_SHEETS)
def take_in(request: Any) -> HttpResponse:
    """Take a spreadsheet in, or only say what would become of it."""
    is_sent = request.method == "POST"
    form = TakeInForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        tree=organisations.team_tree(request.organisation),
    )
    if form.is_valid():
        try:
            told = actions.take_in_sheet(
                organisation=request.organisation,
                book=form.book,
                team=form.chosen_team,
                by=request.user,
                is_dry=form.cleaned_data["look_first"],
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return _told(request, told)
    lead = (_("What only the sheet changed is taken. What both sides changed waits for you to settle."),)
    return form_page(request, FormPage(_("Take a spreadsheet in"), form, _("Go on"), _back(request), lead))


def _told(request: Any, told: actions.TakenIn) -> HttpResponse:
    if told.is_dry or told.is_repeat:
        page = import_page(told.sheet_import, told.cells, is_dry=told.is_dry, is_repeat=told.is_repeat)
        return TemplateResponse(request, "sheets/import.jinja", {"page": page})
    messages.success(request, _("The file was taken in. This is what became of it."))
    return redirect(import_url(told.sheet_import))


@require_safe
@needs(EXCHANGE_SHEETS, find_sheet_import)
def sheet_import(request: Any, imported: SheetImport) -> HttpResponse:
    """What became of one file."""
    page = import_page(imported, selectors.cells_of(imported))
    return TemplateResponse(request, "sheets/import.jinja", {"page": page})


@require_http_methods(FORM)
@needs(EXCHANGE_SHEETS, find_sheet_import)
def undo(request: Any, imported: SheetImport) -> HttpResponse:
    """Undo an import."""
    form = PressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.undo_sheet(sheet_import=imported, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The import is undone. This is what became of each cell."))
            return redirect(import_url(imported))
    lead = (
        _("What was there before is put back wherever the sheet’s answer still stands."),
        _("What somebody changed since stays as it is, and the page says so."),
    )
    return form_page(request, FormPage(_("Undo this import?"), form, _("Undo it"), _back(request), lead))


@require_http_methods(FORM)
@needs(EXCHANGE_SHEETS, find_sheet_cell)
def settle(request: Any, cell: SheetCell) -> HttpResponse:
    """Settle one conflict."""
    standing = selectors.standing_of(cell)
    if request.method != "POST":
        return _ask(request, cell, SettleForm(field=cell.field, initial={"seen": standing}), standing)
    form = SettleForm(request.POST, field=cell.field)
    if not form.is_valid():
        return _ask(request, cell, form, standing, status=422)
    try:
        actions.settle_cell(cell=cell, by=request.user, **form.cleaned_data)
    except Overtaken as overtaken:
        typed = SettleForm(field=cell.field, initial={**form.cleaned_data, "seen": selectors.standing_of(cell)})
        return _ask(request, cell, typed, selectors.standing_of(cell), refusal=str(overtaken), status=409)
    except Refused as refusal:
        return _ask(request, cell, form, standing, refusal=str(refusal), status=409)
    return _onward(request, cell)


def _onward(request: Any, cell: SheetCell) -> HttpResponse:
    """To the next conflict, or back to the import after the last."""
    left = selectors.conflicts_of(cell.sheet_import)
    if left:
        return redirect("settle-cell", request.organisation.code, cell.sheet_import.pk, left[0].pk)
    messages.success(request, _("Everything is settled."))
    return redirect(import_url(cell.sheet_import))


def _ask(
    request: Any, cell: SheetCell, form: SettleForm, standing: str, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    left = len(selectors.conflicts_of(cell.sheet_import))
    page = settle_page(cell, standing, form, left=left, refusal=refusal)
    return TemplateResponse(request, "sheets/settle.jinja", {"page": page}, status=status)
