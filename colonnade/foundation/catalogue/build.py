"""Turn checked documents into the catalogue, with every default filled in.

Only for documents in which no problem was found: the shapes are taken as the schemas promise them.
"""

from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from datetime import date

from colonnade.foundation.catalogue.awareness import AwarenessDate, YearlyRule
from colonnade.foundation.catalogue.catalogue import Catalogue, Mapping
from colonnade.foundation.catalogue.document import Document, Node
from colonnade.foundation.catalogue.folder import Folder, FrameworkFiles
from colonnade.foundation.catalogue.framework import Challenge, Element, Framework, Pillar
from colonnade.foundation.catalogue.library import ReadingPath, Resource, Step, Term
from colonnade.foundation.catalogue.practice import MODULES, Practice, PracticeField, PracticeMeasure
from colonnade.foundation.catalogue.texts import Source, Text

__all__ = ["build"]


@dataclass(frozen=True)
class _Defaults:
    """What a text of a folder has where it says nothing itself, and the sources it may name instead."""

    sources: Lookup[str, Source]
    source: str = ""
    date: str = ""
    lang: str = ""

    def text(self, node: Node, ref: str) -> Text:
        """The text at a node. One that names another source takes that source's own date, not the folder's."""
        named = node.string("source")
        source = self.sources[named or self.source]
        folders_own = named in {"", self.source}
        review_by = node.string("review_by")
        return Text(
            ref=ref,
            text=node.string("text"),
            section=node.string("section"),
            basis=node.string("basis"),
            source=source.id,
            date=node.string("date") or (folders_own and self.date) or source.published,
            lang=node.string("lang") or self.lang or source.language,
            jurisdiction=node.strings("jurisdiction"),
            review_by=date.fromisoformat(review_by) if review_by else None,
        )

    def texts(self, nodes: tuple[Node, ...], home: str) -> tuple[Text, ...]:
        """The texts of a list, each under its id: "l1" in "inclusion-2022/1.1" gives "inclusion-2022/1.1/l1"."""
        return tuple(self.text(node, f"{home}/{node.string('id')}") for node in nodes)


def build(folder: Folder) -> Catalogue:
    """The catalogue that the documents of a folder hold; call it only where no problem was found in them."""
    sources = tuple(_source(node) for node in _entries(folder.lists.get("sources")))
    known = {source.id: source for source in sources}
    return Catalogue(
        sources=sources,
        frameworks=tuple(_framework(files, known) for files in folder.frameworks),
        terms=tuple(_term(node, _Defaults(known)) for node in _entries(folder.lists.get("glossary"))),
        resources=tuple(_resource(node) for node in _entries(folder.lists.get("resources"))),
        paths=tuple(_path(node) for node in _entries(folder.lists.get("reading"))),
        mappings=tuple(_mapping(node) for node in _entries(folder.mappings)),
        practices=_practices(folder, known),
        awareness_dates=tuple(_awareness(node, _Defaults(known)) for node in _entries(folder.lists.get("dates"))),
    )


def _entries(document: Document | None) -> tuple[Node, ...]:
    return document.root.entries if document else ()


def _source(node: Node) -> Source:
    names = ("id", "title", "publisher", "published", "language", "seed")
    return Source(**{name: node.string(name) for name in names})


def _framework(files: FrameworkFiles, sources: Lookup[str, Source]) -> Framework:
    document, *pillars = (document.root for document in (files.framework, *files.pillars) if document)
    words = ("id", "title", "short", "source", "date", "lang", "pillar_word", "element_word")
    defaults = _Defaults(sources, *(document.string(name) for name in ("source", "date", "lang")))
    home = document.string("id")
    return Framework(
        **{name: document.string(name) for name in words},
        about=defaults.text(document.at("about"), f"{home}/about"),
        use=defaults.texts(document.items("use"), home),
        pillars=tuple(_pillar(pillar, defaults, home) for pillar in pillars),
        facts=defaults.texts(document.items("facts"), home),
    )


def _pillar(node: Node, defaults: _Defaults, framework: str) -> Pillar:
    home = f"{framework}/{node.string('id')}"
    return Pillar(
        id=node.string("id"),
        ref=home,
        title=node.string("title"),
        short=node.string("short"),
        about=defaults.text(node.at("about"), f"{home}/about"),
        elements=tuple(_element(element, defaults, framework) for element in node.items("elements")),
        challenges=tuple(_challenge(challenge, defaults, home) for challenge in node.items("challenges")),
        tips=defaults.texts(node.items("tips"), home),
    )


