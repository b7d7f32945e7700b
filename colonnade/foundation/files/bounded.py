"""Runs a cleaner in a process of its own, so that a crash, a hang or a flood of memory ends there (row 32).

The process is given the bytes and nothing else: no settings, no keys, no database address, no files to write.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from colonnade.foundation.files.refusal import Refused

if TYPE_CHECKING:
    from colonnade.foundation.files.kinds import Kind
    from colonnade.foundation.files.limits import Limits

__all__ = ["run"]

_ROOT = Path(__file__).resolve().parents[3]
# What a Python may need to start at all on some systems.
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_log = logging.getLogger(__name__)
_TOO_MUCH = "This file takes too much work to check. Make it smaller or simpler, or save it as a PDF, and upload that."
_BUSY = "The file could not be checked just now. Wait a few minutes, and upload it again."
# A clock that ran out on a busy server says nothing about the file.
_SLOW = (
    "The file could not be checked in time. Wait a few minutes, and upload it again. "
    "If this happens again, make it smaller or simpler."
)
_LONGEST_SENTENCE = 400


def run(module: str, data: bytes, kind: Kind, limits: Limits) -> tuple[bytes, tuple[str, ...]]:
    """Return the cleaned bytes and what was taken out, from the cleaner in `module` (a full module name).

    Raises Refused with the cleaner's sentence, or with one of ours when the process died, hung or made no sense.
    """
    command = [sys.executable, "-P", "-s", "-B", "-m", module, kind.name, json.dumps(asdict(limits))]
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd="/",
            timeout=limits.wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        _log.warning("%s was stopped after %s seconds", module, limits.wall_seconds)
        raise Refused(_SLOW) from None
    except OSError:
        _log.exception("%s could not be started", module)
        raise Refused(_BUSY) from None
    if done.returncode != 0:
        # The number says how it ended (a signal is negative). What it printed may quote the file, so is not logged.
        _log.warning("%s ended with %s", module, done.returncode)
        raise Refused(_TOO_MUCH)
    return _understood(done.stdout)


def _environment() -> dict[str, str]:
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**passed_on, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}


def _understood(output: bytes) -> tuple[bytes, tuple[str, ...]]:
    line, _, content = output.partition(b"\n")
    try:
        head = json.loads(line)
        cleaned = head.get("cleaned")
        sentence = str(head.get("sentence", ""))[:_LONGEST_SENTENCE]
        refused = Refused(sentence, **head.get("details", {})) if sentence else None
    except (ValueError, AttributeError, TypeError, LookupError, RecursionError):
        raise Refused(_TOO_MUCH) from None
    if refused:
        raise refused
    if not isinstance(cleaned, list) or not content:
        raise Refused(_TOO_MUCH)
    return content, tuple(str(words) for words in cleaned)
