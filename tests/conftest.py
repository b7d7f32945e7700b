"""What all tests share: a database whose fences stand, and a clock that can be told."""

from __future__ import annotations

import gc
import os

import pytest
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

ROLE = "colonnade_app"
MADE_BEFORE_LOOKING = 20_000


def _act_as_the_site() -> None:
    """From now on the tests are the role that the site acts as, which row-level security binds."""
    connection.close()
    connection.settings_dict["OPTIONS"]["assume_role"] = ROLE
    connection.ensure_connection()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """Make the database as its owner and let the tests in as the site's own role."""
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            connection.settings_dict["OPTIONS"].pop("assume_role", None)
        made = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
        if connection.vendor == "postgresql":
            _act_as_the_site()
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            connection.close()
            connection.settings_dict["OPTIONS"].pop("assume_role", None)
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def quiet_home(tmp_path, settings):
    """Nothing that a test stores stays."""
    settings.EVIDENCE_ROOT = tmp_path / "evidence"


def pytest_report_header() -> str:
    """Say which database this run is on."""
    return f"database: {'PostgreSQL' if os.environ.get('COLONNADE_POSTGRES') else 'SQLite'}"


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass by what stays until the end: every module and every test that was found.

    It would walk through all of that again and again, which takes a twentieth of the time of a run.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(MADE_BEFORE_LOOKING, 20, 20)
