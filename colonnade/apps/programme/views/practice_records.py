"""Pages that record a practice, show and change a record, and put evidence to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colonnade.apps.evidence import public as evidence
from colonnade.apps.organisations import public as organisations
from colonnade.apps.organisations.public import Member, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import PieceForm, RecordForm, WithdrawRecordForm
from colonnade.apps.programme.policies import Unfit
from colonnade.apps.programme.presenters.pages import FormPage, crumbs
from colonnade.apps.programme.presenters.practices import beside_rows, plan_words, record_form_page, record_page
from colonnade.apps.programme.presenters.practices.records import record_words
from colonnade.apps.programme.presenters.practices.wording import Names, named_ids
from colonnade.apps.programme.rules import KEEP_PLAN, KEEP_PRACTICES, SEE_PRACTICES
from colonnade.apps.programme.views.practices import find_plan, find_practice, people_of, places_of
from colonnade.apps.programme.views.rounds import FORM, form_page
from colonnade.foundation import clock
from colonnade.foundation.catalogue import current
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from colonnade.apps.programme.models import PracticePlan, PracticeRecord
    from colonnade.foundation.catalogue import Practice


def find_record(member: Member, practice: str, number: int) -> PracticeRecord | None:
    """The record that the address names."""
    return selectors.record_by_number(member.organisation, practice, number)


def find_piece(member: Member, practice: str, number: int, pk: int) -> Any:
    """The piece of evidence that the address names, where it is put to the record; it carries the record."""
    record = find_record(member, practice, number)
    pieces = selectors.evidence_of_record(record) if record is not None else []
    found = next((one.evidence for one in pieces if one.evidence_id == pk), None)
    if found is not None:
        found.record = record
    return found


def _back(record: PracticeRecord) -> HttpResponse:
    return redirect("practice-record", record.organisation.code, record.practice, record.number)


def _form(
    request: Any,
    practice: Practice,
    data: Any,
    *,
    standing: PracticeRecord | None = None,
    initial: dict[str, Any] | None = None,
) -> RecordForm:
    """The form of a record; with `standing`, of a record that stands, which may name people who have left."""
    organisation = request.organisation
    people = {int(pk): person.name for pk, person in people_of(request).items()}
    if standing is not None:
        people = selectors.names_of(named_ids(practice, [standing])) | people
    plans = selectors.plans_of(organisation) if standing is None else []
    return RecordForm(
        data,
        practice=practice,
        known=actions.known_in(organisation, standing),
        people=people,
        teams={one.pk: one.name for one in organisations.teams(organisation)},
        places=places_of(organisation, practice),
        plans={str(one.pk): (one, plan_words(current(), one)) for one in plans if one.practice == practice.id},
        initial=initial,
    )


def _show_form(request: Any, page: Any, status: int) -> HttpResponse:
    return TemplateResponse(request, "practices/form.jinja", {"page": page}, status=status)


def _first(request: Any, practice: Practice, plan: PracticePlan | None) -> dict[str, Any]:
    """What stands in the form before anything is typed: today, and the plan and place that the address names."""
    mine = [one for one in selectors.plans_of(request.organisation) if one.practice == practice.id]
    chosen = plan or (mine[0] if mine else None)
    team = request.GET.get("team", "") or (str(chosen.team_id or "") if chosen else "")
    return {"happened_on": clock.today(), "plan": str(chosen.pk) if chosen else "", "team": team}


def _record(request: Any, practice: Practice, plan: PracticePlan | None = None) -> HttpResponse:
    """Record that a practice was done, under this plan unless another is chosen."""
    sent = request.POST if request.method == "POST" else None
    form = _form(request, practice, sent, initial=_first(request, practice, plan) if sent is None else None)
    if form.is_valid():
        try:
            made = actions.record_practice(
                organisation=request.organisation,
                practice=practice.id,
                happened_on=form.cleaned_data["happened_on"],
                values=form.values,
                plan=form.chosen_plan,
                team=form.chosen_team,
                by=request.user,
            )
        except Refused as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("It is recorded."))
            if plan is not None and not SEE_PRACTICES.allows(request.member):
                return redirect("plan", request.organisation.code, plan.pk)
            return _back(made)
    page = record_form_page(request.member, practice, form)
    return _show_form(request, page, 422 if form.errors else 200)


@require_http_methods(FORM)
@needs(KEEP_PRACTICES, find_practice)
def record_practice(request: Any, practice: Practice) -> HttpResponse:
    """Record that a practice was done; ?team= chooses a place beforehand."""
    return _record(request, practice)


@require_http_methods(FORM)
@needs(KEEP_PLAN, find_plan)
def record_plan(request: Any, plan: PracticePlan) -> HttpResponse:
    """Record that what was planned was done: open to whoever looks after it."""
    return _record(request, current().practice(plan.practice), plan)


def _say(form: RecordForm, refusal: Refused) -> None:
    """Put a refusal into the form, field by field where it says which."""
    if isinstance(refusal, Unfit):
        for name, sentence in refusal.faults.items():
            form.say(name, sentence)
    else:
        form.add_error(None, str(refusal))


def _names(practice: Practice, request: Any, records: list[PracticeRecord]) -> Names:
    teams = {one.pk: one.name for one in organisations.teams(request.organisation)}
    return Names(selectors.names_of(named_ids(practice, records)), teams)


@require_safe
@needs(SEE_PRACTICES, find_record)
def practice_record(request: Any, record: PracticeRecord) -> HttpResponse:
    """One record, with what shows it and its history."""
    practice = current().practice(record.practice)
    versions = selectors.versions_of_record(record)
    page = record_page(
        request.member,
        practice,
        record,
        versions=versions,
        pieces=selectors.evidence_of_record(record),
        names=_names(practice, request, versions),
        today=clock.today(),
    )
    return TemplateResponse(request, "practices/record.jinja", {"page": page})


@require_http_methods(FORM)
@needs(KEEP_PRACTICES, find_record)
def change_record(request: Any, record: PracticeRecord) -> HttpResponse:
    """Change a record: a new version of it."""
    practice = current().practice(record.practice)
    if request.method != "POST":
        return _ask_change(request, practice, record)
    form = _form(request, practice, request.POST, standing=record)
    if not form.is_valid():
        return _show_form(request, record_form_page(request.member, practice, form, record=record), 422)
    try:
        actions.change_record(
            record=record,
            happened_on=form.cleaned_data["happened_on"],
            values=form.values,
            team=form.chosen_team,
            version=form.cleaned_data["version"] or 0,
            by=request.user,
        )
    except Overtaken as overtaken:
        return _ask_again(request, practice, overtaken)
    except Refused as refusal:
        page = record_form_page(request.member, practice, form, record=record, refusal=str(refusal))
        return _show_form(request, page, 409)
    messages.success(request, _("The change is saved. What stood before is in the history."))
    return _back(record)


def _ask_change(request: Any, practice: Practice, record: PracticeRecord) -> HttpResponse:
    initial = {
        "happened_on": record.happened_on,
        "team": str(record.team_id or ""),
        "version": record.version,
        **RecordForm.initial_for(practice, record.values),
    }
    form = _form(request, practice, None, standing=record, initial=initial)
    return _show_form(request, record_form_page(request.member, practice, form, record=record), 200)


def _ask_again(request: Any, practice: Practice, overtaken: Overtaken) -> HttpResponse:
    """Everything that was typed, beside what somebody else saved first; saved again, it takes the other's place."""
    stands: Any = overtaken.standing
    sent = request.POST.copy()
    sent["version"] = str(stands.version)
    page = record_form_page(
        request.member,
        practice,
        _form(request, practice, sent, standing=stands),
        record=stands,
        refusal=str(overtaken),
        beside=beside_rows(request.member, practice, stands, _names(practice, request, [stands])),
        beside_by=stands.recorded_by.name if stands.recorded_by else "",
    )
    return _show_form(request, page, 409)


