"""Texts of the catalogue as every page shows them: the words, and beside them where they come from.

A page says once where its texts come from, and a list once where it differs from its page. A single text then says
only what is true of it alone, so that pages stay quiet and nothing that is ours passes for the source's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from colonnade.apps.programme.presenters.guidance.wording import basis_words, place, where_from, where_only, written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from colonnade.foundation.catalogue import Catalogue, Text

__all__ = ["Origin", "PageTexts", "Passage", "Passages", "Rule"]

Value = TypeVar("Value")


@dataclass(frozen=True)
class Rule:
    """Where texts come from; a text under a rule says only what it does otherwise."""

    source: str
    date: str
    section: str
    basis: str

    @classmethod
    def of(cls, text: Text) -> Rule:
        """The rule that a text keeps."""
        return cls(text.source, text.date, text.section, text.basis)


@dataclass(frozen=True)
class Passage:
    """A text with what is to be said beside it.

    `anchor` is its name within its page, `lang` its language where that is not the page's, `origin` where it comes from
    unless that has been said already, `reach` where it holds and until when; `is_outdated` says that it may not be
    true any more (R185).
    """

    anchor: str
    text: str
    lang: str
    origin: str
    reach: str
    is_outdated: bool


@dataclass(frozen=True)
class Passages:
    """A list of texts and, once for all of them, where they come from unless the page has said so."""

    origin: str
    texts: tuple[Passage, ...]

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True)
class Origin:
    """Where a page's texts come from; `warning` says that they may be out of date, and is empty where they are not."""

    line: str
    warning: str


@dataclass(frozen=True)
class PageTexts:
    """Words the texts of one page, whose `rule` is what its origin line says and which is in the language `spoken`."""

    catalogue: Catalogue
    today: date
    rule: Rule
    is_old: bool
    spoken: str

    @classmethod
    def led_by(cls, catalogue: Catalogue, today: date, lead: Text, basis: str = "stated") -> PageTexts:
        """For a page that begins with `lead`; a text of another basis than the page's is marked, the lead too."""
        ageing = replace(lead, jurisdiction=(), review_by=None)
        rule = replace(Rule.of(lead), basis=basis)
        return cls(catalogue, today, rule, ageing.may_be_outdated(today), spoken=(get_language() or "en")[:2])

    def one(self, text: Text, rule: Rule | None = None) -> Passage:
        """A single text, under the page's rule or one of its list."""
        return Passage(
            anchor=text.id,
            text=text.text,
            lang="" if text.lang == self.spoken else text.lang,
            origin=self._origin(Rule.of(text), rule or self.rule),
            reach=self._reach(text),
            is_outdated=self._is_outdated(text),
        )

    def several(self, texts: Sequence[Text], rule: Rule | None = None) -> Passages:
        """A list of texts, under the rule that most of them keep or the one that is given, of which nothing is said."""
        if not texts:
            return Passages("", ())
        kept = rule or self.common(texts)
        passages = tuple(self.one(text, kept) for text in texts)
        return Passages("" if rule else self.said_once(kept, texts), passages)

    def said_once(self, rule: Rule, texts: Sequence[Text]) -> str:
        """What a list says of itself; empty where its rule is the page's."""
        origin = self._origin(rule, self.rule)
        # A line that names no place holds for texts of any place.
        said = rule if rule.section != self.rule.section else replace(rule, section="")
        if origin and any(replace(Rule.of(text), section=said.section and text.section) != said for text in texts):
            return _("%(origin)s, unless marked") % {"origin": origin}
        return origin

    def common(self, texts: Sequence[Text]) -> Rule:
        """The rule that at least half of the texts keep; where there is none, the page's."""
        rules = [Rule.of(text) for text in texts]
        return Rule(
            source=_commonest([rule.source for rule in rules], self.rule.source),
            date=_commonest([rule.date for rule in rules], self.rule.date),
            section=_commonest([rule.section for rule in rules], self.rule.section),
            basis=_commonest([rule.basis for rule in rules], self.rule.basis),
        )

    def page_origin(self, *, has_section: bool = True) -> Origin:
        """The line at the head of the page; `has_section` names the place in the source as well."""
        source = self.catalogue.source(self.rule.source)
        words = {"title": source.title, "publisher": source.publisher, "date": written(source.published)}
        line = _("In our own words, from %(title)s, %(publisher)s, %(date)s") % words
        if self.rule.date != source.published:
            line = _("%(line)s (as things were in %(date)s)") % {"line": line, "date": written(self.rule.date)}
        if has_section:
            line = f"{line}, {place(self.rule.section)}"
        return Origin(_("%(line)s, unless marked.") % {"line": line}, self._page_warning())

    def _page_warning(self) -> str:
        if not self.is_old:
            return ""
        return _("Its date is %(date)s. Check it before you rely on it.") % {"date": written(self.rule.date)}

    def _origin(self, of: Rule, rule: Rule) -> str:
        if (of.source, of.date) != (rule.source, rule.date):
            title = self.catalogue.source(of.source).title
            return where_from(of.basis, f"{title}, {written(of.date)}, {place(of.section)}")
        if of.section != rule.section:
            words = where_from if of.basis != rule.basis else where_only
            return words(of.basis, place(of.section))
        return basis_words(of.basis) if of.basis != rule.basis else ""

    def _reach(self, text: Text) -> str:
        if not text.review_by:
            return ""
        words = {"places": ", ".join(text.jurisdiction), "day": date_format(text.review_by, "j F Y")}
        if self._is_outdated(text):
            return _("%(places)s. Its review was due by %(day)s.") % words
        return _("%(places)s. Review by %(day)s.") % words

    def _is_outdated(self, text: Text) -> bool:
        # The page's own age is said once, at its head.
        if not text.review_by and (text.source, text.date) == (self.rule.source, self.rule.date):
            return False
        return text.may_be_outdated(self.today)


def _commonest(values: Sequence[Value], otherwise: Value) -> Value:
    value, count = Counter(values).most_common(1)[0]
    return value if 2 * count >= len(values) else otherwise
