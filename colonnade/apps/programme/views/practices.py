"""Pages of practices and of their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colonnade.apps.organisations import public as organisations
from colonnade.apps.organisations.public import SEE_PEOPLE, Member, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import GivePlanForm, TakeUpForm
from colonnade.apps.programme.models import PracticePlan
from colonnade.apps.programme.presenters.calendar import day_by_code
from colonnade.apps.programme.presenters.practices import plan_form_page, plan_page, practice_page, practices_page
from colonnade.apps.programme.rules import OPEN_PLAN, PLAN_PRACTICES, SEE_PRACTICES
from colonnade.apps.programme.views.rounds import FORM
from colonnade.core.practices import Upkeep
from colonnade.foundation import clock
from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from colonnade.apps.organisations.public import Team
    from colonnade.apps.programme.selectors import PlanStanding
    from colonnade.foundation.catalogue import Practice


def find_practice(member: Member, practice: str) -> Practice | None:  # noqa: ARG001 - the same in every organisation
    """The practice of the catalogue that the address names."""
    return next((one for one in current().practices if one.id == practice), None)


def find_plan(member: Member, pk: int) -> PracticePlan | None:
    """The plan that the address names."""
    return selectors.plan_by_pk(member.organisation, pk)


def places_of(organisation: Any, practice: Practice) -> list[Team]:
    """The places where a practice can be done apart: sites, or teams and sites, or none."""
    found = [branch.team for branch in organisations.team_tree(organisation)]
    if practice.scope == "site":
        return [one for one in found if one.kind == "site"]
    return found if practice.scope == "team" else []


def people_of(request: Any, plan: Any = None) -> dict[str, Any]:
    """Whom this member may choose, by id as text; who has a part in the plan stays in the list."""
    found = selectors.people_for(request.member, plan, sees_people=SEE_PEOPLE.allows(request.member))
    return {str(person.pk): person for person in found}


@require_safe
@needs(SEE_PRACTICES)
def practices(request: Any) -> HttpResponse:
    """Every practice, or with ?element= those that serve it."""
    standings = selectors.plan_standings(request.organisation, clock.today())
    try:
        page = practices_page(request.member, current(), standings, request.GET.get("element", ""))
    except NotInCatalogueError as error:
        raise Http404 from error
    return TemplateResponse(request, "practices/every.jinja", {"page": page})


@require_safe
@needs(SEE_PRACTICES, find_practice)
def practice(request: Any, practice: Practice) -> HttpResponse:
    """One practice; ?all=1 shows all of its records."""
    organisation, today = request.organisation, clock.today()
    standings = selectors.plan_standings(organisation, today)
    page = practice_page(
        request.member,
        current(),
        practice,
        plans=[one for one in standings if one.plan.practice == practice.id],
        records=selectors.records_of(organisation, practice.id),
        sites=[one for one in organisations.teams(organisation) if one.kind == "site"],
        today=today,
        every=bool(request.GET.get("all")),
    )
    return TemplateResponse(request, "practices/one.jinja", {"page": page})


def _refused_page(request: Any, page: Any, status: int) -> HttpResponse:
    return TemplateResponse(request, "practices/form.jinja", {"page": page}, status=status)


@require_http_methods(FORM)
@needs(PLAN_PRACTICES, find_practice)
def take_up(request: Any, practice: Practice) -> HttpResponse:
    """Take up a practice; ?day= names an awareness date that it is for, ?team= chooses a place beforehand."""
    organisation = request.organisation
    day = day_by_code(current(), request.GET.get("day", ""))
    form = TakeUpForm(
        request.POST if request.method == "POST" else None,
        people=people_of(request),
        places=places_of(organisation, practice),
        initial={"starts_on": clock.today(), "team": request.GET.get("team", ""), "owner": str(request.user.pk)},
    )
    if form.is_valid():
        try:
            made = actions.take_up(
                organisation=organisation,
                practice=practice.id,
                awareness_date=day.id if day else "",
                by=request.user,
                **form.given,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("You have taken this up. Record each time that it is done."))
            return redirect("plan", organisation.code, made.pk)
    page = plan_form_page(request.member, practice, form, day=day.title if day else "")
    return _refused_page(request, page, 422 if form.errors else 200)


def _standing_of(request: Any, plan: PracticePlan) -> PlanStanding:
    found = selectors.plan_standings(request.organisation, clock.today())
    ended = selectors.PlanStanding(plan, selectors.last_done(request.organisation).get(plan.pk), Upkeep.NOT_TAKEN_UP)
    return next((one for one in found if one.plan.pk == plan.pk), ended)


@require_safe
@needs(OPEN_PLAN, find_plan)
def plan(request: Any, plan: PracticePlan) -> HttpResponse:
    """One plan."""
    records = selectors.records_of(request.organisation, plan=plan)
    practice = current().practice(plan.practice)
    measures = selectors.measures_of(request.organisation, plan=plan)
    page = plan_page(request.member, current(), practice, _standing_of(request, plan), records, measures)
    return TemplateResponse(request, "practices/plan.jinja", {"page": page})


def _initial(plan: PracticePlan) -> dict[str, Any]:
    held = {"owner": str(plan.owner_id or ""), "deputy": str(plan.deputy_id or "")}
    return {"post": plan.post, "aim": plan.aim, "version": plan.version, **held}


@require_http_methods(FORM)
@needs(PLAN_PRACTICES, find_plan)
def give_plan(request: Any, plan: PracticePlan) -> HttpResponse:
    """Give a plan to somebody."""
    practice, people = current().practice(plan.practice), people_of(request, plan)
    if request.method != "POST":
        form = GivePlanForm(people=people, initial=_initial(plan))
        return _refused_page(request, plan_form_page(request.member, practice, form, plan=plan), 200)
    form = GivePlanForm(request.POST, people=people)
    if not form.is_valid():
        return _refused_page(request, plan_form_page(request.member, practice, form, plan=plan), 422)
    try:
        actions.give_plan(plan=plan, by=request.user, version=form.cleaned_data["version"] or 0, **form.given)
    except Overtaken as overtaken:
        beside: Any = overtaken.standing
        typed = GivePlanForm({**request.POST.dict(), "version": str(beside.version)}, people=people)
        stands = selectors.plan_by_pk(request.organisation, plan.pk)
        page = plan_form_page(request.member, practice, typed, plan=plan, refusal=str(overtaken), beside=stands)
        return _refused_page(request, page, 409)
    except Refused as refusal:
        return _refused_page(
            request, plan_form_page(request.member, practice, form, plan=plan, refusal=str(refusal)), 409
        )
    messages.success(request, _("Saved. This is who looks after it now."))
    return redirect("plan", request.organisation.code, plan.pk)


def _move(request: Any, plan: PracticePlan, to: PracticePlan.State, done: str) -> HttpResponse:
    try:
        actions.move_plan(plan=plan, to=to, by=request.user)
    except Refused as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("plan", request.organisation.code, plan.pk)


@require_POST
@needs(PLAN_PRACTICES, find_plan)
def pause_plan(request: Any, plan: PracticePlan) -> HttpResponse:
    """Pause a plan."""
    return _move(request, plan, PracticePlan.State.PAUSED, _("It is paused, and not late until you go on with it."))


@require_POST
@needs(PLAN_PRACTICES, find_plan)
def resume_plan(request: Any, plan: PracticePlan) -> HttpResponse:
    """Go on with a plan."""
    return _move(request, plan, PracticePlan.State.KEPT_UP, _("You go on with it."))


@require_POST
@needs(PLAN_PRACTICES, find_plan)
def end_plan(request: Any, plan: PracticePlan) -> HttpResponse:
    """End a plan."""
    return _move(request, plan, PracticePlan.State.ENDED, _("It has ended. What was recorded stays."))
