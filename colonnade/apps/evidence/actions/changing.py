"""Change the day, the owner or the elements of evidence, and withdraw it. No version is ever changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from colonnade.apps.evidence.models import Evidence, Use
from colonnade.apps.evidence.policies import check_day, check_elements, check_owner, check_stands
from colonnade.apps.evidence.selectors import elements_of, fingerprint, known_elements
from colonnade.apps.organisations.public import member_of
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record
from colonnade.foundation.refusal import Overtaken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

__all__ = [
    "change_day",
    "change_evidence",
    "hand_over",
    "locked",
    "owner_is_member",
    "put_uses",
    "set_elements",
    "withdraw",
]


def locked(evidence: Evidence) -> Evidence:
    """The evidence as it stands now, held until the transaction ends."""
    rows = Evidence.objects.within(evidence.organisation).select_for_update()
    current: Evidence = rows.get(pk=evidence.pk)
    current.organisation = evidence.organisation
    return current


def owner_is_member(person: Person, organisation: Organisation) -> bool:
    """Whether the person is a member now."""
    return member_of(person, organisation) is not None


def put_uses(evidence: Evidence, elements: Iterable[str]) -> None:
    """Say that the evidence shows these elements too."""
    organisation = evidence.organisation
    Use.objects.bulk_create(
        Use(organisation=organisation, evidence=evidence, element=element) for element in sorted(elements)
    )


@transaction.atomic
def change_day(*, evidence: Evidence, stale_after: date, by: Person) -> Evidence:
    """Change the day after which it is stale. Raises Refused for today or before, and for more than five years on."""
    current = locked(evidence)
    check_stands(current)
    if stale_after == current.stale_after:
        return current
    check_day(stale_after, clock.today())
    detail = {"from": current.stale_after.isoformat(), "to": stale_after.isoformat()}
    current.stale_after = stale_after
    current.save(update_fields=["stale_after"])
    record(current.organisation, "evidence.day_changed", f"evidence {current.pk}", by=by, detail=detail)
    return current


@transaction.atomic
def hand_over(*, evidence: Evidence, to: Person, by: Person) -> Evidence:
    """Give it to another member to keep. Raises Refused for somebody who is not a member."""
    current = locked(evidence)
    check_stands(current)
    if to.pk == current.owner_id:
        return current
    check_owner(is_member=owner_is_member(to, current.organisation))
    detail = {"from": current.owner_id, "to": to.pk}
    current.owner = to
    current.save(update_fields=["owner"])
    record(current.organisation, "evidence.handed_over", f"evidence {current.pk}", by=by, detail=detail)
    return current


@transaction.atomic
def set_elements(*, evidence: Evidence, elements: Iterable[str], by: Person) -> Evidence:
    """Say which elements it shows, from now on. Raises Refused for none, and for one that is not in the catalogue."""
    current, wanted = locked(evidence), set(elements)
    check_stands(current)
    before = set(elements_of(current))
    # An element that has left the catalogue may stay; it cannot be chosen anew.
    check_elements(wanted, known_elements() | before)
    if wanted == before:
        return current
    Use.objects.within(current.organisation).filter(evidence=current, element__in=before - wanted).delete()
    put_uses(current, wanted - before)
    detail = {"added": sorted(wanted - before), "removed": sorted(before - wanted)}
    record(current.organisation, "evidence.elements_set", f"evidence {current.pk}", by=by, detail=detail)
    return current


@transaction.atomic
def change_evidence(
    *, evidence: Evidence, stale_after: date, owner: Person, elements: Iterable[str], seen: str, by: Person
) -> Evidence:
    """Change day, owner and elements together: all of them, or none.

    `seen` is the fingerprint of what the page showed. Raises Overtaken where it has been changed since, and Refused.
    """
    current = locked(evidence)
    if seen != fingerprint(current):
        says = _("Somebody else has changed this since you opened the page. Look at what you chose, and save it again.")
        raise Overtaken(says, current)
    change_day(evidence=current, stale_after=stale_after, by=by)
    hand_over(evidence=current, to=owner, by=by)
    return set_elements(evidence=current, elements=elements, by=by)


@transaction.atomic
def withdraw(*, evidence: Evidence, by: Person) -> Evidence:
    """Withdraw it: from now on it shows nothing, and it stays readable with all its versions."""
    current = locked(evidence)
    check_stands(current)
    current.withdrawn_at = clock.now()
    current.save(update_fields=["withdrawn_at"])
    record(current.organisation, "evidence.withdrawn", f"evidence {current.pk}", by=by)
    return current
