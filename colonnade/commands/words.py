"""How commands word what they found."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["count", "outline", "wrapped"]

WIDTH = 96


def count(number: int, word: str) -> str:
    """A number of things: "1 break", "2,000 breaks". An entry becomes entries."""
    if number == 1:
        return f"1 {word}"
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{number:,} {plural}"


def wrapped(text: str, indent: int = 0) -> list[str]:
    """A text in lines that fit a terminal."""
    space = " " * indent
    return textwrap.wrap(text, WIDTH, initial_indent=space, subsequent_indent=space)


def outline(value: Any, indent: int = 0) -> Iterator[str]:
    """Plain values (as for JSON) as indented lines, a name and its value each."""
    space = " " * indent
    if isinstance(value, dict):
        for name, inner in value.items():
            words = str(name).replace("_", " ")
            if isinstance(inner, dict | list) and inner:
                yield f"{space}{words}:"
                yield from outline(inner, indent + 2)
            else:
                yield f"{space}{words}: {_one(inner)}"
    elif isinstance(value, list):
        for inner in value:
            first, *rest = list(outline(inner, indent + 2)) or [f"{space}  "]
            yield f"{space}- {first.strip()}".rstrip()
            yield from rest
    else:
        yield f"{space}{_one(value)}"


def _one(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value in (None, "", [], {}) else str(value)
