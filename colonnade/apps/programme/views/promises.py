"""Pages of promises: all of them, one, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from colonnade.apps.organisations.public import Member, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import GivePromiseForm, KeepPromiseForm, PromiseForm, ReleasePromiseForm
from colonnade.apps.programme.presenters.continuity import promise_page, promise_steps, promises_page
from colonnade.apps.programme.presenters.pages import FormPage, crumbs
from colonnade.apps.programme.rules import KEEP_CONTACTS, KEEP_PROMISE, SEE_PROMISES
from colonnade.apps.programme.views.continuity import choices
from colonnade.apps.programme.views.rounds import FORM, form_page
from colonnade.foundation import clock
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from colonnade.apps.programme.models import Promise


def find_promise(member: Member, number: int) -> Promise | None:
    """The promise that the address names."""
    return selectors.promise_by_number(member.organisation, number)


def _back(member: Member, *steps: tuple[str, str]) -> list[dict[str, str]]:
    return crumbs(member.organisation, *promise_steps(member), *steps)


def _step(promise: Promise) -> tuple[str, str]:
    words = _("Promise %(number)d") % {"number": promise.number}
    return words, reverse("promise", args=[promise.organisation.code, promise.number])


@require_safe
@needs(SEE_PROMISES)
def promises(request: Any) -> HttpResponse:
    """All promises."""
    page = promises_page(request.member, selectors.promises_of(request.organisation), clock.today())
    return TemplateResponse(request, "continuity/promises.jinja", {"page": page})


@require_safe
@needs(SEE_PROMISES, find_promise)
def promise(request: Any, found: Promise) -> HttpResponse:
    """One promise."""
    page = promise_page(request.member, found, selectors.actions_of_promise(found), clock.today())
    return TemplateResponse(request, "continuity/promise.jinja", {"page": page})


@require_http_methods(FORM)
@needs(KEEP_CONTACTS)
def add_promise(request: Any) -> HttpResponse:
    """Write down a promise."""
    organisation = request.organisation
    form = PromiseForm(request.POST or None, people=choices(organisation))
    if form.is_valid():
        try:
            made = actions.add_promise(organisation=organisation, by=request.user, **form.given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The promise has been written down."))
            return redirect("promise", organisation.code, made.number)
    return form_page(request, FormPage(_("Add a promise"), form, _("Add the promise"), _back(request.member)))


@require_http_methods(FORM)
@needs(KEEP_PROMISE, find_promise)
def give_promise(request: Any, found: Promise) -> HttpResponse:
    """Give a promise to somebody."""
    initial = {"post": found.post, "owner": found.owner_id, "deputy": found.deputy_id}
    form = GivePromiseForm(request.POST or None, people=choices(request.organisation), initial=initial)
    if form.is_valid():
        try:
            actions.give_promise(promise=found, by=request.user, **form.given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The promise has been given."))
            return redirect("promise", request.organisation.code, found.number)
    back = _back(request.member, _step(found))
    return form_page(request, FormPage(_("Give the promise to somebody"), form, _("Save"), back, (found.text,)))


@require_http_methods(FORM)
@needs(KEEP_PROMISE, find_promise)
def keep_promise(request: Any, found: Promise) -> HttpResponse:
    """Say that a promise was kept."""
    form = KeepPromiseForm(request.POST or None)
    if form.is_valid():
        try:
            actions.keep_promise(promise=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The promise is marked as kept. Tell those it was made to."))
            return redirect("promise", request.organisation.code, found.number)
    back = _back(request.member, _step(found))
    return form_page(request, FormPage(_("It has been kept"), form, _("Mark it as kept"), back, (found.text,)))


@require_http_methods(FORM)
@needs(KEEP_PROMISE, find_promise)
def release_promise(request: Any, found: Promise) -> HttpResponse:
    """Say that a promise will not be kept."""
    form = ReleasePromiseForm(request.POST or None)
    if form.is_valid():
        try:
            actions.release_promise(promise=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The promise has been released. The reason stays beside it."))
            return redirect("promise", request.organisation.code, found.number)
    back = _back(request.member, _step(found))
    return form_page(request, FormPage(_("It will not be kept"), form, _("Release the promise"), back, (found.text,)))
