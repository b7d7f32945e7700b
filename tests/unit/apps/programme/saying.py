"""Rounds and what belongs to them as plain objects that no database knows, and refusals by their whole sentence."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest

from colonnade.apps.programme.models import Agreement, Contribution, Round
from colonnade.foundation.refusal import Refused
from colonnade.foundation.tenancy.models import Organisation

TODAY = date(2027, 3, 9)
NOW = datetime(2027, 3, 9, 12, tzinfo=UTC)


def organisation():
    """An organisation that is not stored."""
    return Organisation(pk=1, code="RX1", name="Northfield NHS Trust")


def a_round(state="open", **given):
    """A round that is not stored, open from today on."""
    values = {"number": 1, "title": "Autumn", "framework": "inclusion-2022", "opens_on": TODAY}
    values |= {"answers_due_on": TODAY, "voices": ["teams"], "organisation": organisation()}
    return Round(state=state, **{**values, **given})


def a_contribution(**given):
    """A contribution that is not stored."""
    return Contribution(voice="teams", **given)


def an_agreement(rating="in_place", **given):
    """An agreement that is not stored."""
    return Agreement(rating=rating, **given)


@contextmanager
def refused(sentence, kind=Refused):
    """What stands in the block is refused with exactly this sentence."""
    with pytest.raises(kind) as refusal:
        yield refusal
    assert str(refusal.value) == sentence
