"""What is wrong with a catalogue's files, said so that the person who wrote the line can put it right."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["CatalogueError", "NotInCatalogueError", "Problem"]

SHOWN = 20


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in one file.

    `file` is relative to the catalogue; `line` counts from 1 and is 0 where the file as a whole is meant;
    `field` is a dotted path such as `elements[1].learning[0].basis`, empty for a whole file; `says` is a sentence.
    """

    file: str
    line: int
    field: str
    says: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.field}: {self.says}" if self.field else f"{place}: {self.says}"


class CatalogueError(Exception):
    """The catalogue cannot be used; `problems` holds everything that was found, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(_summary(self.problems))


class NotInCatalogueError(LookupError):
    """A reference names something that the catalogue does not hold."""


def _summary(problems: tuple[Problem, ...]) -> str:
    lines = [str(problem) for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        lines.append(f"and {len(problems) - SHOWN} more")
    return "\n".join(lines)
