"""Write a chapter of the specification as one page of Markdown.

Usage: python -m tests.spec.render CHAPTER      (the page goes to standard output; exit 2 where there is no such
chapter)
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from inspect import cleandoc
from types import ModuleType

from tests.spec.example import Example

__all__ = ["main", "page"]


def page(chapter: str) -> str:
    """The whole page of a chapter. Raises LookupError where there is none of that name."""
    if not chapter.isidentifier() or find_spec(f"tests.spec.{chapter}") is None:
        raise LookupError(chapter)
    package = import_module(f"tests.spec.{chapter}")
    sections = import_module(f"tests.spec.{chapter}.toc").SECTIONS
    modules = [import_module(f"tests.spec.{chapter}.{section}") for section in sections]
    return "\n".join(
        [*_heading(package, 1), *_origin(chapter), *(line for found in modules for line in _section(found))]
    )


def _origin(chapter: str) -> Iterator[str]:
    """Where the page comes from, for whoever wants to change it."""
    yield f"Written by `python -m tests.spec.render {chapter}` from examples that run as tests."
    yield "Change them, not this page."
    yield ""


def _section(module: ModuleType) -> Iterator[str]:
    """A section: its heading, its text and its examples."""
    yield from _heading(module, 2)
    for example in module.EXAMPLES:
        yield from _example(example)


def _heading(module: ModuleType, level: int) -> Iterator[str]:
    """The first line of a docstring as a heading, and the rest as text."""
    title, _, text = cleandoc(module.__doc__ or "").partition("\n")
    yield f"{'#' * level} {title.rstrip('.')}"
    yield ""
    if text.strip():
        yield text.strip()
        yield ""


def _example(example: Example) -> Iterator[str]:
    """A paragraph: what is given, what follows and why."""
    yield f"### {example.title}"
    yield ""
    for words, value in example.given.items():
        yield from _given(words, value)
    yield from _answers(example.expect)
    if example.note:
        yield example.note
        yield ""


def _given(words: str, value: str) -> Iterator[str]:
    """What is given: a table under its words, or a line."""
    if "|" not in value:
        yield f"{_sentence(words)}: {value}."
        yield ""
        return
    yield f"{_sentence(words)}:"
    yield ""
    headings, *rows = [[cell.strip() for cell in line.split("|")] for line in value.strip().splitlines()]
    yield from _table(headings, rows)


def _answers(expect: Mapping[str, str]) -> Iterator[str]:
    """What follows, as a table of two columns."""
    yield "Then:"
    yield ""
    yield from _table(["", "is"], [[_sentence(words), value] for words, value in expect.items()])


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A Markdown table with an empty line after it."""
    yield _row(headings)
    yield _row(["---"] * len(headings))
    yield from (_row(row) for row in rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    """One line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def _sentence(words: str) -> str:
    """The words with a capital at the start."""
    return words[:1].upper() + words[1:]


def main(arguments: Sequence[str]) -> int:
    """Write the page of the one chapter named, and say how it went: 0, or 2 for a wrong name."""
    try:
        (chapter,) = arguments
        written = page(chapter)
    except (ValueError, LookupError):
        sys.stderr.write("usage: python -m tests.spec.render CHAPTER   (a folder of tests/spec, such as ratings)\n")
        return 2
    sys.stdout.write(written)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
