"""Reads of stories: only those whose teller agrees, and is still there to take them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colonnade.apps.organisations.public import memberships
from colonnade.apps.programme.models import Story

if TYPE_CHECKING:
    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["own_stories", "stories", "stories_of_leavers", "story_by_pk"]


def _present(organisation: Organisation) -> set[int]:
    return {held.person_id for held in memberships(organisation)}


def stories(organisation: Organisation) -> list[Story]:
    """The stories that are agreed to now, the newest first; never who told one."""
    found = Story.objects.within(organisation).filter(taken_back_at=None, teller__in=_present(organisation))
    return list(found.defer("teller").order_by("-told_on", "-pk"))


def own_stories(organisation: Organisation, person: Person) -> list[Story]:
    """The person's own stories that they agree to now."""
    found = Story.objects.within(organisation).filter(taken_back_at=None, teller=person)
    return list(found.order_by("-told_on", "-pk"))


def story_by_pk(organisation: Organisation, pk: int) -> Story | None:
    """A story that is agreed to now."""
    found: Story | None = Story.objects.within(organisation).filter(pk=pk, taken_back_at=None).first()
    if found is not None:
        found.organisation = organisation
    return found


def stories_of_leavers(organisation: Organisation) -> list[Story]:
    """Stories whose tellers are members no longer, so that they could not take them back themselves."""
    found = Story.objects.within(organisation).filter(taken_back_at=None)
    return list(found.exclude(teller__in=_present(organisation)))
