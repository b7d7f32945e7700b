"""How an entry is hashed and how a chain is checked: plain values in, plain values out."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["START", "Break", "Link", "breaks", "sign"]

START = "0" * 64


@dataclass(frozen=True)
class Link:
    """What an entry's hash covers. `at` is ISO 8601 in UTC to the microsecond."""

    organisation: int
    number: int
    at: str
    by: int | None
    verb: str
    subject: str
    detail: dict[str, Any]
    previous: str

    def hash(self) -> str:
        """SHA-256 of the fields as JSON with sorted keys, in hexadecimal."""
        text = json.dumps(vars(self), sort_keys=True, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold, and how."""

    number: int
    what: str


def sign(key: bytes, organisation: int, number: int, digest: str) -> str:
    """HMAC-SHA-256 over where a chain ends, in hexadecimal."""
    return hmac.new(key, f"{organisation}|{number}|{digest}".encode("ascii"), "sha256").hexdigest()


def breaks(links: Iterable[tuple[Link, str]], ends: Iterable[tuple[int, str]]) -> list[Break]:
    """Check a chain, given as links with the hash stored for each, in order, and the ends that were signed.

    Every entry must follow the one before it in number and hash, its own hash must be right, and each signed end
    `(number, hash)` must be in the chain. Returns all breaks, first to last; an empty list is a whole chain.
    """
    found = []
    expected, previous = 1, START
    hashes = {0: START}
    for link, stored in links:
        if link.number != expected:
            found.append(Break(expected, f"entry {expected} is missing: entry {link.number} comes next"))
        elif link.previous != previous:
            found.append(Break(link.number, f"entry {link.number} does not follow the one before it"))
        if link.hash() != stored:
            found.append(Break(link.number, f"entry {link.number} was changed after it was written"))
        hashes[link.number] = stored
        expected, previous = link.number + 1, stored
    found += [
        Break(number, f"the chain was signed at entry {number}, which is missing or another one now")
        for number, digest in ends
        if hashes.get(number) != digest
    ]
    return sorted(found, key=lambda one: one.number)
