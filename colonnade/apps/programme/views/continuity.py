"""Pages of continuity: what hangs on one person, and contacts with allies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colonnade.apps.organisations.public import Member, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import ContactForm, PressForm
from colonnade.apps.programme.presenters.contacts import contact_page, contacts_page
from colonnade.apps.programme.presenters.continuity import continuity_page, step
from colonnade.apps.programme.presenters.pages import FormPage, crumbs
from colonnade.apps.programme.rules import KEEP_CONTACTS, SEE_CONTACTS
from colonnade.apps.programme.views.rounds import FORM, form_page
from colonnade.core.continuity import dependencies, unheld
from colonnade.foundation import clock
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from colonnade.apps.programme.models import Contact
    from colonnade.foundation.tenancy.models import Organisation


def find_contact(member: Member, pk: int) -> Contact | None:
    """The contact that the address names, while they last."""
    return selectors.contact_of(member.organisation, pk)


def choices(organisation: Organisation) -> dict[str, Any]:
    """The members, by id as text."""
    return {str(pk): person for pk, person in selectors.members(organisation).items()}


@require_safe
@needs(SEE_CONTACTS)
def continuity(request: Any) -> HttpResponse:
    """What would be lost, before it is."""
    organisation = request.organisation
    things, people = selectors.owned_things(organisation), selectors.members(organisation)
    held = selectors.held_things(things)
    lost = {one.key for one in unheld(held, people)}
    left = [one for one in things if one.key in lost]
    page = continuity_page(
        request.member,
        things=things,
        unheld=left,
        gone=selectors.people_named({one.owner for one in left if one.owner is not None}),
        dependencies=dependencies(held, selectors.roles_held(organisation), people),
        silences=selectors.silences_of(
            organisation, {one.owner for one in things if one.owner is not None}, clock.today()
        ),
        handovers=selectors.handovers_of(organisation),
        people=people,
        carried=selectors.carried_rows(organisation),
        followed=selectors.followed_by(organisation),
        after_days=settings.SILENT_AFTER_DAYS,
    )
    return TemplateResponse(request, "continuity/continuity.jinja", {"page": page})


@require_safe
@needs(SEE_CONTACTS)
def contacts(request: Any) -> HttpResponse:
    """The register of contacts."""
    organisation = request.organisation
    page = contacts_page(
        request.member, selectors.contacts_of(organisation), selectors.members(organisation), clock.today()
    )
    return TemplateResponse(request, "continuity/contacts.jinja", {"page": page})


@require_http_methods(FORM)
@needs(KEEP_CONTACTS)
def add_contact(request: Any) -> HttpResponse:
    """Add a contact."""
    organisation = request.organisation
    form = ContactForm(request.POST or None, people=choices(organisation))
    if form.is_valid():
        try:
            actions.add_contact(organisation=organisation, by=request.user, **form.given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The contact has been added."))
            return redirect("contacts", organisation.code)
    back = (_("Contacts and allies"), reverse("contacts", args=[organisation.code]))
    page = FormPage(
        _("Add a contact"), form, _("Add the contact"), crumbs(organisation, step(organisation), back), _lead()
    )
    return form_page(request, page)


def _lead() -> tuple[str, ...]:
    """What somebody should know before they write about a person."""
    return (
        _("Tell them that you write this down, and ask them how they want to be reached."),
        _("Write nothing about who they are: only what they do, and how they help."),
    )


def _standing(contact: Contact) -> dict[str, Any]:
    """What stands, as the form shows it."""
    names = ("name", "post", "body", "level", "email", "phone", "helps_with")
    return {
        **{name: getattr(contact, name) for name in names},
        "is_ally": "yes" if contact.is_ally else "no",
        "keeper": contact.keeper_id,
        "second_keeper": contact.second_keeper_id,
        "seen": selectors.contact_fingerprint(contact),
    }


@require_http_methods(FORM)
@needs(KEEP_CONTACTS, find_contact)
def contact(request: Any, found: Contact) -> HttpResponse:
    """Change a contact."""
    form = ContactForm(request.POST or None, people=choices(request.organisation), initial=_standing(found))
    overtaken = False
    if form.is_valid():
        try:
            actions.change_contact(contact=found, seen=form.cleaned_data["seen"], by=request.user, **form.given)
        except Overtaken as refusal:
            overtaken = True
            form.add_error(None, str(refusal))
            # What was typed stays in the boxes; saved again, it goes over what stands now.
            form.data = {**request.POST.dict(), "seen": selectors.contact_fingerprint(found)}
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The contact has been saved, and confirmed today."))
            return redirect("contacts", request.organisation.code)
    page = contact_page(request.member, found, form, clock.today())
    status = 409 if overtaken else 422 if form.errors else 200
    return TemplateResponse(request, "continuity/contact.jinja", {"page": page}, status=status)


@require_POST
@needs(KEEP_CONTACTS, find_contact)
def confirm_contact(request: Any, found: Contact) -> HttpResponse:
    """Say that a contact is still right."""
    actions.confirm_contact(contact=found, by=request.user)
    messages.success(request, _("The contact has been confirmed today."))
    return redirect("contacts", request.organisation.code)


@require_http_methods(FORM)
@needs(KEEP_CONTACTS, find_contact)
def end_contact(request: Any, found: Contact) -> HttpResponse:
    """End a contact."""
    organisation = request.organisation
    form = PressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.end_contact(contact=found, by=request.user)
        messages.success(request, _("The contact has ended. How they could be reached is forgotten."))
        return redirect("contacts", organisation.code)
    lead = (_("Their e-mail address and telephone number are forgotten at once. That they helped stays on record."),)
    back = (_("Contacts and allies"), reverse("contacts", args=[organisation.code]))
    title = _("End the contact with %(name)s?") % {"name": found.name}
    page = FormPage(title, form, _("End the contact"), crumbs(organisation, step(organisation), back), lead)
    return form_page(request, page)
