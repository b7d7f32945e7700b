"""Hold a document against its JSON schema and say in plain words what does not fit.

The schemas in `catalogue/schema` give every pattern and length; their `description` finishes the sentence that a
person reads ("1-1 is not an element's number in the source, in quotes"), so a rule and its wording stand together.
"""

import difflib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, validators
from jsonschema.exceptions import ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from colonnade.foundation.catalogue.document import Document, Path, dotted
from colonnade.foundation.catalogue.location import schema_folder
from colonnade.foundation.catalogue.problems import Problem

__all__ = ["problems_of_shape"]

LONGEST_QUOTE = 60
TYPES = {
    "string": "text",
    "integer": "a whole number",
    "array": "a list",
    "object": "a mapping with keys",
    "null": "null",
}
DATE_SHAPES = {
    "day": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "month-or-day": r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?",
    "year-month-or-day": r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?",
}


@dataclass(frozen=True)
class _Rule:
    """One rule that a value breaks: its name, what it wants, the value, and the schema that the rule stands in."""

    name: str
    wants: Any
    value: Any
    schema: dict[str, Any]
    path: Path


def problems_of_shape(document: Document, schema: str) -> tuple[Problem, ...]:
    """Everything in the document that does not fit the schema of that name ("pillar"), one problem a place.

    A place that breaks two rules (a date that is neither the right shape nor real) is reported once.
    """
    found: dict[Path, Problem] = {}
    validator: Any = _validator(schema, schema_folder())
    for error in validator.iter_errors(document.value):
        rule = _Rule(error.validator, error.validator_value, error.instance, error.schema, tuple(error.absolute_path))
        for path, says in _sentences(rule):
            found.setdefault(path, Problem(document.file, document.line(path), dotted(path), says))
    return tuple(found.values())


def _sentences(rule: _Rule) -> Iterator[tuple[Path, str]]:
    """The place of each thing that the rule is about, and the sentence to say there."""
    if rule.name == "required":
        for key in sorted(set(rule.wants) - set(rule.value)):
            yield (*rule.path, key), f"{key} is missing."
    elif rule.name == "dependentRequired":
        for key in sorted(set(rule.wants) - set(rule.value)):
            yield (*rule.path, key), f"{key} is missing: {' and '.join(sorted(rule.wants))} are given together."
    elif rule.name == "additionalProperties":
        known = list(rule.schema["properties"])
        for key in [key for key in rule.value if key not in known]:
            yield (*rule.path, key), f"{key} is not a key that belongs here.{_nearest(key, known)}"
    else:
        yield rule.path, _sentence(rule)


def _nearest(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    return f" Did you mean {near[0]}?" if near else f" The keys are {', '.join(known)}."


def _sentence(rule: _Rule) -> str:
    """One sentence for a rule about a value: its own wording, or the description that stands beside the rule."""
    if rule.name in WORDINGS:
        return WORDINGS[rule.name](rule)
    return f"{_quoted(rule.value)} is not {rule.schema['description']}."


def _type(rule: _Rule) -> str:
    kinds = [rule.wants] if isinstance(rule.wants, str) else rule.wants
    if isinstance(rule.value, int) and "string" in kinds:
        return f"{rule.value} is read as a number. Put it in quotes."
    expected = " or ".join(TYPES[kind] for kind in kinds)
    if rule.value is None:
        return f"There is nothing here. It has to be {expected}."
    return f"This has to be {expected}."


def _enum(rule: _Rule) -> str:
    choices = ", ".join(str(choice) for choice in rule.wants)
    return f"{_quoted(rule.value)} is not one of {choices}."


def _too_long(rule: _Rule) -> str:
    return f"This has {len(rule.value):,} characters; {rule.wants:,} is the most."


def _too_few(rule: _Rule) -> str:
    return f"This list holds {len(rule.value)}; {rule.wants} is the least."


def _too_many(rule: _Rule) -> str:
    return f"This list holds {len(rule.value)}; {rule.wants} is the most."


def _empty(_: _Rule) -> str:
    return "This text is empty."


def _repeated(_: _Rule) -> str:
    return "Something stands in this list twice."


WORDINGS: dict[str, Callable[[_Rule], str]] = {
    "type": _type,
    "enum": _enum,
    "maxLength": _too_long,
    "minLength": _empty,
    "minItems": _too_few,
    "maxItems": _too_many,
    "uniqueItems": _repeated,
}


def _quoted(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


@cache
def _validator(schema: str, folder: FilePath) -> object:
    typed: Any = validators
    kind = typed.extend(Draft202012Validator, {"pattern": _pattern})
    shared = DRAFT202012.create_resource(_json(folder / "text.schema.json"))
    registry: Registry[Any] = Registry().with_resource("text.schema.json", shared)
    return kind(_json(folder / f"{schema}.schema.json"), registry=registry, format_checker=_dates())


def _json(path: FilePath) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _pattern(_: object, pattern: str, instance: object, __: object) -> Iterator[ValidationError]:
    """JSON schema's pattern: its $ is the end of the text, where Python's also stands before a last line break."""
    if isinstance(instance, str) and not re.search(re.sub(r"\$\Z", r"\\Z", pattern), instance):
        yield ValidationError("pattern")


def _dates() -> FormatChecker:
    checker = FormatChecker(formats=())
    for name in DATE_SHAPES:
        checker.checks(name)(_is_date(name))
    return checker


def _is_date(name: str) -> Callable[[object], bool]:
    shape = re.compile(DATE_SHAPES[name])

    def is_date(value: object) -> bool:
        if value is None:
            return True
        written = str(value)
        return shape.fullmatch(written) is not None and _exists(written)

    return is_date


def _exists(written: str) -> bool:
    """Whether 2022, 2022-09 or 2022-09-30 is in the calendar."""
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        return False
    return True
