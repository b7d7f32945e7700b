"""The catalogue as plain values for JSON: what `colonnade framework show` prints and the API answers."""

from dataclasses import asdict
from typing import Any

from colonnade.foundation.catalogue.awareness import AwarenessDate
from colonnade.foundation.catalogue.catalogue import Catalogue
from colonnade.foundation.catalogue.framework import Challenge, Element, Framework, Pillar
from colonnade.foundation.catalogue.practice import Practice
from colonnade.foundation.catalogue.texts import Source, Text

__all__ = ["awareness_json", "framework_json", "practice_json", "text_json"]

Json = dict[str, Any]


def framework_json(framework: Framework, catalogue: Catalogue) -> Json:
    """A framework with its pillars and elements; every text with its source, section, basis, date and language.

    An element carries the challenges of its pillar, those that touch it first (R009), and the sources of its texts.
    Raises NotInCatalogueError where the framework is not of this catalogue.
    """
    return {
        "id": framework.id,
        "title": framework.title,
        "short": framework.short,
        "date": framework.date,
        "lang": framework.lang,
        "pillar_word": framework.pillar_word,
        "element_word": framework.element_word,
        "source": _source(catalogue.source(framework.source)),
        "about": text_json(framework.about),
        "use": _texts(framework.use),
        "facts": _texts(framework.facts),
        "pillars": [_pillar(pillar, framework, catalogue) for pillar in framework.pillars],
    }


def text_json(text: Text) -> Json:
    """A text as plain values; `review_by` is YYYY-MM-DD or None."""
    return {
        "id": text.id,
        "ref": text.ref,
        "text": text.text,
        "source": text.source,
        "section": text.section,
        "basis": text.basis,
        "date": text.date,
        "lang": text.lang,
        "jurisdiction": list(text.jurisdiction),
        "review_by": text.review_by.isoformat() if text.review_by else None,
    }


def practice_json(practice: Practice) -> Json:
    """A practice with its fields; `evidence`, `risks` and `tips` are in our own words, the texts name their source."""
    names = ("id", "title", "short", "module", "scope", "every_months", "fields_of")
    lists = ("meets", "elements", "evidence", "risks", "tips")
    return {
        **{name: getattr(practice, name) for name in names},
        **{name: list(getattr(practice, name)) for name in lists},
        "what": text_json(practice.what),
        "why": text_json(practice.why) if practice.why else None,
        "fields": [
            {**asdict(field), "choices": [list(one) for one in field.choices], "only_after": list(field.only_after)}
            for field in practice.fields
        ],
        "measure": asdict(practice.measure) if practice.measure else None,
    }


def awareness_json(day: AwarenessDate, year: int) -> Json:
    """An awareness date with its first and last day in a year, as YYYY-MM-DD."""
    first, last = day.days(year)
    return {
        "id": day.id,
        "title": day.title,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "about": text_json(day.about),
        "link_title": day.link_title,
        "url": day.url,
    }


def _source(source: Source) -> Json:
    names = ("id", "title", "publisher", "published", "language", "seed")
    return {name: getattr(source, name) for name in names}


def _texts(texts: tuple[Text, ...]) -> list[Json]:
    return [text_json(text) for text in texts]


def _pillar(pillar: Pillar, framework: Framework, catalogue: Catalogue) -> Json:
    return {
        "id": pillar.id,
        "ref": pillar.ref,
        "title": pillar.title,
        "short": pillar.short,
        "about": text_json(pillar.about),
        "tips": _texts(pillar.tips),
        "elements": [_element(element, framework, catalogue) for element in pillar.elements],
    }


def _element(element: Element, framework: Framework, catalogue: Catalogue) -> Json:
    challenges = framework.challenges_at(element.number)
    texts = (*element.texts, *(text for challenge in challenges for text in challenge.texts))
    return {
        "id": element.id,
        "number": element.number,
        "ref": element.ref,
        "short": element.short,
        "statement": text_json(element.statement),
        "recommendation": text_json(element.recommendation),
        "scope_note": text_json(element.scope_note) if element.scope_note else None,
        "learning": _texts(element.learning),
        "challenges": [_challenge(challenge) for challenge in challenges],
        "evidence": _texts(element.evidence),
        "sources": [_source(catalogue.source(name)) for name in dict.fromkeys(text.source for text in texts)],
    }


def _challenge(challenge: Challenge) -> Json:
    return {
        "id": challenge.id,
        "ref": challenge.ref,
        "challenge": text_json(challenge.challenge),
        "answers": _texts(challenge.answers),
        "elements": list(challenge.elements),
    }
