"""What the pages of stories show: where those are that their tellers agree to, and what to know before one tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from colonnade.apps.programme.presenters.pages import crumbs
from colonnade.apps.programme.presenters.practices.wording import written_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django import forms

    from colonnade.apps.organisations.public import Member
    from colonnade.apps.programme.models import Story

__all__ = ["StoriesPage", "StoryFormPage", "stories_page", "story_form_page"]


@dataclass(frozen=True)
class StoriesPage:
    """Where stories are, and apart from them the reader's own."""

    title: str
    rows: list[dict[str, Any]]
    own: list[dict[str, Any]]
    tell_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class StoryFormPage:
    """The note that comes first, and the form."""

    title: str
    form: forms.BaseForm
    button: str
    crumbs: list[dict[str, str]]


def _row(story: Story) -> dict[str, Any]:
    return {
        "title": story.title,
        "href": story.link,
        "form": story.get_form_display(),
        "day": written_day(story.told_on),
    }


def stories_page(member: Member, stories: Sequence[Story], own: Sequence[Story]) -> StoriesPage:
    """Word the list: nobody's name, but for what a teller put into the title."""
    code = member.organisation.code
    return StoriesPage(
        title=_("Stories"),
        rows=[_row(story) for story in stories],
        own=[{**_row(story), "back_href": reverse("take-back-story", args=[code, story.pk])} for story in own],
        tell_href=reverse("tell-story", args=[code]),
        crumbs=crumbs(member.organisation),
    )


def story_form_page(member: Member, form: forms.BaseForm) -> StoryFormPage:
    """Word the form in which somebody says where their own story is."""
    back = crumbs(member.organisation, (_("Stories"), reverse("stories", args=[member.organisation.code])))
    return StoryFormPage(_("Show where your story is"), form, _("Show it in the list"), back)
