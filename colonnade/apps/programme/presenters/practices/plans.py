"""What the pages of a plan show: who looks after a practice, by when it is due, and what was recorded under it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from colonnade.apps.programme.models import PracticePlan
from colonnade.apps.programme.presenters.measures import MeasureRow, measure_row
from colonnade.apps.programme.presenters.pages import Tag, crumbs
from colonnade.apps.programme.presenters.practices.one import record_row
from colonnade.apps.programme.presenters.practices.wording import (
    due_words,
    how_often,
    measure_words,
    place_words,
    standing_tag,
    written_day,
)
from colonnade.apps.programme.rules import KEEP_ACTION, KEEP_PLAN, PLAN_PRACTICES, SEE_PRACTICES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django import forms

    from colonnade.apps.organisations.public import Member
    from colonnade.apps.programme.models import PracticeRecord
    from colonnade.apps.programme.selectors import Measured, PlanStanding
    from colonnade.foundation.catalogue import Catalogue, Practice

__all__ = ["PlanForm", "PlanPage", "plan_form_page", "plan_page", "plan_words"]

State = PracticePlan.State


@dataclass(frozen=True)
class PlanPage:
    """One plan."""

    title: str
    tag: Tag
    facts: list[dict[str, Any]]
    aim: str
    records: list[dict[str, Any]]
    wanted: str
    measures: list[MeasureRow]
    add_measure_href: str
    sees: bool
    practice_href: str
    record_href: str
    give_href: str
    pause_href: str
    resume_href: str
    end_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class PlanForm:
    """A form about a plan. `beside` says what stands now, where somebody else saved first."""

    title: str
    form: forms.BaseForm
    button: str
    crumbs: list[dict[str, str]]
    lead: tuple[str, ...] = ()
    refusal: str = ""
    beside: list[dict[str, Any]] = field(default_factory=list)


def plan_words(catalogue: Catalogue, plan: PracticePlan) -> str:
    """A plan in a list of plans: its place, and the awareness date that it is for."""
    place = place_words(plan.team)
    if not plan.awareness_date:
        return place
    return f"{place}, {catalogue.awareness_date(plan.awareness_date).title}"


def _crumbs(member: Member, practice: Practice, *steps: tuple[str, str]) -> list[dict[str, str]]:
    code = member.organisation.code
    first = (_("Practices"), reverse("practices", args=[code]))
    return crumbs(member.organisation, first, (practice.title, reverse("practice", args=[code, practice.id])), *steps)


def _fact(label: str, text: str) -> dict[str, Any]:
    return {"key": {"text": label}, "value": {"text": text}}


def _who(person: Any) -> str:
    return person.name if person else _("Nobody yet")


def _held(plan: PracticePlan) -> list[dict[str, Any]]:
    return [
        _fact(_("Post"), plan.post),
        _fact(_("In that post now"), _who(plan.owner)),
        _fact(_("Stands in"), _who(plan.deputy)),
    ]


def _facts(catalogue: Catalogue, practice: Practice, one: PlanStanding) -> list[dict[str, Any]]:
    plan = one.plan
    facts = [_fact(_("Where"), place_words(plan.team)), *_held(plan)]
    if plan.awareness_date:
        facts.append(_fact(_("For"), catalogue.awareness_date(plan.awareness_date).title))
    else:
        facts.append(_fact(_("How often"), how_often(practice)))
    facts += [
        _fact(_("Taken up from"), written_day(plan.starts_on)),
        _fact(_("Last done"), written_day(one.last_on) or _("Never yet")),
    ]
    if plan.state == State.KEPT_UP:
        facts.append(_fact(_("Due next"), due_words(plan.next_due_on)))
    if plan.carried_from:
        facts.append(_fact(_("Carried over from"), plan.carried_from))
    return facts


def plan_page(
    member: Member,
    catalogue: Catalogue,
    practice: Practice,
    one: PlanStanding,
    records: Sequence[PracticeRecord],
    measures: Sequence[Measured],
) -> PlanPage:
    """Word one plan, and what this member can do with it."""
    code, plan = member.organisation.code, one.plan
    may_plan, lasts = PLAN_PRACTICES.allows(member), plan.state != State.ENDED

    def href(name: str, *, when: bool) -> str:
        return reverse(name, args=[code, plan.pk]) if may_plan and when else ""

    sees = SEE_PRACTICES.allows(member)
    return PlanPage(
        title=_("%(practice)s: %(place)s") % {"practice": practice.short, "place": plan_words(catalogue, plan)},
        tag=standing_tag(one.standing) if lasts else Tag(plan.get_state_display()),
        facts=_facts(catalogue, practice, one),
        aim=plan.aim,
        records=[record_row(code, each) for each in records],
        wanted=measure_words(practice),
        measures=[measure_row(member, each) for each in measures],
        add_measure_href=reverse("add-plan-measure", args=[code, plan.pk])
        if KEEP_ACTION.allows(member, plan) and lasts
        else "",
        sees=sees,
        practice_href=reverse("practice", args=[code, practice.id]) if sees else "",
        record_href=reverse("record-plan", args=[code, plan.pk]) if KEEP_PLAN.allows(member, plan) and lasts else "",
        give_href=href("give-plan", when=lasts),
        pause_href=href("pause-plan", when=plan.state == State.KEPT_UP),
        resume_href=href("resume-plan", when=plan.state == State.PAUSED),
        end_href=href("end-plan", when=lasts),
        crumbs=_crumbs(member, practice) if sees else crumbs(member.organisation),
    )


def plan_form_page(
    member: Member,
    practice: Practice,
    form: forms.BaseForm,
    *,
    plan: PracticePlan | None = None,
    day: str = "",
    refusal: str = "",
    beside: PracticePlan | None = None,
) -> PlanForm:
    """Word the form that takes a practice up, or gives a plan to somebody; `day` is the awareness date it is for."""
    if plan is not None:
        step = (place_words(plan.team), reverse("plan", args=[member.organisation.code, plan.pk]))
        return PlanForm(
            title=_("Who looks after it?"),
            form=form,
            button=_("Save"),
            crumbs=_crumbs(member, practice, step),
            refusal=refusal,
            beside=[*_held(beside), _fact(_("Aim"), beside.aim)] if beside else [],
        )
    often = _("%(often)s. The first time is due one such time after the start.") % {"often": how_often(practice)}
    lead = (_("For %(day)s: it is due by its last day.") % {"day": day},) if day else ()
    return PlanForm(
        title=_("Take up: %(practice)s") % {"practice": practice.short},
        form=form,
        button=_("Take it up"),
        crumbs=_crumbs(member, practice),
        lead=lead or ((often,) if practice.every_months else ()),
        refusal=refusal,
    )