def _crumbs(record: PracticeRecord) -> list[dict[str, str]]:
    organisation, practice = record.organisation, current().practice(record.practice)
    return crumbs(
        organisation,
        (_("Practices"), reverse("practices", args=[organisation.code])),
        (practice.title, reverse("practice", args=[organisation.code, practice.id])),
        (record_words(record), reverse("practice-record", args=[organisation.code, practice.id, record.number])),
    )


@require_http_methods(FORM)
@needs(KEEP_PRACTICES, find_record)
def withdraw_record(request: Any, record: PracticeRecord) -> HttpResponse:
    """Withdraw a record."""
    sent = request.POST if request.method == "POST" else None
    form = WithdrawRecordForm(sent, initial={"version": record.version})
    if form.is_valid():
        try:
            actions.withdraw_record(record=record, by=request.user, version=form.cleaned_data["version"])
        except Refused as refusal:
            messages.info(request, str(refusal))
        else:
            messages.success(request, _("The record is withdrawn. It counts no more, and its history stays."))
        return _back(record)
    lead = (_("Do this where it was recorded by mistake. What it said stays in its history."),)
    page = FormPage(_("Withdraw this record?"), form, _("Withdraw it"), _crumbs(record), lead)
    return form_page(request, page)


@require_http_methods(FORM)
@needs(KEEP_PRACTICES, find_record)
def put_evidence(request: Any, record: PracticeRecord) -> HttpResponse:
    """Put a piece of evidence to a record."""
    organisation, practice = request.organisation, current().practice(record.practice)
    there = {one.evidence_id for one in selectors.evidence_of_record(record)}
    offered = [one for one in evidence.evidence_choices(organisation, clock.today()) if one.pk not in there]
    # Those that show an element which the practice serves come first.
    offered.sort(key=lambda one: set(one.elements).isdisjoint(practice.elements))
    form = PieceForm(request.POST if request.method == "POST" else None, pieces=offered)
    if form.is_valid():
        piece: Any = evidence.evidence_of(organisation, int(form.cleaned_data["piece"]))
        try:
            actions.attach_evidence(record=record, evidence=piece, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The evidence stands with the record."))
            return _back(record)
    add = "&".join(f"element={ref}" for ref in practice.elements)
    page = FormPage(_("What shows it?"), form, _("Put it to the record"), _crumbs(record), practice.evidence)
    href = f"{reverse('add-evidence', args=[organisation.code])}?{add}"
    return form_page(request, page, "practices/piece.jinja", add_href=href)


@require_POST
@needs(KEEP_PRACTICES, find_piece)
def take_evidence(request: Any, piece: Any) -> HttpResponse:
    """Take a piece of evidence away from a record."""
    actions.detach_evidence(record=piece.record, evidence=piece, by=request.user)
    messages.success(request, _("It stands with the record no more. The evidence itself is still there."))
    return _back(piece.record)
