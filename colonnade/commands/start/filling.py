"""The second step of a start, as the site itself acts: fill a demonstration in, and queue the nightly work."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model

from colonnade.commands.answer import Failure
from colonnade.commands.demo_data import load_demo
from colonnade.commands.demo_people import password_file
from colonnade.foundation.jobs.tasks import ensure_nightly

__all__ = ["run"]


def run() -> None:
    """Fill an empty demonstration in. Raises Failure where a demonstration and a real site would mix."""
    is_empty = not get_user_model().objects.exists()
    _refuse_mixing(is_empty=is_empty)
    if settings.DEMO and is_empty:
        load_demo()
    ensure_nightly()


def _refuse_mixing(*, is_empty: bool) -> None:
    """A demonstration asks for no second factor and its password is printed: never so with real people."""
    is_demo = password_file(settings.HOME).exists()
    if not settings.DEMO and is_demo:
        raise Failure(f"{settings.HOME} holds a demonstration. Name another folder with COLONNADE_HOME.")
    if settings.DEMO and not is_demo and not is_empty:
        raise Failure(f"{settings.HOME} holds a real site, so it is not started as a demonstration. Leave --demo out.")
