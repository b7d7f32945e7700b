"""Pages of a handover: begin it, give on what is left, read and keep the pack, end it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colonnade.apps.organisations.public import Member, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import BeginHandoverForm, HandOverForm, PressForm
from colonnade.apps.programme.presenters.continuity import step
from colonnade.apps.programme.presenters.handovers import handover_page, handover_step, thing_choices
from colonnade.apps.programme.presenters.pack import pack_page
from colonnade.apps.programme.presenters.pages import FormPage, crumbs
from colonnade.apps.programme.rules import HAND_OVER, SEE_HANDOVERS
from colonnade.apps.programme.views.rounds import FORM, form_page
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from colonnade.apps.programme.models import Handover
    from colonnade.apps.programme.selectors import Owned
    from colonnade.foundation.tenancy.models import Organisation


def find_handover(member: Member, pk: int) -> Handover | None:
    """The handover that the address names."""
    return selectors.handover_of(member.organisation, pk)


def _may_begin(organisation: Organisation) -> dict[str, Any]:
    """Members, and those who left and still own something, but for whom a handover goes on; by id as text."""
    people = selectors.members(organisation)
    owners = {one.owner for one in selectors.owned_things(organisation) if one.owner is not None}
    going_on = {one.person_id for one in selectors.handovers_of(organisation) if one.ended_at is None}
    left = selectors.people_named(owners - people.keys())
    return {str(pk): person for pk, person in {**left, **people}.items() if pk not in going_on}


@require_http_methods(FORM)
@needs(HAND_OVER)
def begin_handover(request: Any) -> HttpResponse:
    """Begin a handover."""
    organisation = request.organisation
    initial = {name: request.GET.get(name, "") for name in ("person", "why")}
    form = BeginHandoverForm(request.POST or None, people=_may_begin(organisation), initial=initial)
    if form.is_valid():
        try:
            made = actions.begin_handover(organisation=organisation, by=request.user, **form.given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The handover has begun, and the pack is made."))
            return redirect("handover", organisation.code, made.pk)
    lead = (
        _("What they own is listed, and a pack is made from what is on record, so that others can go on."),
        _("This does not end what they are here. That is done on the page People."),
    )
    page = FormPage(
        _("Begin a handover"), form, _("Begin the handover"), crumbs(organisation, step(organisation)), lead
    )
    return form_page(request, page)


def _form(request: Any, found: Handover, left: list[Owned]) -> HandOverForm:
    people = {
        str(pk): person
        for pk, person in selectors.members(request.organisation).items()
        if pk not in selectors.handing_over(request.organisation)
    }
    return HandOverForm(request.POST or None, things=thing_choices(left, found.person), people=people)


def _say(request: Any, given: int, refused: dict[str, str]) -> None:
    if given:
        said = ngettext("%(n)d thing has been handed over.", "%(n)d things have been handed over.", given)
        messages.success(request, said % {"n": given})
    for title, sentence in refused.items():
        messages.warning(request, f"{title}: {sentence}")


@require_http_methods(FORM)
@needs(SEE_HANDOVERS, find_handover)
def handover(request: Any, found: Handover) -> HttpResponse:
    """One handover: what is left, and to whom it goes."""
    organisation = request.organisation
    things = selectors.owned_things(organisation)
    left = selectors.own_parts(things, found.person)
    may_give = HAND_OVER.allows(request.member) and found.ended_at is None
    form = _form(request, found, left) if may_give else None
    if form is not None and form.is_valid():
        try:
            given, refused = actions.hand_over_things(handover=found, by=request.user, **form.given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            _say(request, given, refused)
            return redirect("handover", organisation.code, found.pk)
    page = handover_page(
        request.member,
        found,
        things=things,
        left=left,
        roles=selectors.sole_roles(organisation, found.person),
        people=selectors.members(organisation),
        form=form,
        may_end=may_give,
    )
    status = 422 if form is not None and form.errors else 200
    return TemplateResponse(request, "continuity/handover.jinja", {"page": page}, status=status)


@require_http_methods(FORM)
@needs(HAND_OVER, find_handover)
def end_handover(request: Any, found: Handover) -> HttpResponse:
    """End a handover."""
    form = PressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.end_handover(handover=found, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The handover has ended. Its pack was made a last time, and stays."))
            return redirect("handover", request.organisation.code, found.pk)
    organisation = request.organisation
    lead = (_("The pack is made a last time. What they are here is ended on the page People, if that is to be."),)
    back = crumbs(organisation, step(organisation), handover_step(found))
    return form_page(request, FormPage(_("End the handover?"), form, _("End the handover"), back, lead))


@require_safe
@needs(SEE_HANDOVERS, find_handover)
def pack(request: Any, found: Handover) -> HttpResponse:
    """The pack as it was made last."""
    page = pack_page(request.member, found, may_make=HAND_OVER.allows(request.member))
    return TemplateResponse(request, "continuity/pack.jinja", {"page": page})


@require_POST
@needs(HAND_OVER, find_handover)
def make_pack(request: Any, found: Handover) -> HttpResponse:
    """Make the pack anew."""
    try:
        actions.make_pack(handover=found, by=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The pack has been made anew."))
    return redirect("pack", request.organisation.code, found.pk)


@require_safe
@needs(SEE_HANDOVERS, find_handover)
def pack_file(request: Any, found: Handover) -> HttpResponse:
    """The pack as a file that needs no site to be read."""
    page = pack_page(request.member, found, may_make=False)
    response = TemplateResponse(request, "continuity/pack_file.jinja", {"page": page})
    response["Content-Disposition"] = f'attachment; filename="handover-{found.pk}.html"'
    return response
