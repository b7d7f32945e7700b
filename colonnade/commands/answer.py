"""What a command answers, and why one could not be carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Answer", "Failure"]


@dataclass(frozen=True)
class Answer:
    """What a command found out: plain values for `--json`, lines for people.

    `failure` is a sentence where the command ran but its answer is bad news, such as a broken chain; it makes the exit
    status 2.
    """

    data: Any
    lines: tuple[str, ...]
    failure: str = ""


class Failure(Exception):  # noqa: N818 - it is what happened
    """A command could not be carried out. `str()` of it is one sentence for the person who typed it."""
