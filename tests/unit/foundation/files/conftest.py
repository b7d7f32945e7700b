"""What the tests of files share."""

from __future__ import annotations

import importlib
import io
from typing import TYPE_CHECKING

import pytest

from colonnade.foundation.files import bounded, child

if TYPE_CHECKING:
    from colonnade.foundation.files.kinds import Kind
    from colonnade.foundation.files.limits import Limits


@pytest.fixture
def here(monkeypatch):
    """Clean in this process: the same code and the same reply, without a fifth of a second to start another."""

    def run(module: str, data: bytes, kind: Kind, limits: Limits) -> tuple[bytes, tuple[str, ...]]:
        out = io.BytesIO()
        child.reply(importlib.import_module(module).clean, data, kind, limits, out)
        return bounded._understood(out.getvalue())

    monkeypatch.setattr(bounded, "run", run)