def _element(node: Node, defaults: _Defaults, framework: str) -> Element:
    home = f"{framework}/{node.string('id')}"
    note = node.at("scope_note")
    return Element(
        id=node.string("id"),
        ref=home,
        short=node.string("short"),
        statement=defaults.text(node.at("statement"), f"{home}/statement"),
        recommendation=defaults.text(node.at("recommendation"), f"{home}/recommendation"),
        scope_note=defaults.text(note, f"{home}/scope-note") if note.value else None,
        learning=defaults.texts(node.items("learning"), home),
        evidence=defaults.texts(node.items("evidence"), home),
    )


def _challenge(node: Node, defaults: _Defaults, pillar: str) -> Challenge:
    home = f"{pillar}/{node.string('id')}"
    return Challenge(
        id=node.string("id"),
        ref=home,
        challenge=defaults.text(node.at("challenge"), home),
        answers=defaults.texts(node.items("answers"), home),
        elements=node.strings("elements"),
    )


def _term(node: Node, defaults: _Defaults) -> Term:
    name = node.string("id")
    return Term(
        id=name,
        term=node.string("term"),
        text=defaults.text(node, f"glossary/{name}"),
        see=node.strings("see"),
        audience=node.strings("audience") or ("all",),
    )


def _resource(node: Node) -> Resource:
    words = ("id", "title", "kind", "publisher", "theme", "url", "source", "section", "note")
    checked = node.string("checked")
    return Resource(
        **{name: node.string(name) for name in words},
        elements=node.strings("elements"),
        # A year without quotes is read as a number, and the schema lets it pass.
        published=str(node.at("published").value or ""),
        checked=date.fromisoformat(checked) if checked else None,
    )


def _path(node: Node) -> ReadingPath:
    minutes = node.at("minutes").value
    return ReadingPath(
        id=node.string("id"),
        framework=node.string("framework"),
        minutes=minutes if isinstance(minutes, int) else 0,
        title=node.string("title"),
        lead=node.string("lead"),
        steps=tuple(Step(step.string("part"), step.string("why")) for step in node.items("steps")),
    )


def _mapping(node: Node) -> Mapping:
    from_ref, to_ref, kind, why, basis = (node.string(name) for name in ("from", "to", "kind", "why", "basis"))
    return Mapping(from_ref, to_ref, kind, why, basis)


def _practices(folder: Folder, sources: Lookup[str, Source]) -> tuple[Practice, ...]:
    """The practices of every file, by module; within one, in the order of the files."""
    found = [_practice(node, sources) for document in folder.practices for node in _entries(document)]
    return tuple(sorted(found, key=lambda practice: MODULES.index(practice.module)))


def _practice(node: Node, sources: Lookup[str, Source]) -> Practice:
    home = f"practices/{node.string('id')}"
    defaults = _Defaults(sources, node.string("source"))
    why = node.at("why")
    return Practice(
        id=node.string("id"),
        title=node.string("title"),
        short=node.string("short"),
        module=node.string("module"),
        meets=node.strings("meets"),
        elements=node.strings("elements"),
        what=defaults.text(node.at("what"), f"{home}/what"),
        why=defaults.text(why, f"{home}/why") if why.value else None,
        scope=node.string("scope"),
        every_months=_whole(node.at("every_months")) or 0,
        fields=tuple(_field(field) for field in node.items("fields")),
        evidence=node.strings("evidence"),
        measure=_measure(node.at("measure")),
        risks=node.strings("risks"),
        tips=node.strings("tips"),
    )


def _field(node: Node) -> PracticeField:
    said = node.strings("is")
    return PracticeField(
        name=node.string("name"),
        label=node.string("label"),
        kind=node.string("kind"),
        hint=node.string("hint"),
        required="required" in said,
        personal="personal" in said,
        choices=tuple((choice.string("value"), choice.string("label")) for choice in node.items("choices")),
        only_after=node.strings("only_after"),
        least_words=_whole(node.at("least_words")) or 0,
        least=_whole(node.at("least")),
        most=_whole(node.at("most")),
        counts_people="counts_people" in said,
        share_of=node.string("share_of"),
    )


def _measure(node: Node) -> PracticeMeasure | None:
    if not node.value:
        return None
    name, unit, better = (node.string(key) for key in ("name", "unit", "better"))
    return PracticeMeasure(name, unit, better, counts_people="counts_people" in node.strings("is"))


def _awareness(node: Node, defaults: _Defaults) -> AwarenessDate:
    name, rule = node.string("id"), node.at("when")
    return AwarenessDate(
        id=name,
        title=node.string("title"),
        about=defaults.text(node, f"dates/{name}"),
        rule=YearlyRule(
            **{key: _whole(rule.at(key)) or 0 for key in ("month", "day", "which", "days_before")},
            weekday=rule.string("weekday"),
            whole_week=rule.string("span") == "week",
        ),
        link_title=node.string("link_title"),
        url=node.string("url"),
    )


def _whole(node: Node) -> int | None:
    return node.value if isinstance(node.value, int) else None
