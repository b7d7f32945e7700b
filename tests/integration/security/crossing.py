"""What the world holds so that each key between rows of an organisation is filled at least once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import SheetExport, SheetImport, Succession
from colonnade.foundation import clock
from colonnade.foundation.tenancy.models import Kind, Organisation

if TYPE_CHECKING:
    from tests.integration.security.world import Place

__all__ = ["add_crossings"]

FRAMEWORK = "inclusion-2022"


def add_crossings(place: Place) -> None:
    """Progress, a plan and sheets of one team, a measure of a plan, a sheet given out for a round, and a successor."""
    organisation, by = place.organisation, place.cast.inclusion_lead
    site, ward = place.teams
    actions.record_progress(
        organisation=organisation,
        element=f"{FRAMEWORK}/1.4",
        level="none",
        action_to_date=f"{place.canary} on the ward",
        team=ward,
        by=by,
    )
    plan = actions.take_up(
        organisation=organisation,
        practice="estates-audit",
        post=f"{place.canary} estates",
        team=site,
        starts_on=clock.today(),
        by=by,
    )
    actions.add_measure(plan=plan, name=f"{place.canary} rooms", unit="rooms", better="higher", by=by)
    _sheets(place)
    successor = Organisation.objects.create(
        code=f"S{organisation.code}", name=f"{place.canary} and others", kind=Kind.TRUST
    )
    # Recorded and not carried out, so that nothing leaves the organisation.
    Succession.objects.create(
        organisation=organisation,
        successor=successor,
        from_on=clock.today(),
        recorded_by=by,
        recorded_at=clock.now(),
    )


def _sheets(place: Place) -> None:
    organisation, by = place.organisation, place.cast.inclusion_lead
    given = SheetExport.objects.create(
        organisation=organisation,
        key=f"{place.canary:0>32}",
        framework=FRAMEWORK,
        team=place.teams[1],
        round=selectors.rounds(organisation)[0],
        exported_by=by,
        exported_at=clock.now(),
    )
    SheetImport.objects.create(
        organisation=organisation,
        export=given,
        framework=FRAMEWORK,
        team=place.teams[1],
        round=given.round,
        file_name=f"{place.canary}.xlsx",
        sha256=f"{place.canary:0>64}",
        imported_by=by,
        imported_at=clock.now(),
    )
