"""Pages of actions: the list, one of them, and everything that can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colonnade.apps.organisations.public import SEE_PEOPLE, Member, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import (
    ActionForm,
    ChangeActionForm,
    CheckForm,
    FilterActionsForm,
    GiveForm,
    MoveForm,
    ServesForm,
    element_choices,
    serve_choices,
)
from colonnade.apps.programme.models import Action, Serves
from colonnade.apps.programme.presenters.pages import crumbs
from colonnade.apps.programme.presenters.work import action_page as page_of
from colonnade.apps.programme.presenters.work import action_url, actions_page
from colonnade.apps.programme.presenters.work_forms import WorkFormPage, action_form
from colonnade.apps.programme.rules import GIVE_ACTION, KEEP_ACTION, OPEN_ACTION, PLAN_ACTIONS, SEE_ACTIONS
from colonnade.apps.programme.views.rounds import FORM
from colonnade.foundation import clock
from colonnade.foundation.catalogue import current
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpResponse

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.programme.models import Served

CHANGEABLE = (
    "title",
    "detail",
    "starts_on",
    "due_on",
    "effort_hours",
    "relationship_hours",
    "check_every_days",
    "version",
)


def find_action(member: Member, number: int) -> Action | None:
    """The action that the address names."""
    return selectors.action_by_number(member.organisation, number)


def find_served(member: Member, number: int, pk: int) -> Served | None:
    """The thing that an action belongs to."""
    action = selectors.action_by_number(member.organisation, number)
    return selectors.served_row(action, pk) if action is not None else None


def show_form(request: Any, page: WorkFormPage, status: int = 0) -> HttpResponse:
    """Show a page with one form, and beside it what somebody else saved meanwhile."""
    shown = status or (422 if page.form.errors else 200)
    return TemplateResponse(request, "work/form.jinja", {"page": page}, status=shown)


def _to(action: Action) -> HttpResponse:
    return redirect(action_url("action", action))


def _people(request: Any, action: Action | None = None) -> list[Person]:
    return selectors.people_for(request.member, action, sees_people=SEE_PEOPLE.allows(request.member))


def _serves(request: Any) -> dict[str, list[tuple[str, str]]]:
    return serve_choices(current(), selectors.promise_texts(request.organisation, open_only=True))


def _fits(action: Action, chosen: dict[str, Any], me: int) -> bool:
    """Whether an action is one of those that were asked for."""
    state = chosen["state"]
    if state != "all" and (action.state != state if state else not action.is_open):
        return False
    if chosen["late"] and not action.is_late(clock.today()):
        return False
    if chosen["mine"] and me not in {action.owner_id, action.deputy_id}:
        return False
    recommendations = {row.ref for row in action.served_rows if row.kind == Serves.RECOMMENDATION}
    return not chosen["element"] or chosen["element"] in recommendations


@require_safe
@needs(SEE_ACTIONS)
def actions_list(request: Any) -> HttpResponse:
    """All actions, or those that were asked for."""
    organisation, today = request.organisation, clock.today()
    found = selectors.actions_of(organisation)
    form = FilterActionsForm(request.GET, elements=element_choices(current()))
    chosen = form.chosen
    page = actions_page(
        request.member,
        form,
        found,
        chosen=[action for action in found if _fits(action, chosen, request.user.pk)],
        states=selectors.check_states(organisation, found, today),
        members=selectors.member_people(organisation),
        promises=selectors.promise_texts(organisation),
        today=today,
    )
    return TemplateResponse(request, "work/actions.jinja", {"page": page})


@require_safe
@needs(OPEN_ACTION, find_action)
def action_page(request: Any, action: Action) -> HttpResponse:
    """One action."""
    organisation, today = request.organisation, clock.today()
    page = page_of(
        request.member,
        action,
        state=selectors.check_states(organisation, [action], today)[action.pk],
        checks=selectors.checks_of(action),
        measures=selectors.measures_of(organisation, action=action),
        members=selectors.member_people(organisation),
        promises=selectors.promise_texts(organisation),
        today=today,
    )
    return TemplateResponse(request, "work/action.jinja", {"page": page})


@require_http_methods(FORM)
@needs(PLAN_ACTIONS)
def plan_action(request: Any) -> HttpResponse:
    """Plan an action."""
    asked = {name: request.GET.get(name, "") for name in ("element", "practice", "promise")}
    form = ActionForm(
        request.POST or None,
        people=_people(request),
        serves=_serves(request),
        initial={"starts_on": clock.today(), "owner": str(request.user.pk), **asked},
    )
    if form.is_valid():
        try:
            made = actions.add_action(organisation=request.organisation, by=request.user, **form.plan)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The action is planned. Add a measure, so that you see whether it works."))
            return _to(made)
    back = crumbs(request.organisation, (_("Actions"), reverse("actions", args=[request.organisation.code])))
    return show_form(request, WorkFormPage(_("Plan an action"), form, _("Plan it"), back))


def _do(
    request: Any,
    action: Action,
    make: Callable[..., Any],
    change: Callable[[Any], Any],
    *,
    words: tuple[str, str],
    done: str,
    lead: tuple[str, ...] = (),
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    """Run a form below an action: ask, change, and where somebody else was first, show both. `words`: title, button."""
    form: forms.Form = make(request.POST if request.method == "POST" else None, initial=initial)
    beside: Any = None
    status = 0
    if form.is_valid():
        try:
            change(form)
        except Overtaken as overtaken:
            beside, status = overtaken.standing, 409
            form = make({**request.POST.dict(), "version": beside.version}, initial=initial)
            form.add_error(None, str(overtaken))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return _to(action)
    title, button = words
    return show_form(request, action_form(action, title, form, button, lead=lead, beside=beside), status)


@require_http_methods(FORM)
@needs(KEEP_ACTION, find_action)
def change_action(request: Any, action: Action) -> HttpResponse:
    """Change what is to be done, when, with how much time, and how often it is checked."""
    return _do(
        request,
        action,
        lambda data, initial: ChangeActionForm(data, action=action, initial=initial),
        lambda form: actions.change_action(action=action, by=request.user, **form.cleaned_data),
        words=(_("Change this action"), _("Save it")),
        done=_("The action is changed."),
        initial={name: getattr(action, name) for name in CHANGEABLE},
    )


@require_http_methods(FORM)
@needs(GIVE_ACTION, find_action)
def give_action(request: Any, action: Action) -> HttpResponse:
    """Give an action to somebody else."""
    people = _people(request, action)
    return _do(
        request,
        action,
        lambda data, initial: GiveForm(data, people=people, initial=initial),
        lambda form: actions.give_action(
            action=action, by=request.user, version=form.cleaned_data["version"], **form.chosen
        ),
        words=(_("Who looks after this action?"), _("Give it to them")),
        done=_("The action is in other hands."),
        initial={
            "post": action.post,
            "owner": str(action.owner_id or ""),
            "deputy": str(action.deputy_id or ""),
            "version": action.version,
        },
    )


@require_http_methods(FORM)
@needs(KEEP_ACTION, find_action)
def move_action(request: Any, action: Action) -> HttpResponse:
    """Say how an action is now."""
    return _do(
        request,
        action,
        lambda data, initial: MoveForm(data, action=action, initial=initial),
        lambda form: actions.move_action(action=action, by=request.user, **form.cleaned_data),
        words=(_("How is this action now?"), _("Save it")),
        done=_("The action has moved on."),
        initial={"outcome": action.outcome, "version": action.version},
    )


@require_http_methods(FORM)
@needs(KEEP_ACTION, find_action)
def check_action(request: Any, action: Action) -> HttpResponse:
    """Record a check."""
    return _do(
        request,
        action,
        lambda data, initial: CheckForm(data, initial=initial),
        lambda form: actions.record_check(action=action, by=request.user, **form.cleaned_data),
        words=(_("Does it happen as agreed?"), _("Record the check")),
        done=_("The check is recorded."),
        initial={"checked_on": clock.today()},
    )


@require_http_methods(FORM)
@needs(KEEP_ACTION, find_action)
def add_served(request: Any, action: Action) -> HttpResponse:
    """Say what else an action belongs to."""
    serves = _serves(request)

    def add(form: ServesForm) -> None:
        actions.add_all_served(action=action, serves=form.serves, by=request.user)

    return _do(
        request,
        action,
        lambda data, initial: ServesForm(data, serves=serves, initial=initial),
        add,
        words=(_("What does this action belong to?"), _("Add it")),
        done=_("It is added."),
    )


@require_POST
@needs(KEEP_ACTION, find_served)
def remove_served(request: Any, served: Served) -> HttpResponse:
    """Say that an action does not belong to something any more."""
    action = served.of
    action.organisation = request.organisation
    actions.remove_served(action=action, served=served, by=request.user)
    messages.success(request, _("It does not belong to that any more."))
    return _to(action)
