"""Row 39 of the plan: people work at the same time, and the chain does not fork."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.integration.audit.processes import Processes, prepared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROCESSES, EACH = 4, 40


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    """Processes on a database of their own."""
    home: Path = tmp_path_factory.mktemp("home")
    with prepared(home, f"colonnade_chain_{os.getpid()}") as made:
        yield made


def test_a_chain_that_several_append_to_at_once_does_not_fork(apart: Processes) -> None:
    """Row 39: every entry follows another one, none is lost, and the head is the last."""
    apart.at_once("append", EACH, processes=PROCESSES)
    assert apart.run("check") == {"rx1": [PROCESSES * EACH, [], 0], "ry2": [PROCESSES * EACH, [], 0]}


def test_the_nightly_work_is_queued_once_by_those_who_come_one_after_another(apart: Processes) -> None:
    """A site that is started twice seals its chains once a night."""
    assert [apart.run("queue_nightly") for _ in range(2)] == [True, False]
