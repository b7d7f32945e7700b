"""What a schema cannot see: ids given twice, references to nothing, numbers that do not belong together.

Where a file could not be read, or an id is not text, what it would have defined is unknown; references into it are then
left alone, so that one mistake is one problem.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from colonnade.foundation.catalogue.document import Document, Node
from colonnade.foundation.catalogue.folder import Folder, FrameworkFiles
from colonnade.foundation.catalogue.parts import Part, part
from colonnade.foundation.catalogue.practice_checks import problems_of_date, problems_of_practice
from colonnade.foundation.catalogue.problems import Problem

__all__ = ["problems_of_meaning"]


@dataclass(frozen=True)
class Outline:
    """What one framework defines; `whole` is False where part of it could not be read."""

    whole: bool
    pillars: frozenset[str]
    elements: frozenset[str]
    has_facts: bool


@dataclass(frozen=True)
class Known:
    """Every id that something may refer to; None stands for a list that could not be read."""

    sources: frozenset[str] | None
    terms: frozenset[str]
    frameworks: dict[str, Outline] = field(default_factory=dict)


def problems_of_meaning(folder: Folder) -> tuple[Problem, ...]:
    """Everything that is wrong between the values and the files of a catalogue that has been read."""
    known = _known(folder)
    checks: tuple[Callable[[Folder, Known], Iterator[Problem]], ...] = (
        _repeated_ids,
        _unknown_sources,
        _frameworks,
        _terms,
        _resources,
        _mappings,
        _paths,
        _practices,
        _dates,
    )
    return tuple(problem for check in checks for problem in check(folder, known))


def _known(folder: Folder) -> Known:
    sources = folder.lists.get("sources")
    return Known(
        sources=_ids(sources.root) if sources else None,
        terms=_ids(_list(folder, "glossary")),
        frameworks={files.folder: _outline(files) for files in folder.frameworks},
    )


def _list(folder: Folder, name: str) -> Node:
    """The root of one of the lists, an empty one where there is none."""
    return folder.lists.get(name, Document(name, [], {})).root


def _ids(node: Node) -> frozenset[str]:
    return frozenset(entry.string("id") for entry in node.entries)


def _outline(files: FrameworkFiles) -> Outline:
    pillars = [pillar.root for pillar in files.pillars if pillar]
    elements = [element.string("id") for pillar in pillars for element in pillar.items("elements")]
    numbers = [pillar.string("id") for pillar in pillars]
    unread = files.framework is None or None in files.pillars
    return Outline(
        whole=not unread and all(numbers) and all(elements),
        pillars=frozenset(numbers),
        elements=frozenset(elements),
        has_facts=files.framework is None or bool(files.framework.root.items("facts")),
    )


def _repeated_ids(folder: Folder, _: Known) -> Iterator[Problem]:
    for document in folder.documents:
        for node in document.root.walk():
            yield from _repeats([entry.at("id") for entry in node.entries])


def _repeats(nodes: list[Node]) -> Iterator[Problem]:
    """A problem for each node whose text an earlier one has."""
    first: dict[str, Node] = {}
    for node in nodes:
        other = first.setdefault(node.text, node)
        if node.text and other is not node:
            line = other.document.line(other.path)
            yield node.problem(f"{node.text} is used twice; {other.document.file} has it on line {line}.")


def _unknown_sources(folder: Folder, known: Known) -> Iterator[Problem]:
    for document in folder.documents:
        for node in document.root.walk():
            source = node.at("source")
            if source.text and known.sources is not None and source.text not in known.sources:
                yield source.problem(f"sources.yaml has no source {source.text}.")


def _frameworks(folder: Folder, known: Known) -> Iterator[Problem]:
    for files in folder.frameworks:
        outline = known.frameworks[files.folder]
        if files.framework:
            name = files.framework.root.at("id")
            if name.text and name.text != files.folder:
                yield name.problem(f"The id is {name.text}, but the folder is called {files.folder}.")
        pillars = [pillar.root for pillar in files.pillars if pillar]
        yield from _repeats([pillar.at("id") for pillar in pillars])
        for pillar in pillars:
            yield from _pillar(pillar, outline)


def _pillar(pillar: Node, outline: Outline) -> Iterator[Problem]:
    number = pillar.string("id")
    for element in pillar.items("elements"):
        name = element.at("id")
        if number and name.text and not name.text.startswith(f"{number}."):
            yield name.problem(f"The number {name.text} has to start with its pillar's: {number}.")
        yield from _one_wording(element)
    for challenge in pillar.items("challenges"):
        for touched in challenge.items("elements"):
            if outline.whole and touched.text and touched.text not in outline.elements:
                yield touched.problem(f"The framework has no element {touched.text}.")


def _one_wording(element: Node) -> Iterator[Problem]:
    """R002: what is in place and what to do are two texts."""
    statement, recommendation = (element.at(key).string("text") for key in ("statement", "recommendation"))
    if statement and statement.split() == recommendation.split():
        yield element.at("recommendation").problem("The recommendation is the same as the statement.")


def _terms(folder: Folder, known: Known) -> Iterator[Problem]:
    for term in _list(folder, "glossary").entries:
        for other in term.items("see"):
            if other.text and other.text not in known.terms:
                yield other.problem(f"The glossary has no term with the id {other.text}.")
            elif other.text and other.text == term.string("id"):
                yield other.problem("A term cannot point to itself.")


def _resources(folder: Folder, known: Known) -> Iterator[Problem]:
    for resource in _list(folder, "resources").entries:
        for reference in resource.items("elements"):
            yield from _unknown_element(reference, known)


def _unknown_element(reference: Node, known: Known) -> Iterator[Problem]:
    framework, slash, number = reference.text.partition("/")
    if not slash:
        return
    yield from _unknown_part(reference, Part("element", framework, number), known)


def _unknown_part(node: Node, named: Part, known: Known) -> Iterator[Problem]:
    """A problem where the catalogue has no such part."""
    if not named.framework:
        return
    outline = known.frameworks.get(named.framework)
    if outline is None:
        yield node.problem(f"There is no framework {named.framework}.")
    elif named.kind == "facts" and not outline.has_facts:
        yield node.problem(f"The framework {named.framework} has no facts.")
    elif outline.whole and named.kind in {"pillar", "element"}:
        numbers = outline.pillars if named.kind == "pillar" else outline.elements
        if named.number not in numbers:
            yield node.problem(f"The framework {named.framework} has no {named.kind} {named.number}.")


def _mappings(folder: Folder, known: Known) -> Iterator[Problem]:
    entries = folder.mappings.root.entries if folder.mappings else ()
    pairs: dict[frozenset[str], Node] = {}
    for entry in entries:
        ends = frozenset((entry.string("from"), entry.string("to")))
        yield from _unknown_element(entry.at("from"), known)
        yield from _unknown_element(entry.at("to"), known)
        if len(ends) == 1 and "" not in ends:
            yield entry.at("to").problem("An element cannot be mapped to itself.")
        other = pairs.setdefault(ends, entry)
        if "" not in ends and other is not entry:
            line = other.document.line(other.path)
            yield entry.problem(f"These two elements are mapped already, on line {line}.")


def _paths(folder: Folder, known: Known) -> Iterator[Problem]:
    for path in _list(folder, "reading").entries:
        framework = path.at("framework")
        if framework.text:
            yield from _unknown_part(framework, Part("about", framework.text), known)
        for step in path.items("steps"):
            try:
                named = part(step.string("part"))
            except ValueError:
                continue
            yield from _unknown_part(step.at("part"), named, known)


def _practices(folder: Folder, known: Known) -> Iterator[Problem]:
    """Practices stand in many files, and each needs an id of its own in all of them."""
    practices = [practice for document in folder.practices for practice in document.root.entries]
    yield from _repeats([practice.at("id") for practice in practices])
    for practice in practices:
        for reference in practice.items("elements"):
            yield from _unknown_element(reference, known)
        yield from problems_of_practice(practice)


def _dates(folder: Folder, _: Known) -> Iterator[Problem]:
    for entry in _list(folder, "dates").entries:
        yield from problems_of_date(entry)
