"""Read one YAML file strictly: every value with its line, and nothing that YAML does in silence.

PyYAML's own loader keeps the last of two equal keys, follows aliases (which lets a small file grow without end) and
builds what a tag asks for. So the events are read here one by one, and those three are reported instead.
"""

import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

import yaml
from yaml.resolver import Resolver

from colonnade.foundation.catalogue.document import Document, Path, dotted
from colonnade.foundation.catalogue.problems import Problem

__all__ = ["LARGEST_FILE", "read"]

LARGEST_FILE = 1_000_000
DEEPEST = 20
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

SENTENCES = (
    ("found a tab character", "This line starts with a tab. Use spaces."),
    ("mapping values are not allowed", "There is a colon and a space inside a text. Put the whole text in quotes."),
    ("could not find expected ':'", "A key here has no colon after it."),
    ("did not find expected ',' or ']'", "A list that opens with [ is not closed."),
    ("did not find expected ',' or '}'", "A mapping that opens with { is not closed."),
    ("did not find expected key", "This line does not fit the lines around it. Check its spaces and quotes."),
    ("did not find expected '-'", "This line does not fit the list above it. Check the spaces at its start."),
)
FOUND_END = "found unexpected end of stream"
CANNOT_START = "found character that cannot start any token"

WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,9}")
READ_AS = {"int": "a number", "float": "a number", "bool": "true or false"}


class _TooDeepError(Exception):
    """Lists and mappings stand inside one another further than any text of ours does."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


def read(root: FilePath, path: FilePath) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document in a file, or None where it cannot be read, with every problem that reading met.

    `path` is the file, `root` the folder of the catalogue that its name is given from.
    """
    name = path.relative_to(root).as_posix()
    try:
        if path.stat().st_size > LARGEST_FILE:
            return None, (Problem(name, 0, "", f"The file is larger than {LARGEST_FILE:,} bytes."),)
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, (Problem(name, line, "", "The file is not in UTF-8."),)
    except OSError as error:
        return None, (Problem(name, 0, "", f"The file cannot be opened: {error.strerror}."),)
    return _parse(name, text)


def _parse(name: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    strange = UNPRINTABLE.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        return None, (Problem(name, line, "", "There is a character here that cannot be printed. Delete it."),)
    builder = _Builder(name, yaml.parse(text, Loader=yaml.CSafeLoader))
    try:
        value = builder.document()
    except yaml.MarkedYAMLError as error:
        return None, (*builder.problems, builder.quote_left_open() or _broken(name, text, error))
    except _TooDeepError as error:
        says = f"Lists and mappings stand more than {DEEPEST} deep here."
        return None, (*builder.problems, Problem(name, error.line, "", says))
    if value is None:
        return None, (*builder.problems, Problem(name, 0, "", "The file is empty."))
    return Document(name, value, builder.lines), tuple(builder.problems)


def _broken(name: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    problem = error.problem or ""
    mark = error.context_mark if problem == FOUND_END and error.context_mark else error.problem_mark
    line = mark.line + 1 if mark else 0
    if problem == FOUND_END:
        return Problem(name, line, "", "A text that opens with a quote on this line is never closed.")
    if problem == CANNOT_START:
        return Problem(name, line, "", _cannot_start(text, mark.index if mark else len(text)))
    for found, says in SENTENCES:
        if found in problem:
            return Problem(name, line, "", says)
    return Problem(name, line, "", f"This is not YAML: {problem}.")


def _cannot_start(text: str, index: int) -> str:
    character = text[index : index + 1]
    if character == "\t":
        return "There is a tab at the start of this line. Use spaces."
    return f"A text cannot start with {character} unless it is in quotes."


class _Builder:
    """Builds plain values from events: text, whole numbers, None, lists and mappings.

    What else YAML would make of unquoted words (1.10 a number, 001 an octal one, no false) is reported and the words
    are kept, so that one forgotten pair of quotes is one problem. A date without quotes stays as it was written.
    """

    def __init__(self, name: str, events: Iterator[Any]) -> None:
        self.name = name
        self.events = events
        self.problems: list[Problem] = []
        self.lines: dict[Path, int] = {}
        self.resolver: Any = Resolver()
        self.last_scalar: Any = None

    def document(self) -> object:
        """The value of the only document in the file, None where there is none."""
        value: object = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._say(event, (), "A second document starts here. Keep one document in a file.")
                    break
                value = self._value(next(self.events), ())
        return value

    def quote_left_open(self) -> Problem | None:
        """What most likely broke the file, where the text before the break is in quotes and runs over lines.

        A quote that is not closed takes in what follows up to the next quote, and the break is only seen there.
        """
        scalar = self.last_scalar
        if scalar is None or scalar.style not in {"'", '"'} or scalar.start_mark.line == scalar.end_mark.line:
            return None
        end = scalar.end_mark.line + 1
        says = f"The text that opens with a quote on this line ends on line {end} only. Is a quote missing?"
        return Problem(self.name, _line(scalar), "", says)

    def _say(self, event: Any, path: Path, says: str) -> None:
        self.problems.append(Problem(self.name, _line(event), dotted(path), says))

    def _value(self, event: Any, path: Path) -> object:
        self.lines.setdefault(path, _line(event))
        if len(path) > DEEPEST:
            raise _TooDeepError(_line(event))
        if isinstance(event, yaml.AliasEvent):
            self._say(event, path, f"This repeats another place through *{event.anchor}. Write it out instead.")
            return None
        if event.tag is not None:
            self._say(event, path, f"The tag {event.tag} is not allowed. Write plain values only.")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return self._scalar(event, path)

    def _list(self, path: Path) -> list[object]:
        values: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return values

    def _mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, path)
            here = (*path, key)
            if key in values:
                self._say(event, here, f"{key} is written twice; it stands on line {self.lines[here]} already.")
                self._value(next(self.events), (*path, f"{key} (again)"))
                continue
            self.lines[here] = _line(event)
            values[key] = self._value(next(self.events), here)
        return values

    def _key(self, event: Any, path: Path) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self.last_scalar = event
            return str(event.value)
        self._value(event, (*path, "?"))
        self._say(event, path, "A key has to be one word, not a list or a mapping.")
        return "?"

    def _scalar(self, event: Any, path: Path) -> object:
        self.last_scalar = event
        written = event.value
        if UNPRINTABLE.search(written):
            self._say(event, path, "There is a character here that cannot be printed. Delete it.")
        if not event.implicit[0]:
            return written
        kind = self.resolver.resolve(yaml.ScalarNode, written, (True, False)).rpartition(":")[2]
        if kind == "null":
            return None
        if kind == "int" and WHOLE_NUMBER.fullmatch(written):
            return int(written)
        if kind in READ_AS:
            self._say(event, path, f"{written} is read as {READ_AS[kind]}. Put it in quotes.")
        return written


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1
