"""Remind the owners of actions, and their deputies, in the night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from colonnade.apps.programme.actions.work import locked_action
from colonnade.apps.programme.selectors import due_reminders, followed_by, leads, left_alone
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record
from colonnade.foundation.mail import outbox

if TYPE_CHECKING:
    from datetime import date

    from colonnade.apps.programme.models import Action
    from colonnade.apps.programme.selectors import Due
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["remind_owners"]


@transaction.atomic
def remind_owners(*, organisation: Organisation) -> int:
    """Write the letters that are due tonight: how many. Run again, or after nights without a run, it writes none twice.

    Owner and deputy are written to 30, 7 and 1 days before an action is due and weekly after; a day before a check is
    due and weekly after; never when they have left, and never of what has ended. Where both have left, the inclusion
    leads are told once. Nothing is written for an organisation that has closed or been followed by another.
    """
    today = clock.today()
    if organisation.is_closed(today) or any(one.from_on <= today for one in followed_by(organisation)):
        return 0
    written = sum(_remind(due, today) for due in due_reminders(organisation, today))
    for action in left_alone(organisation):
        written += _tell_leads(action, today)
    return written


def _remind(due: Due, today: date) -> bool:
    # The outbox knows the letter by its key, so no night writes it twice.
    body = f"{_said(due, today)}\n\n{_how_to_answer()}"
    return outbox.post(key=due.key, to=due.to.email, subject=_subject(due, today), body=body)


def _subject(due: Due, today: date) -> str:
    """It shows on locked screens: nothing of what the work is about."""
    if due.due_on < today:
        return _("Something of yours in Colonnade is late")
    return _("Something of yours in Colonnade is due soon")


def _said(due: Due, today: date) -> str:
    words = {
        "number": due.action.number,
        "organisation": due.action.organisation.name,
        "day": date_format(due.due_on, "j F Y"),
    }
    is_late = due.due_on < today
    if due.what == "check":
        said = _("A check of action %(number)d at %(organisation)s is due on %(day)s.")
        late = _("A check of action %(number)d at %(organisation)s was due on %(day)s.")
    else:
        said = _("Action %(number)d at %(organisation)s is due on %(day)s.")
        late = _("Action %(number)d at %(organisation)s was due on %(day)s.")
    return (late if is_late else said) % words


def _how_to_answer() -> str:
    return _(
        "You own it or stand in for its owner. Sign in to Colonnade and open “Actions”: you can say how far it is, "
        "move the day, or give it to somebody else."
    )


def _tell_leads(action: Action, today: date) -> int:
    """Write to the inclusion leads that an action has nobody; once, until it is given to somebody."""
    told = leads(action.organisation)
    if not told:
        return 0
    current = locked_action(action)
    current.nobody_told_on = today
    current.save(update_fields=["nobody_told_on"])
    body = _(
        "Action %(number)d at %(organisation)s has nobody who looks after it: its owner and deputy have left, or "
        "there never were any. Sign in to Colonnade, open “Actions”, and give it to somebody."
    ) % {"number": current.number, "organisation": action.organisation.name}
    record(action.organisation, "action.has_nobody", f"action {current.number}", by=None)
    return sum(
        outbox.post(
            key=f"nobody:{action.organisation_id}:{action.pk}:{lead.pk}:{today:%Y%m%d}",
            to=lead.email,
            subject=_("Something in Colonnade needs a new owner"),
            body=body,
        )
        for lead in told
    )
