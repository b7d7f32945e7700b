"""tau-Argus on one table, in a process of its own that is stopped after a time.

It is started as a program: the job comes in as JSON, and JSON goes out with the hidden cells.
It knows nothing of the site, so that a crash in its compiled parts stops nothing else.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pytauargus import protect

from colonnade.core.disclosure.table import Table

# A count below 8 is sensitive. The margin only matters for the width of the protection.
SENSITIVE = "FREQ(8,20)"
# Every limit of theirs is in whole minutes, so the smallest is 1. MOD guards people who are alone in a cell, too.
METHODS = {"OPT": "OPT(1,1)", "MOD": "MOD(1,1,1,1,1)"}


@dataclass(frozen=True)
class Job:
    """One table for one method; `seconds` of the clock, and then it is stopped."""

    method: str
    table: Table
    seconds: float

    def line(self) -> str:
        """The job as JSON: dimensions, and a column of codes for each."""
        people = np.repeat(np.arange(self.table.counts.size), self.table.counts.ravel())
        places = np.unravel_index(people, self.table.counts.shape)
        return json.dumps(
            {
                "method": self.method,
                "columns": {
                    one.name: np.asarray(one.categories)[place].tolist()
                    for one, place in zip(self.table.dimensions, places, strict=True)
                },
                "parents": {
                    one.name: dict(one.hierarchies[0].parents) for one in self.table.dimensions if one.hierarchies
                },
            }
        )


@dataclass(frozen=True)
class Answer:
    """What came of a job: CPU seconds, hidden cells as codes in the order of the dimensions, or why there are none."""

    seconds: float
    hidden: list[list[str]]
    secondary: list[list[str]]
    failure: str = ""


def answer(job: Job) -> Answer:
    """What tau-Argus makes of a table."""
    try:
        run = _run_apart(job.line(), job.seconds)
    except subprocess.TimeoutExpired:
        return Answer(job.seconds, [], [], f"time up after {job.seconds:.0f} s of the clock")
    if run.returncode:
        said = run.stderr.strip().splitlines()
        return Answer(job.seconds, [], [], said[-1] if said else f"ended with {run.returncode}")
    return Answer(**json.loads(run.stdout))


def _run_apart(line: str, seconds: float) -> subprocess.CompletedProcess[str]:
    """One job in a folder of its own: its compiled parts drop files where they stand, and read those of others."""
    with tempfile.TemporaryDirectory() as home:
        return subprocess.run(
            [sys.executable, __file__],
            input=line,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
            cwd=home,
            env={**os.environ, "TMPDIR": home},
        )


def _one() -> None:
    job = json.load(sys.stdin)
    logging.disable()
    with tempfile.TemporaryDirectory() as home, redirect_stdout(sys.stderr):
        files = {name: _hierarchy(Path(home) / f"{name}.hrc", parents) for name, parents in job["parents"].items()}
        names = list(job["columns"])
        people = {**job["columns"], "n": [1] * len(job["columns"][names[0]])}
        began = time.process_time()
        done = protect(
            people,
            names,
            response="n",
            safety_rules=SENSITIVE,
            suppress=METHODS[job["method"]],
            workdir=home,
            hrc=files or None,
            hierleadstring="@" if files else None,
        )
        seconds = time.process_time() - began
    rows = done.tables[0].rows
    print(
        json.dumps(
            {
                "seconds": seconds,
                "hidden": [[row[name].strip() for name in names] for row in rows if row["status"] in "UM"],
                "secondary": [[row[name].strip() for name in names] for row in rows if row["status"] == "M"],
            }
        )
    )


def _hierarchy(file: Path, parents: dict[str, str]) -> str:
    """Write a file of groups in their format: each group, and below it what is in it, marked with a sign."""
    lines = []
    for group in dict.fromkeys(parents.values()):
        lines += [group, *(f"@{code}" for code, above in parents.items() if above == group)]
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(file)


if __name__ == "__main__":
    _one()
