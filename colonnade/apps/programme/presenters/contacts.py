"""What the pages of contacts show: who is known at each level, as a picture and in words (R170)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.models import Contact
from colonnade.apps.programme.presenters.continuity import day, step
from colonnade.apps.programme.presenters.pages import Tag, crumbs
from colonnade.apps.programme.rules import KEEP_CONTACTS
from colonnade.core.continuity import Known, LevelView, view_levels
from colonnade.ui.charts import allies as chart

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from django import forms

    from colonnade.apps.organisations.public import Member

__all__ = ["CONFIRM_AFTER", "ContactPage", "ContactsPage", "contact_page", "contacts_page"]

# How a contact can be reached is asked again after half a year (R147).
CONFIRM_AFTER = timedelta(days=182)


@dataclass(frozen=True)
class ContactsPage:
    """All contacts by level."""

    title: str
    gaps: list[str]
    wide: SafeString
    narrow: SafeString
    groups: list[dict[str, Any]]
    has_any: bool
    add_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class ContactPage:
    """One contact, to be changed, confirmed or ended."""

    title: str
    form: forms.BaseForm
    button: str
    crumbs: list[dict[str, str]]
    lead: tuple[str, ...]
    asks: bool
    confirm_href: str
    end_href: str


def _ally_words(view: LevelView) -> str:
    """What is said of one level."""
    allies, frail = len(view.firm) + len(view.frail), len(view.frail)
    parts = [ngettext("%(n)d ally", "%(n)d allies", allies) % {"n": allies} if allies else _("no ally")]
    if frail == allies and frail:
        parts.append(ngettext("known to one of us alone", "each known to one of us alone", frail))
    elif frail:
        words = ngettext("%(n)d of them known to one of us alone", "%(n)d of them known to one of us alone", frail)
        parts.append(words % {"n": frail})
    if view.others:
        said = ngettext("%(n)d other contact", "%(n)d other contacts", len(view.others))
        parts.append(said % {"n": len(view.others)})
    return ", ".join(parts)


def _gap(view: LevelView) -> str:
    level = Contact.Level(view.level).label
    if view.is_gap:
        return _("%(level)s: there is no ally yet. Who there could speak up for this work?") % {"level": level}
    return _("%(level)s: every ally is known to one of us alone. Introduce a second person.") % {"level": level}


def _drawn(views: Iterable[LevelView]) -> chart.AlliesPicture:
    found = list(views)
    named = [(str(Contact.Level(view.level).label), _ally_words(view)) for view in found]
    return chart.AlliesPicture(
        title=_("Who is known at each level"),
        description=". ".join(f"{name}: {said}" for name, said in named) + ".",
        storeys=tuple(
            chart.Storey(name, said, len(view.firm), len(view.frail), len(view.others))
            for view, (name, said) in zip(found, named, strict=True)
        ),
        words=chart.AlliesWords(
            firm=_("An ally whom two of us know"),
            frail=_("An ally whom one of us knows"),
            others=_("Another contact"),
            nobody=_("Nobody is known here"),
        ),
    )


def _known(contact: Contact) -> Known:
    keepers = frozenset(pk for pk in (contact.keeper_id, contact.second_keeper_id) if pk is not None)
    return Known(contact.name, contact.level, contact.is_ally, keepers)


def _is_old(contact: Contact, today: date) -> bool:
    return today - contact.confirmed_on > CONFIRM_AFTER


def _keepers(contact: Contact, present: Collection[int]) -> tuple[str, Tag | None]:
    """Who keeps in touch, and a warning where that is one person or nobody."""
    held = [one for one in (contact.keeper, contact.second_keeper) if one is not None and one.pk in present]
    names = ", ".join(one.name for one in held)
    if not held:
        return _("Nobody"), Tag(_("Nobody keeps in touch"), "red")
    return names, Tag(_("One person alone"), "yellow") if len(held) == 1 else None


def _row(code: str, contact: Contact, present: Collection[int], today: date, *, may_keep: bool) -> dict[str, Any]:
    keepers, warning = _keepers(contact, present)
    return {
        "name": contact.name,
        "what": ", ".join(part for part in (contact.post, contact.body) if part),
        "ally": Tag(_("Ally"), "blue") if contact.is_ally else None,
        "helps_with": contact.helps_with,
        "reach": [part for part in (contact.email, contact.phone) if part],
        "keepers": keepers,
        "warning": warning,
        "confirmed": _("Confirmed on %(day)s") % {"day": day(contact.confirmed_on)},
        "old": Tag(_("Check again"), "yellow") if _is_old(contact, today) else None,
        "href": reverse("contact", args=[code, contact.pk]) if may_keep else "",
    }


def contacts_page(member: Member, contacts: Iterable[Contact], present: Collection[int], today: date) -> ContactsPage:
    """Word the register of contacts, level by level, with the gaps first. `present` are the members now."""
    organisation, found = member.organisation, list(contacts)
    views = view_levels(Contact.Level.values, [_known(one) for one in found], present)
    picture, may_keep = _drawn(views), KEEP_CONTACTS.allows(member)
    groups = [
        {
            "title": str(Contact.Level(view.level).label),
            "said": _ally_words(view),
            "rows": [
                _row(organisation.code, one, present, today, may_keep=may_keep)
                for one in found
                if one.level == view.level
            ],
        }
        for view in views
    ]
    return ContactsPage(
        title=_("Contacts and allies"),
        gaps=[_gap(view) for view in views if view.is_gap or view.is_frail],
        wide=mark_safe(chart.draw(picture)),  # noqa: S308 - the picture escapes what it is given
        narrow=mark_safe(chart.draw_narrow(picture)),  # noqa: S308 - the same
        groups=[group for group in groups if group["rows"]],
        has_any=bool(found),
        add_href=reverse("add-contact", args=[organisation.code]) if may_keep else "",
        crumbs=crumbs(organisation, step(organisation)),
    )


def contact_page(member: Member, contact: Contact, form: forms.BaseForm, today: date) -> ContactPage:
    """Word one contact."""
    organisation = member.organisation
    args = [organisation.code, contact.pk]
    back = crumbs(organisation, step(organisation), (_("Contacts and allies"), reverse("contacts", args=args[:1])))
    lead = [_("Confirmed last on %(day)s.") % {"day": day(contact.confirmed_on)}]
    if contact.carried_from:
        lead.append(_("Carried over from %(source)s.") % {"source": contact.carried_from})
    return ContactPage(
        title=contact.name,
        form=form,
        button=_("Save"),
        crumbs=back,
        lead=tuple(lead),
        asks=_is_old(contact, today),
        confirm_href=reverse("confirm-contact", args=args),
        end_href=reverse("end-contact", args=args),
    )
