"""What the pages of evidence show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.evidence.models import State, Version
from colonnade.apps.evidence.rules import ADD_EVIDENCE, KEEP_EVIDENCE, SEE_EVIDENCE
from colonnade.apps.evidence.selectors import element_groups

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django import forms

    from colonnade.apps.evidence.models import Evidence
    from colonnade.apps.evidence.selectors import Item
    from colonnade.apps.organisations.public import Member

__all__ = [
    "FormPage",
    "ItemPage",
    "ListPage",
    "StateTag",
    "crumbs",
    "form_page",
    "item_page",
    "list_page",
    "stands_now",
]

HASH_PIECE = 16


@dataclass(frozen=True)
class StateTag:
    """A state in words, with a colour and a shape: it is never told by colour alone."""

    text: str
    colour: str
    shape: str

    @classmethod
    def of(cls, state: State) -> StateTag:
        """Word a state."""
        colours = {State.LIVE: "green", State.STALE: "orange", State.WITHDRAWN: "grey"}
        return cls(str(state.label), colours[state], str(state))


@dataclass(frozen=True)
class Shown:
    """Elements of one framework that a piece of evidence shows, in words."""

    framework: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One piece of evidence in the table."""

    title: str
    href: str
    elements: tuple[Shown, ...]
    owner: str
    owner_has_left: bool
    kind: str
    stale_after: date
    tag: StateTag


@dataclass(frozen=True)
class ListPage:
    """The list of evidence."""

    title: str
    rows: list[Row]
    form: forms.BaseForm
    counted: str
    has_any: bool
    clear_href: str
    add_href: str
    may_add: bool
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class VersionBlock:
    """One version with what it holds. `hash_pieces` is the SHA-256, cut so that it can go over a line's end."""

    heading: str
    kind: str
    file_href: str
    file_name: str
    file_size: str
    link: str
    note: str
    added: str
    hash_pieces: tuple[str, ...]


@dataclass(frozen=True)
class ItemPage:
    """One piece of evidence with its versions, and what may be done with it."""

    title: str
    tag: StateTag
    says: str
    elements: tuple[Shown, ...]
    owner: str
    owner_has_left: bool
    stale_after: date
    added: str
    versions: list[VersionBlock]
    may_keep: bool
    version_href: str
    change_href: str
    withdraw_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class FormPage:
    """A page with one form; `groups` draws the choice of elements, framework by framework."""

    title: str
    form: forms.BaseForm
    button: str
    crumbs: list[dict[str, str]]
    lead: tuple[str, ...] = ()
    groups: list[dict[str, Any]] = field(default_factory=list)

    @property
    def inside(self) -> tuple[str, ...]:
        """The names of the fields that stand within the choice of file, link or note."""
        return tuple(Version.Kind.values)

    @property
    def boxes(self) -> list[forms.BoundField]:
        """The fields that stand within the choice of file, link or note."""
        return [self.form[name] for name in self.inside]


def crumbs(member: Member, evidence: Evidence | None = None) -> list[dict[str, str]]:
    """The way back, as far as this member may go it: home, the list, the piece of evidence."""
    organisation = member.organisation
    steps = [{"text": organisation.name, "href": reverse("home", args=[organisation.code])}]
    if SEE_EVIDENCE.allows(member):
        steps.append({"text": _("Evidence"), "href": reverse("evidence", args=[organisation.code])})
    if evidence is not None:
        steps.append({"text": evidence.title, "href": _href("evidence-item", evidence)})
    return steps


def _href(name: str, evidence: Evidence, *args: Any) -> str:
    return reverse(name, args=[evidence.organisation.code, evidence.pk, *args])


def _shown(elements: Iterable[str]) -> tuple[Shown, ...]:
    """Each element's number and short name, framework by framework; what the catalogue no longer has comes last."""
    wanted = tuple(elements)
    groups = [
        Shown(group.short, tuple(words for ref, words in group.elements if ref in wanted)) for group in element_groups()
    ]
    known = {ref for group in element_groups() for ref, _words in group.elements}
    groups.append(Shown(_("No longer in the catalogue"), tuple(ref for ref in wanted if ref not in known)))
    return tuple(group for group in groups if group.words)


def _row(item: Item, today: date) -> Row:
    evidence = item.evidence
    return Row(
        title=evidence.title,
        href=_href("evidence-item", evidence),
        elements=_shown(item.elements),
        owner=evidence.owner.name,
        owner_has_left=item.owner_has_left,
        kind=item.latest.get_kind_display(),
        stale_after=evidence.stale_after,
        tag=StateTag.of(evidence.state(today)),
    )


def _counted(shown: int, withdrawn: int) -> str:
    text = ngettext("%(number)s piece of evidence", "%(number)s pieces of evidence", shown) % {"number": shown}
    if not withdrawn:
        return text
    hidden = ngettext("%(number)s withdrawn is not shown", "%(number)s withdrawn are not shown", withdrawn)
    return f"{text}. {hidden % {'number': withdrawn}}."


