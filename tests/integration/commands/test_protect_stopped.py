"""Protecting a table is stopped in the middle, in a real process, and taken up again (R096, R097)."""

import csv
import signal
import subprocess
import time

import numpy as np
import pytest

from colonnade.commands import main
from colonnade.commands.tables.resuming import UNFINISHED
from tests.factories.tables import table
from tests.integration.commands.conftest import COMMAND, Shell

FILES = ("audit.json", "public.json", "table.csv")
WORDS = ("tables", "protect", "counts.csv", "--dims", "so,age,team", "--hierarchy", "team:division", "--count", "n")
TRIES, SECONDS = 5, 100


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the counts of 10,000 people in a table of 2,632 cells, and its page made without a break."""
    made = tmp_path_factory.mktemp("protect")
    counted = table("t3_so_age_team", 10_000)
    assert counted.cells.size == 2_632
    division = dict(counted.dimensions[2].hierarchies[0].parents)
    with (made / "counts.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["so", "age", "team", "division", "n"])
        for place in np.ndindex(counted.counts.shape):
            codes = [side.categories[at] for side, at in zip(counted.dimensions, place, strict=True)]
            lines.writerow([*codes, division[codes[2]], counted.counts[place]])
    words = [made / word if word == "counts.csv" else word for word in WORDS]
    assert main([*map(str, words), "--out", str(made / "whole")]) == 0
    return made


def _stopped(folder, how):
    """Start to protect the table, and send a signal as soon as there is something to take up again; what was said."""
    out = folder / how.name
    for _ in range(TRIES):
        running = subprocess.Popen(
            [*COMMAND, *WORDS, "--out", out.name],
            cwd=folder,
            env=Shell(folder).environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        until = time.monotonic() + SECONDS
        while running.poll() is None and not (out / UNFINISHED).exists() and time.monotonic() < until:
            time.sleep(0.005)
        running.send_signal(how)
        said, complaint = running.communicate(timeout=SECONDS)
        if running.returncode != 0:
            return running.returncode, said, complaint
        # The machine was so busy that the work was done before anybody saw that it had begun.
        for path in out.iterdir():
            path.unlink()
    pytest.fail("It was never stopped.")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_same_command_takes_up_what_was_stopped_and_writes_the_same_bytes(folder, how):
    status, said, complaint = _stopped(folder, how)
    out = folder / how.name
    assert (status, said) == (2, "")
    line = complaint.splitlines()[-1]
    kept = f"{how.name}/{UNFINISHED}"
    assert line == f"Stopped. The same command takes the work up again: how far it was is kept in {kept}."
    assert [path.name for path in out.iterdir()] == [UNFINISHED]
    again = Shell(folder).type(*WORDS, "--out", out.name)
    assert again.returncode == 0, again.stderr
    assert f"Unfinished work on the same table was taken up again from {out.name}." in again.stdout
    assert sorted(path.name for path in out.iterdir()) == list(FILES)
    for name in FILES:
        assert (out / name).read_bytes() == (folder / "whole" / name).read_bytes()
