"""Whose names and addresses must not go out: everyone whom any record of the organisation points at or names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from colonnade.foundation.tenancy.register import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from colonnade.foundation.tenancy.models import Organisation
    from colonnade.foundation.tenancy.register import Model

__all__ = ["Known", "known_people"]

PRIVATE = {"personal", "special"}


@dataclass(frozen=True)
class Known:
    """Names of people, and other words that lead to one of them: addresses and numbers."""

    names: frozenset[str]
    others: frozenset[str]


def known_people(organisation: Organisation) -> Known:
    """Read from every record of the organisation whom it points at, and what it says of people by its register."""
    people: set[int] = set()
    names: set[str] = set()
    others: set[str] = set()
    for entry in read().values():
        if entry.kind == "global":
            continue
        for field, value in _private_values(organisation, entry):
            if isinstance(field, models.ForeignKey):
                people.add(value)
            elif field.name == "name":
                names.add(value)
            elif field.name in {"email", "phone"}:
                others.add(value)
    found = get_user_model().objects.filter(pk__in=people).values_list("name", "email")
    for name, email in found:
        names.add(name)
        others.add(email)
    return Known(frozenset(filter(None, names)), frozenset(filter(None, others)))


def _private_values(organisation: Organisation, entry: Model) -> Iterator[tuple[Any, Any]]:
    """The distinct values of each field about people: of keys to people, and of plain words."""
    model: Any = apps.get_model(entry.label)
    rows = model.objects.within(organisation).order_by()
    for field in model._meta.local_concrete_fields:
        if not _is_asked(field, entry):
            continue
        for value in rows.values_list(field.attname, flat=True).distinct():
            if value not in (None, ""):
                yield field, value


def _is_asked(field: Any, entry: Model) -> bool:
    if isinstance(field, models.ForeignKey):
        # Whoever a record points at, whatever its class.
        return field.related_model is get_user_model()
    is_plain = isinstance(field, models.CharField) and field.name in {"name", "email", "phone"}
    return is_plain and entry.fields[field.name].privacy in PRIVATE
