"""Pages of informal fixes: note one lightly, and see the patterns of a closed year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from colonnade.apps.organisations.public import needs
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.forms import FixForm
from colonnade.apps.programme.presenters.fixes import fixes_page
from colonnade.apps.programme.presenters.pages import crumbs
from colonnade.apps.programme.presenters.work_forms import WorkFormPage
from colonnade.apps.programme.rules import NOTE_FIX, SEE_FIXES
from colonnade.apps.programme.views.rounds import FORM
from colonnade.apps.programme.views.work import show_form
from colonnade.core.measures import months_open
from colonnade.foundation import clock
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@needs(SEE_FIXES)
def fixes(request: Any) -> HttpResponse:
    """Patterns of what was put right informally."""
    page = fixes_page(request.member, *selectors.fix_patterns(request.organisation, clock.today()))
    return TemplateResponse(request, "work/fixes.jinja", {"page": page})


@require_http_methods(FORM)
@needs(NOTE_FIX)
def note_fix(request: Any) -> HttpResponse:
    """Note something that was put right."""
    before, now = months_open(clock.today())
    form = FixForm(
        request.POST if request.method == "POST" else None, months=(now, before), initial={"month": now.isoformat()}
    )
    if form.is_valid():
        try:
            actions.note_fix(organisation=request.organisation, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is noted, without your name. Thank you."))
            return redirect("note-fix", request.organisation.code)
    lead = (
        _("Small things that were put right between people show where things go wrong, if many are noted."),
        _(
            "Only these four answers are kept: not your name, not the day, and no words. Nobody sees a number before "
            "its months are closed, and then only where there are 8 or more in a year."
        ),
        _("It does not take the place of speaking up. If it was serious, or goes on, please tell somebody."),
    )
    page = WorkFormPage(_("Note something that was put right"), form, _("Note it"), crumbs(request.organisation), lead)
    return show_form(request, page)