def list_page(member: Member, items: list[Item], form: forms.Form, today: date) -> ListPage:
    """Word the list, narrowed to what the form asks for. What was withdrawn is shown only when it is asked for."""
    chosen = form.cleaned_data if form.is_valid() else {}
    states = {chosen["state"]} if chosen.get("state") else {State.LIVE, State.STALE}
    element = chosen.get("element")
    serving = [item for item in items if not element or element in item.elements]
    rows = [_row(item, today) for item in serving if item.evidence.state(today) in states]
    hidden = 0 if State.WITHDRAWN in states else sum(item.evidence.withdrawn_at is not None for item in serving)
    code = member.organisation.code
    add = reverse("add-evidence", args=[code])
    return ListPage(
        title=_("Evidence"),
        rows=rows,
        form=form,
        counted=_counted(len(rows), hidden),
        has_any=bool(items),
        clear_href=reverse("evidence", args=[code]),
        add_href=f"{add}?element={element}" if element else add,
        may_add=ADD_EVIDENCE.allows(member),
        crumbs=crumbs(member)[:1],
    )


def _moment(person: str, moment: Any) -> str:
    words = {"name": person, "day": date_format(localtime(moment), "j F Y")}
    return _("%(day)s by %(name)s") % words


def _block(evidence: Evidence, version: Version, *, is_latest: bool) -> VersionBlock:
    heading = _("Version %(number)s, the latest") if is_latest else _("Version %(number)s")
    is_file = version.kind == Version.Kind.FILE
    return VersionBlock(
        heading=heading % {"number": version.number},
        kind=version.get_kind_display(),
        file_href=_href("evidence-file", evidence, version.number) if is_file else "",
        file_name=version.file_name,
        file_size=filesizeformat(version.size),
        link=version.link,
        note=version.note,
        added=_moment(version.added_by.name, version.added_at),
        hash_pieces=tuple(
            version.sha256[start : start + HASH_PIECE] for start in range(0, len(version.sha256), HASH_PIECE)
        ),
    )


def _says(evidence: Evidence, state: State) -> str:
    if evidence.withdrawn_at is not None:
        day = date_format(localtime(evidence.withdrawn_at), "j F Y")
        return _("It was withdrawn on %(day)s. It shows nothing any more, and can still be read.") % {"day": day}
    words = {"day": date_format(evidence.stale_after, "j F Y")}
    if state is State.STALE:
        return _("Its day was %(day)s, so it shows nothing now. Look at it again, or add a newer version.") % words
    return _("It counts until %(day)s.") % words


def item_page(
    member: Member,
    evidence: Evidence,
    versions: list[Version],
    elements: tuple[str, ...],
    today: date,
    *,
    owner_has_left: bool,
) -> ItemPage:
    """Word the page of one piece of evidence."""
    state = evidence.state(today)
    return ItemPage(
        title=evidence.title,
        tag=StateTag.of(state),
        says=_says(evidence, state),
        elements=_shown(elements),
        owner=evidence.owner.name,
        owner_has_left=owner_has_left,
        stale_after=evidence.stale_after,
        added=date_format(localtime(evidence.added_at), "j F Y"),
        versions=[_block(evidence, version, is_latest=version is versions[0]) for version in versions],
        may_keep=state is not State.WITHDRAWN and KEEP_EVIDENCE.allows(member, evidence),
        version_href=_href("evidence-version", evidence),
        change_href=_href("evidence-change", evidence),
        withdraw_href=_href("evidence-withdraw", evidence),
        crumbs=crumbs(member),
    )


def _groups(form: forms.BaseForm) -> list[dict[str, Any]]:
    """The elements to choose from, framework by framework; a framework with a choice in it stands open."""
    bound = form["elements"]
    chosen = set(bound.value() or [])
    groups: list[dict[str, Any]] = []
    number = 0
    for title, choices in bound.field.choices:  # type: ignore[attr-defined]
        items = []
        for value, text in choices:
            # The first has the field's own id: the summary of errors leads there.
            place = f"{bound.auto_id}-{number}" if number else bound.auto_id
            items.append({"id": place, "value": value, "text": text, "checked": value in chosen})
            number += 1
        count = sum(item["checked"] for item in items)
        is_open = bool(count) or (not groups and (not chosen or bool(bound.errors)))
        groups.append({"title": title, "choices": items, "open": is_open})
    return groups


def stands_now(evidence: Evidence, elements: tuple[str, ...]) -> str:
    """Say how the evidence stands, for somebody whose change came second."""
    words = {
        "day": date_format(evidence.stale_after, "j F Y"),
        "owner": evidence.owner.name,
        "elements": ", ".join(words for group in _shown(elements) for words in group.words),
    }
    return _("It stands like this now. Stale after: %(day)s. Owner: %(owner)s. Elements: %(elements)s.") % words


def form_page(title: str, form: forms.BaseForm, button: str, back: list[dict[str, str]], *lead: str) -> FormPage:
    """Word a page with one of the forms of evidence."""
    return FormPage(
        title=title,
        form=form,
        button=button,
        crumbs=back,
        lead=lead,
        groups=_groups(form) if "elements" in form.fields else [],
    )
