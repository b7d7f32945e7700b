"""Pages of measures: add one, read it, change it, end it, and take a wrong reading back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colonnade.apps.organisations.public import Member, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import ChangeMeasureForm, MeasureForm, ReadingForm
from colonnade.apps.programme.models import Action, Measure, PracticePlan, Reading
from colonnade.apps.programme.presenters.measures import amount, measure_page
from colonnade.apps.programme.presenters.pages import crumbs
from colonnade.apps.programme.presenters.work import action_crumbs
from colonnade.apps.programme.presenters.work_forms import WorkFormPage, measure_form
from colonnade.apps.programme.rules import KEEP_ACTION, OPEN_ACTION
from colonnade.apps.programme.views.practices import find_plan
from colonnade.apps.programme.views.rounds import FORM
from colonnade.apps.programme.views.work import find_action, show_form
from colonnade.foundation import clock
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from django.http import HttpResponse


def find_measure(member: Member, pk: int) -> Measure | None:
    """The measure that the address names."""
    return selectors.measure_by_pk(member.organisation, pk)


def find_reading(member: Member, pk: int) -> Reading | None:
    """The reading that the address names, while it stands."""
    return selectors.reading_by_pk(member.organisation, pk)


def _to(measure: Measure) -> HttpResponse:
    return redirect("measure", measure.organisation.code, measure.pk)


def _add(request: Any, back: list[dict[str, str]], **of: Any) -> HttpResponse:
    form = MeasureForm(request.POST if request.method == "POST" else None, initial={"better": Measure.Better.HIGHER})
    if form.is_valid():
        try:
            made = actions.add_measure(by=request.user, **of, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The measure is there. Add its first reading."))
            return _to(made)
    lead = (
        _(
            "Where you count people, tick the box: a count from 1 to 7 is then never kept, baseline included, and "
            "every other one is kept to the nearest 5. Whether it counts people cannot be changed later."
        ),
    )
    return show_form(request, WorkFormPage(_("Add a measure"), form, _("Add it"), back, lead))


@require_http_methods(FORM)
@needs(KEEP_ACTION, find_action)
def add_measure(request: Any, action: Action) -> HttpResponse:
    """Add a measure to an action."""
    return _add(request, action_crumbs(action), action=action)


@require_http_methods(FORM)
@needs(KEEP_ACTION, find_plan)
def add_plan_measure(request: Any, plan: PracticePlan) -> HttpResponse:
    """Add a measure to a planned practice."""
    back = crumbs(request.organisation, (_("Practice"), reverse("plan", args=[request.organisation.code, plan.pk])))
    return _add(request, back, plan=plan)


def _show(request: Any, found: Measure, form: ReadingForm) -> HttpResponse:
    page = measure_page(request.member, selectors.measured(found), form)
    return TemplateResponse(request, "work/measure.jinja", {"page": page}, status=422 if form.errors else 200)


@require_safe
@needs(OPEN_ACTION, find_measure)
def measure(request: Any, found: Measure) -> HttpResponse:
    """One measure with its chart."""
    return _show(request, found, ReadingForm(measure=found, initial={"read_on": clock.today()}))


@require_http_methods(FORM)
@needs(KEEP_ACTION, find_measure)
def add_reading(request: Any, found: Measure) -> HttpResponse:
    """Add a reading, with the chart before one's eyes."""
    data = request.POST if request.method == "POST" else None
    form = ReadingForm(data, measure=found, initial={"read_on": clock.today()})
    if form.is_valid():
        try:
            made = actions.add_reading(measure=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            unit = found.unit if made.value is not None else ""
            messages.success(request, _("Kept: %(value)s.") % {"value": amount(made.value, unit)})
            return _to(found)
    return _show(request, found, form)


@require_http_methods(FORM)
@needs(KEEP_ACTION, find_measure)
def change_measure(request: Any, found: Measure) -> HttpResponse:
    """Change the name of a measure, the way that is better, or its target."""
    shown = {name: getattr(found, name) for name in ("name", "better", "target", "target_on")}
    initial = {**shown, "target": amount(found.target) if found.target is not None else ""}
    form = ChangeMeasureForm(
        request.POST if request.method == "POST" else None,
        initial={**initial, "seen": selectors.fingerprint(found)},
    )
    beside, status = None, 0
    if form.is_valid():
        try:
            actions.change_measure(measure=found, by=request.user, **form.cleaned_data)
        except Overtaken as overtaken:
            standing: Any = overtaken.standing
            beside, status = standing, 409
            form = ChangeMeasureForm({**request.POST.dict(), "seen": selectors.fingerprint(standing)})
            form.add_error(None, str(overtaken))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The measure is changed."))
            return _to(found)
    page = measure_form(found, _("Change this measure"), form, _("Save it"), beside=beside)
    return show_form(request, page, status)


@require_POST
@needs(KEEP_ACTION, find_measure)
def end_measure(request: Any, found: Measure) -> HttpResponse:
    """End a measure."""
    actions.end_measure(measure=found, by=request.user)
    messages.success(request, _("The measure has ended. Its readings stay."))
    return _to(found)


@require_POST
@needs(KEEP_ACTION, find_reading)
def take_back_reading(request: Any, reading: Reading) -> HttpResponse:
    """Take a wrong reading back."""
    reading.measure.organisation = request.organisation
    try:
        actions.take_back_reading(reading=reading, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The reading is taken back."))
    return _to(reading.measure)
