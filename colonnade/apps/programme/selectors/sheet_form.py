"""The words of a checklist as a spreadsheet: its headings and lists, and how it looks on a screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from colonnade.apps.programme.models import Level, Rating
from colonnade.apps.programme.selectors.sheets import RATED, Checklist
from colonnade.core.checklist import Field, Form
from colonnade.foundation import clock
from colonnade.foundation.spreadsheets.writing import Column, Line, Page, Workbook, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from colonnade.foundation.catalogue import Element, Framework

__all__ = ["HIDDEN_SHEET", "LONGEST_TEXT", "drawn", "field_words", "form_of", "guide_name", "shown_value"]

HIDDEN_SHEET = "Colonnade"
LONGEST_TEXT = 4000
_ROW_ID = "row id"


def guide_name() -> str:
    """The name of the sheet that explains the others."""
    return _("How to fill this in")


def field_words(of: Field | str) -> str:
    """What a column is called."""
    words = {
        Field.RATING: _("Rating"),
        Field.NOTE: _("Why do you say so?"),
        Field.LEVEL: _("Progress"),
        Field.ACTION_TO_DATE: _("Action to date"),
    }
    return words[Field(of)]


def _labels(of: Field) -> dict[str, str]:
    """The words to choose from, by value; none for a column of words."""
    if of is Field.RATING:
        return {rating.value: str(rating.label) for rating in Rating}
    return {level.value: str(level.label) for level in Level} if of is Field.LEVEL else {}


def shown_value(of: Field | str, value: str) -> str:
    """A cell's value as people read it."""
    return _labels(Field(of)).get(value, value)


def form_of(framework: Framework) -> Form:
    """What the reader has to know of the framework, with our own words for answers and headings in any language."""
    return Form(
        elements=tuple(element.id for element in framework.elements),
        titles=tuple(title for pillar in framework.pillars for title in (pillar.title, pillar.short)),
        ratings={label: value for value, label in _labels(Field.RATING).items()},
        levels={label: value for value, label in _labels(Field.LEVEL).items()},
        headings={
            **{field_words(of): of.value for of in Field},
            _ROW_ID: "row",
            _("No."): "element",
            _("What it looks like in place"): "wording",
            _("Recommendation"): "wording",
        },
        longest=LONGEST_TEXT,
    )


def drawn(checklist: Checklist, key: str, *, is_blank: bool = False) -> bytes:
    """A checklist as an .xlsx file; a blank one has nothing filled in, for paper or for somebody who begins anew."""
    tables = (_page(checklist, rates=rates, is_blank=is_blank) for rates in (True, False))
    book = Workbook(
        title=_("Checklist of %(name)s") % {"name": checklist.organisation.name},
        made_at=clock.now(),
        pages=(*tables, _guide()),
        hidden_name=HIDDEN_SHEET,
        hidden=(("checklist", key),),
    )
    return write(book)


def _page(checklist: Checklist, *, rates: bool, is_blank: bool) -> Page:
    fields = RATED if rates else (Field.LEVEL, Field.ACTION_TO_DATE)
    is_open = not rates or checklist.round is not None
    name = _("Self-assessment") if rates else _("Progress")
    return Page(
        name=name,
        title=_("%(sheet)s: %(framework)s") % {"sheet": name, "framework": checklist.framework.title},
        about=(_whose(checklist), _what_to_do(checklist, rates=rates)),
        columns=_columns(*fields, is_open=is_open),
        lines=tuple(_lines(checklist, fields, is_blank=is_blank)),
        footer=f"{checklist.organisation.name}, {name}",
    )


def _whose(checklist: Checklist) -> str:
    place = checklist.team.name if checklist.team else _("the whole organisation")
    return _("%(organisation)s, %(place)s. Given out on %(day)s.") % {
        "organisation": checklist.organisation.name,
        "place": place,
        "day": date_format(clock.today(), "j F Y"),
    }


def _what_to_do(checklist: Checklist, *, rates: bool) -> str:
    if not rates:
        return _("Say how far each recommendation has come, and what has been done. Please name posts, not people.")
    if checklist.round is not None:
        return _("For the round “%(round)s”. Choose a rating for each, and say why. Please name nobody.") % {
            "round": checklist.round.title
        }
    if checklist.agreed is not None:
        return _("No round takes ratings now. These were agreed in “%(round)s”, and cannot be changed here.") % {
            "round": checklist.agreed.title
        }
    return _("No round takes ratings now, so nothing can be filled in on this sheet.")


def _columns(answer: Field, words: Field, *, is_open: bool) -> tuple[Column, ...]:
    rates = answer is Field.RATING
    hint = _("Choose one of the list, or leave it empty.")
    return (
        Column(_ROW_ID, 20, is_hidden=True),
        Column(_("No."), 6),
        Column(_("What it looks like in place") if rates else _("Recommendation"), 52),
        Column(field_words(answer), 18, is_open=is_open, choices=tuple(_labels(answer).values()), hint=hint),
        Column(field_words(words), 60, is_open=is_open),
    )


def _lines(checklist: Checklist, fields: tuple[Field, Field], *, is_blank: bool) -> Iterator[Line]:
    labels = {of: _labels(of) for of in fields}
    for pillar in checklist.framework.pillars:
        yield Line(("", pillar.id, pillar.title, "", ""), is_part=True)
        for element in pillar.elements:
            filled = ("", "") if is_blank else _filled(checklist, element, labels)
            yield Line((element.ref, element.id, _wording(element, fields[0]), *filled))


def _filled(checklist: Checklist, element: Element, labels: dict[Field, dict[str, str]]) -> tuple[str, ...]:
    values = ((words, checklist.at(element.id, of)) for of, words in labels.items())
    return tuple(words.get(value, value) for words, value in values)


def _wording(element: Element, answer: Field) -> str:
    text = element.statement if answer is Field.RATING else element.recommendation
    return text.text


def _guide() -> Page:
    parts = (
        (_("What this is"), _("A checklist from Colonnade. Fill it in here or on paper, alone or with others.")),
        (
            _("Where to write"),
            _("Write in the white cells. The other cells are locked, so that the file can be read again."),
        ),
        (
            _("Self-assessment"),
            _("Choose a rating from the list, and say why you chose it. Please name nobody."),
        ),
        (
            _("Progress"),
            _("Choose how far you have come from the list, and write down what has been done so far."),
        ),
        (
            _("On paper"),
            _("Print it on A4. The headings come again on each page. Somebody types it in afterwards."),
        ),
        (
            _("Giving it back"),
            _("Save it as .xlsx or .ods. Your inclusion lead takes it in on the page “Spreadsheets”."),
        ),
        (
            _("If somebody else changed the same thing"),
            _("Nothing is overwritten. Both are shown side by side, and a person decides."),
        ),
        (
            _("If you empty a cell"),
            _("That is asked about too. Words in the site never go away by themselves."),
        ),
    )
    lines = [line for title, text in parts for line in (Line((title,), is_part=True), Line((text,)))]
    return Page(name=guide_name(), title=guide_name(), lines=tuple(lines))
