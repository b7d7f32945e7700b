"""What tests of rounds share."""

from __future__ import annotations

import pytest
from django.db import transaction

from tests.factories import open_round
from tests.integration.programme.telling import forget


@pytest.fixture(autouse=True)
def forgetful():
    """Nothing that one test made is remembered in the next."""
    forget()


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    """A database for a module's own world: what a test does in it is taken back, and at last the world too."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def round_(trust):
    """A round that is open today, for every voice."""
    return open_round(trust)
