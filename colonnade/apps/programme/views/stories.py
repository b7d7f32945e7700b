"""Pages of stories. Whose story it is, is who sends the form: there is no way to add one for somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colonnade.apps.organisations.public import Member, needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import StoryForm
from colonnade.apps.programme.presenters.stories import stories_page, story_form_page
from colonnade.apps.programme.rules import TAKE_BACK_STORY, TELL_STORY
from colonnade.apps.programme.views.rounds import FORM

if TYPE_CHECKING:
    from django.http import HttpResponse

    from colonnade.apps.programme.models import Story


def find_story(member: Member, pk: int) -> Story | None:
    """The story that the address names, while it is agreed to."""
    return selectors.story_by_pk(member.organisation, pk)


@require_safe
@needs(TELL_STORY)
def stories(request: Any) -> HttpResponse:
    """Where stories are, as long as their tellers agree."""
    own = selectors.own_stories(request.organisation, request.user)
    page = stories_page(request.member, selectors.stories(request.organisation), own)
    return TemplateResponse(request, "practices/stories.jinja", {"page": page})


@require_http_methods(FORM)
@needs(TELL_STORY)
def tell_story(request: Any) -> HttpResponse:
    """Say where one's own story is."""
    form = StoryForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.show_story(organisation=request.organisation, teller=request.user, **form.cleaned_data)
        messages.success(request, _("Your story is in the list. You can take it back at any time."))
        return redirect("stories", request.organisation.code)
    page = story_form_page(request.member, form)
    return TemplateResponse(request, "practices/tell.jinja", {"page": page}, status=422 if form.errors else 200)


@require_POST
@needs(TAKE_BACK_STORY, find_story)
def take_back_story(request: Any, story: Story) -> HttpResponse:
    """Take one's own story back."""
    actions.take_back_story(story=story)
    messages.success(request, _("It has been taken back. Its title, its link and that it was yours are gone."))
    return redirect("stories", request.organisation.code)
