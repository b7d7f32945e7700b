"""Add evidence, and newer versions of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from colonnade.apps.evidence.actions.changing import change_day, locked, owner_is_member, put_uses
from colonnade.apps.evidence.actions.contents import keep_content, plain
from colonnade.apps.evidence.models import Evidence, Version
from colonnade.apps.evidence.policies import (
    check_day,
    check_elements,
    check_is_new,
    check_owner,
    check_stands,
    check_title,
)
from colonnade.apps.evidence.selectors import known_elements, versions
from colonnade.foundation import clock
from colonnade.foundation.audit.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.evidence.actions.contents import Content
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["add_evidence", "add_version"]


@transaction.atomic
def add_evidence(
    *,
    organisation: Organisation,
    title: str,
    owner: Person,
    stale_after: date,
    elements: Iterable[str],
    content: Content,
    by: Person,
) -> Evidence:
    """Add a piece of evidence with its first version, for elements by reference (`inclusion-2022/1.1`).

    `content` comes from `file_content`, `link_content` or `note_content`, made before, since a file takes time to
    check and this holds the database. Raises Refused.
    """
    title, wanted = " ".join(plain(title).split()), set(elements)
    check_title(title)
    check_day(stale_after, clock.today())
    check_owner(is_member=owner_is_member(owner, organisation))
    check_elements(wanted, known_elements())
    made: Evidence = Evidence.objects.create(
        organisation=organisation, title=title, owner=owner, stale_after=stale_after, added_at=clock.now()
    )
    put_uses(made, wanted)
    _put_version(made, 1, content, by)
    detail = {
        "kind": str(content.kind),
        "sha256": content.sha256,
        "owner": owner.pk,
        "stale_after": stale_after.isoformat(),
        "elements": sorted(wanted),
    }
    record(organisation, "evidence.added", f"evidence {made.pk}", by=by, detail=detail)
    return made


@transaction.atomic
def add_version(*, evidence: Evidence, content: Content, stale_after: date | None = None, by: Person) -> Version:
    """Add a newer version, and with it a newer day where one is given. The versions before it stay.

    Raises Refused for evidence that was withdrawn, for what is no newer than the last version, and for a wrong day.
    """
    current = locked(evidence)
    check_stands(current)
    latest = versions(current)[0]
    check_is_new(content.sha256, latest)
    made = _put_version(current, latest.number + 1, content, by)
    detail = {"version": made.number, "kind": str(content.kind), "sha256": content.sha256}
    record(current.organisation, "evidence.version_added", f"evidence {current.pk}", by=by, detail=detail)
    if stale_after is not None:
        check_day(stale_after, clock.today())
        change_day(evidence=current, stale_after=stale_after, by=by)
    return made


def _put_version(evidence: Evidence, number: int, content: Content, by: Person) -> Version:
    made: Version = Version.objects.create(
        organisation=evidence.organisation,
        evidence=evidence,
        number=number,
        added_by=by,
        added_at=clock.now(),
        **keep_content(evidence.organisation, content),
    )
    return made
