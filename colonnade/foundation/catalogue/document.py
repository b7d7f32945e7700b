"""A file of the catalogue as it was read, and a way to walk it that never trips over a wrong shape.

Checks run on files that may be wrong anywhere, so every step of a `Node` gives something: a missing key gives an
empty node, a list that is no list has no items. The schema reports the shapes; the checks report the meaning.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from colonnade.foundation.catalogue.problems import Problem

__all__ = ["Document", "Node", "Path", "dotted"]

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One YAML file: its name inside the catalogue, its value and the line (from 1) of every path in it."""

    file: str
    value: object
    lines: Mapping[Path, int]

    @property
    def root(self) -> "Node":
        """The node of the whole file."""
        return Node(self, (), self.value)

    def line(self, path: Path) -> int:
        """The line of the path, or of the nearest thing around it that has one; 1 where nothing has."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass(frozen=True)
class Node:
    """One place in a document and the value that stands there."""

    document: Document
    path: Path
    value: object

    def at(self, key: str) -> "Node":
        """The node under a key; its value is None where there is none."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(self.document, (*self.path, key), value)

    def items(self, key: str) -> tuple["Node", ...]:
        """The nodes of the list under a key, empty where there is no list."""
        return self.at(key).entries

    @property
    def entries(self) -> tuple["Node", ...]:
        """The nodes of a list, none where the value is no list."""
        if not isinstance(self.value, list):
            return ()
        return tuple(Node(self.document, (*self.path, place), value) for place, value in enumerate(self.value))

    @property
    def fields(self) -> tuple["Node", ...]:
        """The nodes of a mapping, none where the value is no mapping."""
        if not isinstance(self.value, dict):
            return ()
        return tuple(Node(self.document, (*self.path, key), value) for key, value in self.value.items())

    @property
    def text(self) -> str:
        """The value where it is text, otherwise an empty text."""
        return self.value if isinstance(self.value, str) else ""

    def string(self, key: str) -> str:
        """The text under a key, empty where there is none."""
        return self.at(key).text

    def strings(self, key: str) -> tuple[str, ...]:
        """The texts of the list under a key."""
        return tuple(node.text for node in self.items(key) if node.text)

    def walk(self) -> Iterator["Node"]:
        """The node itself and every node below it, in the order of the file."""
        yield self
        for node in (*self.entries, *self.fields):
            yield from node.walk()

    def problem(self, says: str) -> Problem:
        """A problem at this place."""
        return Problem(self.document.file, self.document.line(self.path), dotted(self.path), says)


def dotted(path: Path) -> str:
    """A path as people write it: ("elements", 1, "short") is "elements[1].short"."""
    parts = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return parts.removeprefix(".")
