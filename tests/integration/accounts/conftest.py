"""Browsers, codes and the settings of signing in."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories import make_person
from tests.integration.accounts.browsing import sign_in


@pytest.fixture(autouse=True)
def nothing_counted():
    """Wrong tries are not counted from test to test."""
    cache.clear()


@pytest.fixture
def person(db):
    """Somebody who signs in with a password."""
    return make_person(name="Ada Okafor", email="ada@example.org")


@pytest.fixture
def signed_in(person):
    """A browser in which they have signed in."""
    client = Client()
    sign_in(client, person)
    return client
