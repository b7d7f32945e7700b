"""The world of two organisations, made once for each module and taken back whole."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.db import transaction

from colonnade.config import middleware
from tests.integration.security.asking import Door
from tests.integration.security.world import World, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONG = 60 * 60


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the world's evidence is kept."""
    return tmp_path_factory.mktemp("evidence")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, files: Path) -> Iterator[World]:
    """The world, in a transaction that never ends well; what a test does in it is taken back to a savepoint."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patched, transaction.atomic():
        patched.setattr(site, "EVIDENCE_ROOT", files)
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def door(world: World) -> Iterator[Door]:
    """Where everybody asks for pages: each in a browser of their own, whose session lasts as long as the tests do."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(site, "SESSION_IDLE_SECONDS", LONG)
        patched.setattr(middleware, "SEEN_EVERY_SECONDS", LONG)
        yield Door(world)


@pytest.fixture(autouse=True)
def world_files(quiet_home: None, files: Path, settings: Any) -> None:
    """Let pages find the world's files."""
    settings.EVIDENCE_ROOT = files
    cache.clear()


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[None]:
    """Thousands of refusals are what is wanted here, and not worth a line each."""
    log = logging.getLogger("django.request")
    before = log.level
    log.setLevel(logging.CRITICAL)
    yield
    log.setLevel(before)
