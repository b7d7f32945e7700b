"""`colonnade framework`: the catalogue on the terminal. It needs no database and no site."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from colonnade.commands.answer import Answer, Failure
from colonnade.commands.words import count, wrapped
from colonnade.foundation.catalogue import (
    Catalogue,
    CatalogueError,
    NotInCatalogueError,
    awareness_json,
    check,
    find,
    framework_json,
    load,
    practice_json,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from colonnade.foundation.catalogue import Element, Framework, Pillar, Practice

__all__ = ["checked", "dated", "listed", "practised", "shown"]


def listed(options: Namespace) -> Answer:  # noqa: ARG001
    """List the frameworks."""
    with _readable():
        frameworks = load(find()).frameworks
    data = [
        {
            "id": framework.id,
            "title": framework.title,
            "date": framework.date,
            "pillars": len(framework.pillars),
            "elements": len(framework.elements),
        }
        for framework in frameworks
    ]
    return Answer(data, tuple(_line(framework) for framework in frameworks))


def shown(options: Namespace) -> Answer:
    """Show one framework."""
    with _readable():
        catalogue = load(find())
    try:
        framework = catalogue.framework(options.id)
    except NotInCatalogueError:
        raise Failure(f"There is no framework {options.id}. There are {_names(catalogue)}.") from None
    return Answer(framework_json(framework, catalogue), tuple(_whole(framework)))


def checked(options: Namespace) -> Answer:  # noqa: ARG001
    """Check the catalogue's files: every problem is a line on standard output."""
    try:
        problems = check(find())
    except CatalogueError as fault:
        problems = list(fault.problems)
    data = {
        "problems": [{"file": one.file, "line": one.line, "field": one.field, "says": one.says} for one in problems]
    }
    if not problems:
        return Answer(data, ("The catalogue is whole.",))
    return Answer(data, tuple(map(str, problems)), failure=f"The catalogue has {count(len(problems), 'problem')}.")


def practised(options: Namespace) -> Answer:
    """List the practices, or those that serve one element."""
    with _readable():
        catalogue = load(find())
    practices = catalogue.practices
    if options.element:
        try:
            practices = catalogue.practices_of(catalogue.element(options.element).ref)
        except NotInCatalogueError:
            says = "Write it as framework and number, such as inclusion-2022/1.1."
            raise Failure(f"There is no element {options.element}. {says}") from None
    lines = tuple(map(_practice, practices)) or ("No practice serves it.",)
    return Answer([practice_json(practice) for practice in practices], lines)


def _practice(practice: Practice) -> str:
    cycle = f"every {count(practice.every_months, 'month')}" if practice.every_months else "once"
    parts = f"{', '.join(practice.meets)}; {count(len(practice.fields), 'field')}; by {practice.scope}, {cycle}"
    return f"{practice.id}  {practice.title} ({parts})"


def dated(options: Namespace) -> Answer:
    """List the awareness dates of a year, the earliest first."""
    with _readable():
        days = load(find()).awareness_dates
    data = sorted((awareness_json(day, options.year) for day in days), key=lambda one: (one["first"], one["last"]))
    lines = (f"{_span(one['first'], one['last'])}  {one['title']}" for one in data)
    return Answer(data, tuple(lines) or ("There are none.",))


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except CatalogueError as fault:
        number = count(len(fault.problems), "problem")
        raise Failure(
            f"The catalogue has {number}; `colonnade framework check` names all. {fault.problems[0]}"
        ) from None


def _names(catalogue: Catalogue) -> str:
    return " and ".join(framework.id for framework in catalogue.frameworks) or "none at all"


def _line(framework: Framework) -> str:
    parts = f"{count(len(framework.pillars), framework.pillar_word)}, {count(len(framework.elements), 'element')}"
    return f"{framework.id}  {framework.title} ({framework.date}): {parts}"


def _whole(framework: Framework) -> Iterator[str]:
    yield _line(framework)
    yield from wrapped(framework.about.text)
    for pillar in framework.pillars:
        yield ""
        yield from _pillar(pillar, framework)


def _pillar(pillar: Pillar, framework: Framework) -> Iterator[str]:
    yield f"{framework.pillar_word.capitalize()} {pillar.id}: {pillar.title}"
    for element in pillar.elements:
        yield from _element(element)


def _element(element: Element) -> Iterator[str]:
    yield f"  {element.number} {element.short}"
    yield from wrapped(element.statement.text, indent=6)
