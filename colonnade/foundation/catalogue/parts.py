"""The parts of the catalogue that a reading path can name: a page or a section of one."""

import re
from dataclasses import dataclass

__all__ = ["Part", "part"]

SHAPE = re.compile(
    r"(?P<whole>glossary|resources)"
    r"|framework:(?P<framework>[a-z0-9-]+)/(?:(?P<section>about|facts|challenges|tips)"
    r"|(?P<one>pillar|element)/(?P<number>[0-9A-Z.]+))"
)


@dataclass(frozen=True)
class Part:
    """A part reference, taken apart.

    `kind` is glossary, resources, about, facts, challenges, tips, pillar or element; `framework` is empty for the first
    two; `number` is the pillar's or the element's number and otherwise empty.
    """

    kind: str
    framework: str = ""
    number: str = ""


def part(reference: str) -> Part:
    """The part that a reference such as "framework:inclusion-2022/element/1.1" names; ValueError where it is none."""
    found = SHAPE.fullmatch(reference)
    if found is None:
        raise ValueError(f"{reference} is not a part of a catalogue")
    kind = found["whole"] or found["section"] or found["one"]
    return Part(kind, found["framework"] or "", found["number"] or "")
