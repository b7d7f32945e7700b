"""Addresses and filled-in forms of the pages of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from colonnade.apps.evidence.models import Evidence
from tests.integration.evidence.conftest import ELEMENT

if TYPE_CHECKING:
    from colonnade.apps.accounts.models import Person
    from colonnade.foundation.tenancy.models import Organisation

LIST = "/o/rx1/evidence/"
ADD = "/o/rx1/evidence/add/"


def page_of(piece: Evidence, *steps: object) -> str:
    """The address of a page of a piece of evidence."""
    return LIST + "/".join(str(step) for step in (piece.pk, *steps)) + "/"


def typed(by: Person, **given: Any) -> dict[str, Any]:
    """The form of a new piece of evidence, filled in; a note unless something else is given."""
    values: dict[str, Any] = {
        "title": "Minutes of May",
        "kind": "note",
        "note": "The board talked about it.",
        "owner": by.pk,
        "elements": [ELEMENT],
    }
    return values | boxes("9 3 2028") | given


def changed(owner: Person, *, day: str = "9 3 2028", **given: Any) -> dict[str, Any]:
    """The form that changes a piece of evidence, filled in as it stands unless something else is given."""
    return {"owner": owner.pk, "elements": [ELEMENT]} | boxes(day) | given


def boxes(day: str) -> dict[str, str]:
    """A day in its three boxes."""
    return {f"stale_after_{number}": part for number, part in enumerate(day.split())}


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, "application/octet-stream")


def all_evidence(organisation: Organisation) -> list[Evidence]:
    """The organisation's evidence as stored."""
    return list(Evidence.objects.within(organisation).order_by("pk"))
