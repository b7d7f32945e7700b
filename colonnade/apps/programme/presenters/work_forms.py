"""What the pages with a form about an action show, and what stands where somebody else was first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from colonnade.apps.programme.presenters.measures import amount, measure_crumbs
from colonnade.apps.programme.presenters.pages import FormPage
from colonnade.apps.programme.presenters.work import action_crumbs

if TYPE_CHECKING:
    from datetime import date

    from django import forms

    from colonnade.apps.programme.models import Action, Measure

__all__ = ["WorkFormPage", "action_form", "action_stands", "measure_form", "measure_stands"]


@dataclass(frozen=True)
class WorkFormPage(FormPage):
    """A page with one form. `beside` is what somebody else saved meanwhile: pairs of words."""

    beside: list[tuple[str, str]] = field(default_factory=list)


def action_stands(action: Action) -> list[tuple[str, str]]:
    """An action as it stands, to be read beside what was typed."""

    def day(value: date) -> str:
        return date_format(value, "j F Y")

    return [
        (_("What is to be done?"), action.title),
        (_("More about it"), action.detail),
        (_("Post"), action.post),
        (_("Owner"), action.owner.name if action.owner else _("nobody yet")),
        (_("Stands in"), action.deputy.name if action.deputy else _("nobody yet")),
        (_("State"), action.get_state_display()),
        (_("Begins"), day(action.starts_on)),
        (_("Due"), day(action.due_on)),
        (_("Hours of work"), f"{action.effort_hours} / {action.relationship_hours}"),
        (_("What came of it"), action.outcome),
    ]


def measure_stands(measure: Measure) -> list[tuple[str, str]]:
    """A measure as it stands, to be read beside what was typed."""
    target = amount(measure.target, measure.unit) if measure.target is not None else _("none")
    return [
        (_("What do you measure?"), measure.name),
        (_("Better"), measure.get_better_display()),
        (_("Target"), target),
        (_("By when?"), date_format(measure.target_on, "j F Y") if measure.target_on else ""),
    ]


def action_form(
    action: Action,
    title: str,
    form: forms.BaseForm,
    button: str,
    *,
    lead: tuple[str, ...] = (),
    beside: Action | None = None,
) -> WorkFormPage:
    """A form below an action."""
    stands = action_stands(beside) if beside is not None else []
    return WorkFormPage(title, form, button, action_crumbs(action), lead, beside=stands)


def measure_form(
    measure: Measure,
    title: str,
    form: forms.BaseForm,
    button: str,
    *,
    lead: tuple[str, ...] = (),
    beside: Measure | None = None,
) -> WorkFormPage:
    """A form below a measure."""
    stands = measure_stands(beside) if beside is not None else []
    return WorkFormPage(title, form, button, measure_crumbs(measure), lead, beside=stands)
