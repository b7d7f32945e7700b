"""The small catalogue in a folder of the test's own."""

from pathlib import Path

import pytest

from colonnade.foundation.catalogue import Catalogue, load
from tests.unit.foundation.catalogue.small import write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a small catalogue that is whole."""
    return write(tmp_path / "catalogue")


@pytest.fixture
def catalogue(root: Path) -> Catalogue:
    """The small catalogue."""
    return load(root)
