"""Pages that open a round, show it, give seats in it and end its answering."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from colonnade.apps.organisations import public as organisations
from colonnade.apps.organisations.public import Member, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import PressForm, RoundForm, SeatsForm
from colonnade.apps.programme.models import Seat, State, Voice
from colonnade.apps.programme.presenters.pages import FormPage, crumbs, round_url
from colonnade.apps.programme.presenters.rounds import round_page as page_of
from colonnade.apps.programme.presenters.rounds import rounds_page, seat_rows
from colonnade.apps.programme.rules import END_ANSWERS, GIVE_SEATS, OPEN_ROUND, SEE_ROUND, SEE_ROUNDS
from colonnade.foundation.catalogue import current
from colonnade.foundation.permissions import Role
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpResponse

    from colonnade.apps.programme.models import Round

FORM = ["GET", "HEAD", "POST"]


def find_round(member: Member, number: int) -> Round | None:
    """The round that the address names."""
    return selectors.round_by_number(member.organisation, number)


def form_page(request: Any, page: FormPage, template: str = "layouts/form.jinja", **more: Any) -> HttpResponse:
    """Show a page with one form."""
    status = 422 if page.form.errors else 200
    return TemplateResponse(request, template, {"page": page, **more}, status=status)


@require_safe
@needs(SEE_ROUNDS)
def rounds(request: Any) -> HttpResponse:
    """All rounds."""
    page = rounds_page(request.member, selectors.rounds(request.organisation))
    return TemplateResponse(request, "programme/rounds.jinja", {"page": page})


@require_http_methods(FORM)
@needs(OPEN_ROUND)
def open_round(request: Any) -> HttpResponse:
    """Open a round."""
    people = {str(held.person_id): held.person for held in organisations.memberships(request.organisation)}
    form = RoundForm(
        request.POST or None,
        frameworks=current().frameworks,
        tree=organisations.team_tree(request.organisation),
        people=people,
        initial={"voices": [voice.value for voice in Voice], "framework": current().frameworks[0].id},
    )
    if form.is_valid():
        try:
            made = actions.open_round(
                organisation=request.organisation,
                title=form.cleaned_data["title"],
                framework=form.cleaned_data["framework"],
                voices=form.cleaned_data["voices"],
                teams=form.chosen_teams,
                opens_on=form.cleaned_data["opens_on"],
                answers_due_on=form.cleaned_data["answers_due_on"],
                chair=people[form.cleaned_data["chair"]],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The round is open. Now ask people to answer."))
            return redirect("seats", request.organisation.code, made.number)
    back = crumbs(request.organisation, (_("Rounds"), reverse("rounds", args=[request.organisation.code])))
    return form_page(request, FormPage(_("Open a round"), form, _("Open the round"), back))


@require_safe
@needs(SEE_ROUND, find_round)
def round_page(request: Any, round_: Round) -> HttpResponse:
    """One round, and what can be done in it."""
    chairs = [seat.person.name for seat in selectors.seats(round_) if seat.role == Seat.Role.CHAIR]
    page = page_of(
        request.member,
        round_,
        selectors.framework_of(round_),
        chair=", ".join(chairs),
        teams=selectors.teams_of(round_),
        contribution=selectors.contribution_of(round_, request.user),
        agreed=selectors.agreements(round_),
    )
    return TemplateResponse(request, "programme/round.jinja", {"page": page})


def _voices_to_give(request: Any, round_: Round) -> list[Voice]:
    """The voices that this member may give seats for: a network chair those of the staff network only."""
    offered = [Voice(voice) for voice in round_.voices]
    is_chair = any(seat.role == Seat.Role.CHAIR for seat in selectors.seats_of(round_, request.user))
    if request.member.holds(Role.INCLUSION_LEAD) or is_chair:
        return offered
    return [voice for voice in offered if voice is Voice.STAFF_NETWORK]


def _give(request: Any, round_: Round, form: SeatsForm) -> int:
    """Give a seat to everybody in the list: how many got one. Who did not stays in the form, each with the reason."""
    asked = form.cleaned_data["people"]
    refused = actions.give_seats(
        round_=round_,
        people=asked,
        voice=form.cleaned_data["voice"],
        team=form.chosen_team,
        by=request.user,
        address_of=lambda code, secret: request.build_absolute_uri(reverse("invitation", args=[code, secret])),
    )
    if refused:
        left = [f"{name}, {email}" for name, email in asked if email in refused]
        form.show_again(left, " ".join(f"{email}: {sentence}" for email, sentence in refused.items()))
    return len(asked) - len(refused)


@require_http_methods(FORM)
@needs(GIVE_SEATS, find_round)
def seats(request: Any, round_: Round) -> HttpResponse:
    """Who sits in the round; ask more people."""
    voices = _voices_to_give(request, round_)
    form = SeatsForm(request.POST or None, voices=voices, tree=organisations.team_tree(request.organisation))
    if form.is_valid():
        given = _give(request, round_, form)
        if given:
            said = ngettext("%(given)d person has been asked.", "%(given)d people have been asked.", given)
            messages.success(request, said % {"given": given})
        if not form.errors:
            return redirect(round_url("seats", round_))
    found = [seat for seat in selectors.seats(round_) if not seat.voice or Voice(seat.voice) in voices]
    rows = seat_rows(found, selectors.contributions_by_seat(round_))
    page = FormPage(_("People and their voices"), form, _("Ask them"), crumbs(round_))
    asks = form.is_bound or round_.state == State.OPEN
    return form_page(request, page, "programme/seats.jinja", rows=rows, asks=asks)


@require_http_methods(FORM)
@needs(END_ANSWERS, find_round)
def end_answers(request: Any, round_: Round) -> HttpResponse:
    """End the answering."""
    form: forms.Form = PressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.end_answers(round_=round_, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The answers are in. See how far apart you are, and agree."))
            return redirect(round_url("spread", round_))
    lead = (
        _("Nobody can answer after this, and it cannot be undone. Key in all paper sheets first."),
        _("The spread is worked out once, now. A voice of fewer than five people is never shown apart."),
    )
    return form_page(request, FormPage(_("End the answering?"), form, _("End the answering"), crumbs(round_), lead))
