"""tau-Argus on a queue of tables, each in a process of its own that is stopped after a time.

It is started as a program: jobs come in as lines of JSON, and for each a line of JSON goes out with the hidden cells.
It knows nothing of the site, so that a crash in its compiled parts stops nothing else.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread

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

    key: str
    method: str
    table: Table
    seconds: float

    def line(self) -> str:
        """The job as JSON: dimensions, and a column of codes for each."""
        people = np.repeat(np.arange(self.table.counts.size), self.table.counts.ravel())
        places = np.unravel_index(people, self.table.counts.shape)
        return json.dumps(
            {
                "key": self.key,
                "method": self.method,
                "seconds": self.seconds,
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


class Queue:
    """All jobs, worked on one after another beside this process.

    The worker is waited for only at the end, so its CPU is not counted among that of our children before.
    """

    def __init__(self, jobs: list[Job]) -> None:
        self._left = Counter(job.key for job in jobs)
        self._found: dict[str, list[tuple[str, Answer]]] = {job.key: [] for job in jobs}
        self._changed = Condition()
        with tempfile.TemporaryFile("w+", encoding="utf-8") as lines:
            lines.writelines(job.line() + "\n" for job in jobs)
            lines.seek(0)
            self._worker = subprocess.Popen(
                [sys.executable, __file__], stdin=lines, stdout=subprocess.PIPE, text=True, start_new_session=True
            )
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._worker.stdout is not None
        for line in self._worker.stdout:
            found = json.loads(line)
            key, method = found.pop("key"), found.pop("method")
            with self._changed:
                self._found[key].append((method, Answer(**found)))
                self._left[key] -= 1
                self._changed.notify()

    def has_ended(self, key: str) -> bool:
        """Whether all jobs of this key are done."""
        return self._left[key] == 0

    def wait(self, key: str) -> list[tuple[str, Answer]]:
        """Each method with its answer, once all jobs of this key are done."""
        with self._changed:
            while not self.has_ended(key) and self._reader.is_alive():
                self._changed.wait(timeout=1)
            return self._found.get(key, [])

    def close(self) -> None:
        """Stop what still runs."""
        with suppress(ProcessLookupError):
            os.killpg(self._worker.pid, signal.SIGTERM)
        self._reader.join()
        self._worker.wait()


def _work() -> None:
    for line in sys.stdin:
        job = json.loads(line)
        print(json.dumps({"key": job["key"], "method": job["method"], **_answer(job, line)}), flush=True)


def _answer(job: dict, line: str) -> dict:
    nothing = {"seconds": job["seconds"], "hidden": [], "secondary": []}
    try:
        run = _run_apart(line, job["seconds"])
    except subprocess.TimeoutExpired:
        return {**nothing, "failure": f"stopped after {job['seconds']:.0f} s"}
    if run.returncode:
        said = run.stderr.strip().splitlines()
        return {**nothing, "failure": said[-1] if said else f"ended with {run.returncode}"}
    return json.loads(run.stdout)


def _run_apart(line: str, seconds: float) -> subprocess.CompletedProcess[str]:
    """One job in a folder of its own: its compiled parts drop files where they stand, and read those of others."""
    with tempfile.TemporaryDirectory() as home:
        return subprocess.run(
            [sys.executable, __file__, "one"],
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
    _one() if "one" in sys.argv else _work()
