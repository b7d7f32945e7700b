"""Choose the pillars to focus on, with the reason, and end a focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from colonnade.apps.programme.actions.rounds import take_turns
from colonnade.apps.programme.models import Focus
from colonnade.apps.programme.policies import check_can_choose_focus
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record
from colonnade.foundation.catalogue import current

if TYPE_CHECKING:
    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["choose_focus", "end_focus"]


@transaction.atomic
def choose_focus(*, organisation: Organisation, pillar: str, reason: str, by: Person) -> Focus:
    """Focus on a pillar (`inclusion-2022/1`) from now on. Raises Refused for a fourth, or for the same again."""
    current().pillar(pillar)
    take_turns(organisation)
    standing = list(Focus.objects.within(organisation).filter(ended_at=None))
    check_can_choose_focus(standing, pillar)
    made: Focus = Focus.objects.create(
        organisation=organisation, pillar=pillar, reason=reason, chosen_by=by, chosen_at=clock.now()
    )
    record(organisation, "focus.chosen", f"pillar {pillar}", by=by)
    return made


@transaction.atomic
def end_focus(*, focus: Focus, by: Person) -> None:
    """End a focus; that it was one stays on record."""
    focus.ended_at = clock.now()
    focus.save()
    record(focus.organisation, "focus.ended", f"pillar {focus.pillar}", by=by)
