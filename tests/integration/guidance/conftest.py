"""A reader without an account, the catalogue that they read, and another one that is made up."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from colonnade.apps.programme.views import guidance
from colonnade.foundation.catalogue import RunningCatalogue, current, load, running
from colonnade.foundation.catalogue.location import shipped
from tests.integration.guidance import made_up
from tests.integration.guidance.reading_a_page import Page


@pytest.fixture
def catalogue():
    """The catalogue that comes with the program."""
    return current()


@pytest.fixture
def read(client):
    """Open an address that has to answer, and take its page apart."""

    def _read(address):
        response = client.get(address)
        assert response.status_code == 200, address
        return Page(response.content.decode())

    return _read


@pytest.fixture
def on(monkeypatch):
    """Say what day it is."""

    def _on(day: date) -> None:
        monkeypatch.setattr(guidance, "today", lambda: day)

    return _on


@pytest.fixture
def use(monkeypatch):
    """Let the site read another catalogue."""

    def _use(root: Path):
        monkeypatch.setenv("COLONNADE_CATALOGUE", str(root))
        monkeypatch.setattr(running, "_RUNNING", RunningCatalogue())
        return load(root)

    return _use


@pytest.fixture
def third(tmp_path, use):
    """The real catalogue with a third framework beside the two, made up and full of mischief."""
    root = tmp_path / "catalogue"
    shutil.copytree(shipped(), root)
    made_up.add_to(root)
    return use(root)
