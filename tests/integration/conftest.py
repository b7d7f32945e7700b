"""What integration tests share."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_trust


@pytest.fixture
def trust(db):
    """A trust with one person for each role."""
    return make_trust("RX1")


@pytest.fixture
def other_trust(db):
    """Another trust, whose things are nobody else's business."""
    return make_trust("RY2", name="Southmere NHS Trust")


@pytest.fixture
def lead(trust):
    """The trust's inclusion lead."""
    return trust.inclusion_lead


@pytest.fixture
def client_of():
    """A browser in which that person is signed in."""

    def make(person):
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make
