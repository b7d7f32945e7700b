"""Pages of evidence."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import structlog
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from colonnade.apps.evidence import actions, selectors
from colonnade.apps.evidence.forms import AddForm, ChangeForm, FilterForm, VersionForm, WithdrawForm
from colonnade.apps.evidence.models import Version
from colonnade.apps.evidence.presenters import crumbs, form_page, item_page, list_page, stands_now
from colonnade.apps.evidence.rules import ADD_EVIDENCE, KEEP_EVIDENCE, OPEN_EVIDENCE, SEE_EVIDENCE
from colonnade.apps.organisations.public import SEE_PEOPLE, needs
from colonnade.foundation import clock
from colonnade.foundation.files import NotStored
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponseBase

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.evidence.actions import Content
    from colonnade.apps.evidence.models import Evidence
    from colonnade.apps.evidence.presenters import FormPage
    from colonnade.apps.organisations.public import Member

FORM = ["GET", "HEAD", "POST"]
# What is downloaded is never a page: were it opened as one all the same, nothing in it would run or load.
FILE_POLICY = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HASH_IN_NAME = 8
log = structlog.get_logger()


def find_evidence(member: Member, pk: int) -> Evidence | None:
    """The evidence that the address names."""
    return selectors.evidence_of(member.organisation, pk)


def find_file(member: Member, pk: int, number: int) -> Version | None:
    """The version that the address names, where it is a file."""
    found = selectors.version_of(member.organisation, pk, number)
    return found if found is not None and found.kind == Version.Kind.FILE else None


def _owners(member: Member) -> list[Person]:
    return selectors.owners_for(member, sees_people=SEE_PEOPLE.allows(member))


def _form(request: Any, page: FormPage) -> HttpResponse:
    status = 422 if page.form.errors else 200
    return TemplateResponse(request, "evidence/form.jinja", {"page": page}, status=status)


def _back(evidence: Evidence) -> HttpResponse:
    return redirect("evidence-item", evidence.organisation.code, evidence.pk)


def _say(request: Any, done: str, cleaned: Iterable[str]) -> None:
    """Tell what was done, and what was taken out of a file."""
    taken = "; ".join(_(words) for words in cleaned)
    messages.success(request, f"{done} {_('Taken out of the file: %(what)s.') % {'what': taken}}" if taken else done)


@require_safe
@needs(SEE_EVIDENCE)
def evidence(request: Any) -> HttpResponse:
    """The list of evidence."""
    items = selectors.evidence_list(request.organisation)
    page = list_page(request.member, items, FilterForm(request.GET), clock.today())
    return TemplateResponse(request, "evidence/list.jinja", {"page": page})


@require_http_methods(FORM)
@needs(ADD_EVIDENCE)
def add(request: Any) -> HttpResponse:
    """Add evidence; `?element=` in the address chooses an element beforehand."""
    initial = {"elements": request.GET.getlist("element"), "owner": str(request.user.pk)}
    form = AddForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        owners=_owners(request.member),
        initial=initial,
    )
    if form.is_valid():
        try:
            made = actions.add_evidence(
                organisation=request.organisation,
                title=form.cleaned_data["title"],
                owner=form.chosen_owner,
                stale_after=form.cleaned_data["stale_after"],
                elements=form.cleaned_data["elements"],
                content=form.content,
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            _say(request, _("The evidence has been added."), form.content.cleaned)
            return _back(made)
    return _form(request, form_page(_("Add evidence"), form, _("Add it"), crumbs(request.member)))


@require_safe
@needs(OPEN_EVIDENCE, find_evidence)
def item(request: Any, found: Evidence) -> HttpResponse:
    """One piece of evidence with all its versions."""
    page = item_page(
        request.member,
        found,
        selectors.versions(found),
        selectors.elements_of(found),
        clock.today(),
        owner_has_left=found.owner_id not in selectors.member_ids(request.organisation),
    )
    return TemplateResponse(request, "evidence/item.jinja", {"page": page})


@require_http_methods(FORM)
@needs(KEEP_EVIDENCE, find_evidence)
def add_version(request: Any, found: Evidence) -> HttpResponse:
    """Add a newer version."""
    initial = {"stale_after": found.stale_after} if found.is_live(clock.today()) else {}
    form = VersionForm(request.POST if request.method == "POST" else None, request.FILES or None, initial=initial)
    if form.is_valid():
        try:
            _put(request, found, form.content, form.cleaned_data["stale_after"])
        except Refused as refusal:
            form.add_error(form.cleaned_data["kind"], str(refusal))
        else:
            return _back(found)
    lead = _("The versions before it stay, and can still be read.")
    back = crumbs(request.member, found)
    return _form(request, form_page(_("Add a newer version"), form, _("Add it"), back, lead))


def _put(request: Any, found: Evidence, content: Content, stale_after: Any) -> None:
    actions.add_version(evidence=found, content=content, stale_after=stale_after, by=request.user)
    _say(request, _("The newer version has been added."), content.cleaned)


@require_http_methods(FORM)
@needs(KEEP_EVIDENCE, find_evidence)
def change(request: Any, found: Evidence) -> HttpResponse:
    """Change the day, the owner and the elements."""
    standing = selectors.elements_of(found)
    initial = {
        "stale_after": found.stale_after,
        "owner": str(found.owner_id),
        "elements": standing,
        "version": selectors.fingerprint(found),
    }
    data: Any = request.POST.copy() if request.method == "POST" else None
    lead: tuple[str, ...] = ()
    form = ChangeForm(data, owners=_owners(request.member), evidence=found, standing=standing, initial=initial)
    if form.is_valid():
        try:
            changed = actions.change_evidence(
                evidence=found,
                stale_after=form.cleaned_data["stale_after"],
                owner=form.chosen_owner,
                elements=form.cleaned_data["elements"],
                seen=form.cleaned_data["version"],
                by=request.user,
            )
        except Overtaken as refusal:
            form.add_error(None, str(refusal))
            data["version"] = initial["version"]
            lead = (stands_now(found, standing),)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The change has been saved."))
            # Somebody who gave away what was theirs may not be one of those who can open it.
            if not OPEN_EVIDENCE.allows(request.member, changed):
                return redirect("home", request.organisation.code)
            return _back(changed)
    back = crumbs(request.member, found)
    return _form(request, form_page(_("Change day, owner or elements"), form, _("Save"), back, *lead))


@require_http_methods(FORM)
@needs(KEEP_EVIDENCE, find_evidence)
def withdraw(request: Any, found: Evidence) -> HttpResponse:
    """Withdraw evidence."""
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.withdraw(evidence=found, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The evidence has been withdrawn. It can still be read."))
            return _back(found)
    lead = (
        _("From now on it shows nothing. An element that only this evidence shows will be claimed, not shown."),
        _("It stays readable with all its versions, and what was recorded before does not change."),
    )
    title = _("Withdraw “%(title)s”?") % {"title": found.title}
    return _form(request, form_page(title, form, _("Withdraw it"), crumbs(request.member, found), *lead))


@require_safe
@needs(OPEN_EVIDENCE, find_file)
def file(request: Any, version: Version) -> HttpResponseBase:  # noqa: ARG001 - the mark has read it
    """Download a version's file, under a name that gives nothing away but tells one version from another."""
    try:
        stream = selectors.open_file(version)
    except NotStored:
        log.error("evidence file missing", key=version.file_key)  # noqa: TRY400 - where it was read says nothing
        raise Http404 from None
    name = f"evidence-{version.sha256[:HASH_IN_NAME]}{PurePath(version.file_name).suffix}"
    response = FileResponse(stream, as_attachment=True, filename=name, content_type=version.media_type)
    response["Content-Security-Policy"] = FILE_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
