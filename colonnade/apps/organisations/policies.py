"""Whether something may happen to an organisation, its people or teams now. Each refusal is a sentence for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from colonnade.foundation.permissions import Role
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from colonnade.apps.organisations.models import Invitation, Membership, Team
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["check_can_accept", "check_can_end", "check_can_move", "check_is_open", "check_name_is_free"]


def check_is_open(organisation: Organisation, today: date) -> None:
    """An organisation that has closed takes no new people."""
    if organisation.is_closed(today):
        raise Refused(
            _("%(name)s closed on %(day)s. Look for the organisation that took over from it.")
            % {"name": organisation.name, "day": f"{organisation.closed_on:%d %B %Y}"}
        )


def check_can_end(ending: Membership, lasting: Iterable[Membership]) -> None:
    """Someone must always be left who can invite people."""
    whole = [held for held in lasting if held.role == Role.INCLUSION_LEAD and held.team_id is None]
    leads = [held for held in whole if held.person.is_active]
    if [held.pk for held in leads] == [ending.pk]:
        raise Refused(_("This is the only inclusion lead. Give the role to somebody else first."))


def check_can_accept(invitation: Invitation, now: datetime, *, signs_in: bool) -> None:
    """An invitation works once, not for ever, and not to change a password that there is (`signs_in`)."""
    if invitation.accepted_at is not None:
        raise Refused(_("This invitation has been used. Sign in with the password that you chose."))
    if signs_in:
        raise Refused(_("You have chosen a password already. Sign in with it."))
    if invitation.ends_at < now:
        raise Refused(_("This invitation is too old to use. Ask the person who invited you for a new one."))


def check_can_move(moving: Team, under: Team | None, tree: dict[int, int | None]) -> None:
    """A team cannot stand under itself. `tree` gives each team's parent."""
    above = under.pk if under else None
    while above is not None:
        if above == moving.pk:
            raise Refused(_("A team cannot be under itself. Choose another place for it."))
        above = tree.get(above)


def check_name_is_free(names: Iterable[str], taken: Collection[str]) -> None:
    """No two teams or sites in one place are called the same, one that has ended among them."""
    used = {name.casefold() for name in taken}
    for name in names:
        if name.casefold() in used:
            sentence = _(
                "There is a team or site called %(name)s in that place, or was until it ended. "
                "Choose another name or place."
            )
            raise Refused(sentence % {"name": name})
