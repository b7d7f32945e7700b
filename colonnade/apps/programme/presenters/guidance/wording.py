"""Words for what the catalogue holds as codes: dates, places in a source, bases, kinds of mapping and of hits."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

__all__ = [
    "basis_words",
    "kind_of_hit",
    "mapping_words",
    "named",
    "place",
    "theme",
    "where_from",
    "where_only",
    "written",
]

YEAR, MONTH = 4, 7
# A page words hundreds of texts, so only the one that is needed is looked up in the translations.
BASES = {
    "stated": gettext_noop("From the source"),
    "mixed": gettext_noop("The source’s practice, our detail"),
    "derived": gettext_noop("Our own advice"),
}
BASES_AT = {
    "stated": gettext_noop("From %(where)s"),
    "mixed": gettext_noop("The source’s practice, our detail: %(where)s"),
    "derived": gettext_noop("Our own advice, on %(where)s"),
}


def written(when: str) -> str:
    """A date of the catalogue (YYYY, YYYY-MM or YYYY-MM-DD) as people write it: "September 2022"."""
    if len(when) <= YEAR:
        return when
    return date_format(date.fromisoformat(f"{when}-01-01"[:10]), "F Y" if len(when) == MONTH else "j F Y")


def place(section: str) -> str:
    """A place in a source: a number is a section, anything else is a heading and stands in quotes."""
    if section[:1].isdigit():
        return _("section %(number)s") % {"number": section}
    return _("“%(heading)s”") % {"heading": section}


def basis_words(basis: str) -> str:
    """What a basis means, in words for people who never heard of one."""
    return _(BASES[basis])


def where_from(basis: str, where: str) -> str:
    """A basis together with the place that it is about."""
    return _(BASES_AT[basis]) % {"where": where}


def where_only(basis: str, where: str) -> str:
    """The place alone, of a text whose basis has been said."""
    return (_("From %(where)s") if basis == "stated" else _("On %(where)s")) % {"where": where}


def named(word: str, number: str) -> str:
    """What a framework calls a part of it, with its number: "Pillar 1"."""
    return f"{word.capitalize()} {number}"


def mapping_words(kind: str, this: str) -> str:
    """What `this` element is in relation to the other, which stands just before this sentence."""
    words = {
        "equal": _("Asks for the same as %(this)s."),
        "wider": _("Asks for a part of what %(this)s asks for."),
        "narrower": _("Asks for all that %(this)s asks for, and more."),
        "overlaps": _("Shares some ground with %(this)s."),
    }
    return words[kind] % {"this": this}


def kind_of_hit(kind: str) -> str:
    """The heading over the hits of a kind."""
    words = {
        "element": _("Elements"),
        "pillar": _("Pillars and parts"),
        "challenge": _("What may go wrong, and what to do"),
        "term": _("Words explained"),
        "resource": _("Resources"),
        "fact": _("Facts you can use"),
        "practice": _("Practices"),
    }
    return words[kind]


def theme(name: str) -> str:
    """The heading over the resources of a theme."""
    words = {
        "context": _("The wider picture"),
        "lived experience": _("Lived experience"),
        "leadership": _("Leadership and staff networks"),
        "language": _("Words and pronouns"),
        "sector reports": _("Reports and guides from LGBTQ+ groups"),
        "data": _("Data"),
        "partnership": _("Working in partnership"),
    }
    return words.get(name, name.capitalize())
