"""The world of two organisations, as the tests of security have it, and what its models are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from colonnade.foundation.tenancy.register import read
from tests.integration.security.conftest import files, world, world_files  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

__all__ = ["FENCED", "kind_of"]

FENCED: list[type[Model]] = [apps.get_model(one.label) for one in read().values() if one.kind in {"tenant", "granted"}]


def kind_of(model: type[Model]) -> str:
    """Whether rows of the model are an organisation's, or a person's as well."""
    return read()[model._meta.label].kind


@pytest.fixture
def taken_back(world: Any) -> Iterator[None]:  # noqa: F811
    """Whatever the test does to the world is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def as_owner() -> Iterator[None]:
    """Act on PostgreSQL as the superuser that made the tables, whom nothing binds."""
    if connection.vendor == "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        yield
        cursor.execute("SET ROLE colonnade_app")
