"""Record what was done of a practice, change and withdraw records, and put evidence to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from colonnade.apps.organisations import public as organisations
from colonnade.apps.programme.actions.practices import due_of
from colonnade.apps.programme.actions.rounds import take_turns
from colonnade.apps.programme.models import PracticeEvidence, PracticePlan, PracticeRecord
from colonnade.apps.programme.policies import (
    Known,
    as_kept,
    check_day_done,
    check_place,
    check_record_is_current,
    check_values,
)
from colonnade.apps.programme.selectors import evidence_of_record, last_done, record_by_number
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record as note
from colonnade.foundation.catalogue import current
from colonnade.foundation.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.evidence.public import Evidence
    from colonnade.apps.organisations.models import Team
    from colonnade.foundation.catalogue.practice import Practice
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["attach_evidence", "change_record", "detach_evidence", "known_in", "record_practice", "withdraw_record"]


def known_in(organisation: Organisation, standing: PracticeRecord | None = None) -> Known:
    """What a record's fields may name: members and places of the organisation, and what the record names already.

    Somebody who has left stays in the records that were made while they were here.
    """
    named = frozenset(value for value in (standing.values if standing else {}).values() if isinstance(value, int))
    return Known(
        today=clock.today(),
        members=named | {held.person_id for held in organisations.memberships(organisation)},
        teams=named | {team.pk for team in organisations.teams(organisation)},
    )


def _place(practice: Practice, plan: PracticePlan | None, team: Team | None) -> Team | None:
    """Where it was done: where the plan is for, unless it is for the whole organisation."""
    if plan is not None and plan.practice != practice.id:
        raise Refused(_("That plan is for another practice. Choose one of this practice."))
    if plan is not None and plan.team_id is not None:
        if team is not None and team.pk != plan.team_id:
            raise Refused(_("That plan is for another place. Choose the plan of this place, or none."))
        there: Team = plan.team
        return there
    check_place(practice, team)
    return team


def _set_due(plan: PracticePlan | None, organisation: Organisation) -> None:
    if plan is None:
        return
    standing: PracticePlan = PracticePlan.objects.within(organisation).select_for_update().get(pk=plan.pk)
    standing.next_due_on = due_of(standing, last_done(organisation).get(plan.pk))
    standing.save(update_fields=["next_due_on"])


@transaction.atomic
def record_practice(
    *,
    organisation: Organisation,
    practice: str,
    happened_on: date,
    values: Mapping[str, Any],
    by: Person,
    plan: PracticePlan | None = None,
    team: Team | None = None,
) -> PracticeRecord:
    """Record that a practice was done. `values` are as JSON carries them; see `policies.practice_values`.

    Raises Unfit, with a sentence for each field, where they are not what its fields ask for; Refused for a day that
    has not come or a place that does not fit.
    """
    found = current().practice(practice)
    take_turns(organisation)
    check_day_done(happened_on, clock.today())
    place = _place(found, plan, team)
    kept = as_kept(found.fields, values)
    check_values(found.fields, kept, known_in(organisation))
    last = PracticeRecord.objects.within(organisation).filter(practice=practice).aggregate(last=Max("number"))["last"]
    made: PracticeRecord = PracticeRecord.objects.create(
        organisation=organisation,
        practice=practice,
        plan=plan,
        team=place,
        number=(last or 0) + 1,
        happened_on=happened_on,
        values=kept,
        fields_of=found.fields_of,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    _set_due(plan, organisation)
    note(organisation, "practice.recorded", f"practice {practice} record {made.number}", by=by, detail={"version": 1})
    return made


def _standing(record: PracticeRecord) -> PracticeRecord:
    take_turns(record.organisation)
    found = record_by_number(record.organisation, record.practice, record.number)
    if found is None:
        raise Refused(_("This record is not there any more."))
    return found


@transaction.atomic
def change_record(
    *,
    record: PracticeRecord,
    happened_on: date,
    values: Mapping[str, Any],
    by: Person,
    version: int,
    team: Team | None = None,
) -> PracticeRecord:
    """Change a record: a new version of it, while the older ones stay. The record itself where nothing changes.

    What was recorded in fields that the practice no longer has is kept. `version` is the one that the page showed;
    raises Overtaken, with the record that stands, for an older one, and what `record_practice` raises.
    """
    standing = _standing(record)
    check_record_is_current(standing, version)
    found = current().practice(record.practice)
    check_day_done(happened_on, clock.today())
    place = _place(found, standing.plan, team)
    asked = as_kept(found.fields, values)
    check_values(found.fields, asked, known_in(record.organisation, standing))
    names = {field.name for field in found.fields}
    kept = {name: value for name, value in standing.values.items() if name not in names} | asked
    if (standing.happened_on, standing.team, standing.values) == (happened_on, place, kept):
        return standing
    made = _next_version(standing, by)
    made.happened_on, made.team, made.values, made.fields_of = happened_on, place, kept, found.fields_of
    made.save()
    _set_due(standing.plan, record.organisation)
    subject = f"practice {record.practice} record {record.number}"
    note(record.organisation, "practice.changed", subject, by=by, detail={"version": made.version})
    return made


def _next_version(standing: PracticeRecord, by: Person) -> PracticeRecord:
    """The version after the one that stands, which stands no longer."""
    PracticeRecord.objects.within(standing.organisation).filter(pk=standing.pk).update(is_current=False)
    return PracticeRecord(
        organisation=standing.organisation,
        practice=standing.practice,
        plan=standing.plan,
        team=standing.team,
        number=standing.number,
        version=standing.version + 1,
        happened_on=standing.happened_on,
        values=standing.values,
        fields_of=standing.fields_of,
        recorded_by=by,
        recorded_at=clock.now(),
    )


@transaction.atomic
def withdraw_record(*, record: PracticeRecord, by: Person, version: int) -> PracticeRecord:
    """Withdraw a record that is wrong: it counts no more, and what it said stays in its history."""
    standing = _standing(record)
    check_record_is_current(standing, version)
    made = _next_version(standing, by)
    made.withdrawn_at = clock.now()
    made.save()
    _set_due(standing.plan, record.organisation)
    subject = f"practice {record.practice} record {record.number}"
    note(record.organisation, "practice.withdrawn", subject, by=by, detail={"version": made.version})
    return made


@transaction.atomic
def attach_evidence(*, record: PracticeRecord, evidence: Evidence, by: Person) -> PracticeEvidence:
    """Put a piece of evidence to a record, through all its versions. It is there already: nothing is done."""
    standing = _standing(record)
    if evidence.withdrawn_at is not None:
        raise Refused(_("This evidence was withdrawn. Choose another piece."))
    there = {one.evidence_id: one for one in evidence_of_record(standing)}
    if evidence.pk in there:
        return there[evidence.pk]
    made: PracticeEvidence = PracticeEvidence.objects.create(
        organisation=record.organisation, record=standing, evidence=evidence
    )
    subject = f"practice {record.practice} record {record.number}"
    note(record.organisation, "practice.evidence_put", subject, by=by, detail={"evidence": evidence.pk})
    return made


@transaction.atomic
def detach_evidence(*, record: PracticeRecord, evidence: Evidence, by: Person) -> None:
    """Take a piece of evidence away from a record; the piece itself stays."""
    standing = _standing(record)
    rows = [one.pk for one in evidence_of_record(standing) if one.evidence_id == evidence.pk]
    PracticeEvidence.objects.within(record.organisation).filter(pk__in=rows).delete()
    if rows:
        subject = f"practice {record.practice} record {record.number}"
        note(record.organisation, "practice.evidence_taken", subject, by=by, detail={"evidence": evidence.pk})
