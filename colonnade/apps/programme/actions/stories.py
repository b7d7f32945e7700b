"""Show where one's own story is, and take it back. The chain says that it happened, never whose story it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from colonnade.apps.programme.models import Story
from colonnade.apps.programme.policies import check_story
from colonnade.apps.programme.selectors import stories_of_leavers
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record

if TYPE_CHECKING:
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["forget_leavers_stories", "show_story", "take_back_story"]


@transaction.atomic
def show_story(*, organisation: Organisation, teller: Person, form: str, title: str, link: str, told_on: date) -> Story:
    """Show where a person's own story is (R020). Nobody can do this for somebody else: who asks is who tells."""
    check_story(told_on, clock.today())
    made: Story = Story.objects.create(
        organisation=organisation,
        teller=teller,
        form=Story.Form(form),
        title=title,
        link=link,
        told_on=told_on,
        agreed_at=clock.now(),
    )
    # An entry can never be taken out of the chain, so it holds nothing that the teller may want back.
    record(organisation, "story.shown", "stories", by=None)
    return made


def _wipe(story: Story) -> None:
    story.teller, story.title, story.link = None, "", ""
    story.taken_back_at = clock.now()
    story.save()
    record(story.organisation, "story.taken_back", "stories", by=None)


@transaction.atomic
def take_back_story(*, story: Story) -> None:
    """Take a story back: whose it was, its title and its link are wiped at once (R023)."""
    _wipe(story)


@transaction.atomic
def forget_leavers_stories(*, organisation: Organisation) -> int:
    """Take back the stories of people who have left, since they can no longer do so themselves: how many."""
    found = stories_of_leavers(organisation)
    for story in found:
        story.organisation = organisation
        _wipe(story)
    return len(found)
