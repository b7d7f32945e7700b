"""What the home page, the comparison of rounds, the contradictions and the focus show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from colonnade.apps.programme.models import Round
from colonnade.apps.programme.presenters.pages import COLOURS, Tag, crumbs, rating_tag, round_url, voice_words
from colonnade.apps.programme.rules import CHOOSE_FOCUS, OPEN_ROUND
from colonnade.core.ratings import AgainstVoices, Kind, Liveness, Standing
from colonnade.foundation.catalogue import current
from colonnade.ui.charts import home, pictures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from colonnade.apps.organisations.public import Member
    from colonnade.apps.programme.forms import FocusForm
    from colonnade.apps.programme.models import Agreement, Focus
    from colonnade.apps.programme.selectors import ElementPicture, Picture, PillarPicture
    from colonnade.core.ratings import Contradiction
    from colonnade.foundation.catalogue import Framework

__all__ = [
    "ComparePage",
    "ContradictionsPage",
    "FocusPage",
    "HomePage",
    "compare_page",
    "contradictions_page",
    "focus_page",
    "home_page",
]


@dataclass(frozen=True)
class HomePage:
    """Where the organisation stands."""

    title: str
    round_title: str
    round_href: str
    closed_on: date | None
    wide: SafeString
    narrow: SafeString
    headline: str
    moved: str
    rows: SafeString
    to_mend: int
    to_mend_href: str
    focus: list[dict[str, str]]
    focus_href: str
    going_on: list[dict[str, str]]
    open_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class ContradictionsPage:
    """What does not fit together, each a click from where it is mended."""

    title: str
    rows: list[dict[str, str]]
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class FocusPage:
    """The pillars that the organisation focuses on."""

    title: str
    rows: list[dict[str, str]]
    form: FocusForm | None
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class ComparePage:
    """Two closed rounds side by side."""

    title: str
    first: str
    second: str
    first_number: int
    second_number: int
    choices: list[dict[str, Any]]
    rows: list[dict[str, Any]]
    note: str
    crumbs: list[dict[str, str]]


def standing_tag(standing: Standing | None) -> Tag:
    """The tag of where an element stands today."""
    words = {
        Standing.SHOWN: _("In place, shown"),
        Standing.CLAIMED: _("Claimed"),
        Standing.IN_PROGRESS: _("In progress"),
        Standing.NOT_IN_PLACE: _("Not in place"),
    }
    return Tag(words[standing], COLOURS[standing]) if standing else Tag(_("Not agreed"), "grey")


def headline(picture: Picture) -> str:
    """How many elements are shown and claimed, of all."""
    counted = picture.counted
    return _("%(shown)d shown and %(claimed)d claimed, of %(all)d elements") % {
        "shown": counted.shown,
        "claimed": counted.claimed,
        "all": counted.elements,
    }


def moved_words(picture: Picture) -> str:
    """What moved since the round before, in words."""
    if picture.before is None:
        return _("This is your first round.")
    if picture.before.framework != picture.round.framework:
        return _("The round before used another framework.")
    up, down = len(picture.moved.up), len(picture.moved.down)
    if not up and not down:
        return _("Nothing moved since %(before)s.") % {"before": picture.before.title}
    parts = []
    if up:
        parts.append(ngettext("%(n)d moved up", "%(n)d moved up", up) % {"n": up})
    if down:
        parts.append(ngettext("%(n)d moved down", "%(n)d moved down", down) % {"n": down})
    return _("%(moves)s since %(before)s") % {"moves": _(" and ").join(parts), "before": picture.before.title}


def _drum(element: ElementPicture) -> pictures.Element:
    standing = pictures.Standing(str(element.standing)) if element.standing else pictures.Standing.NOT_AGREED
    # Within the page a link to the element's row, which stands in the table beneath: the address says nothing.
    return pictures.Element(
        element.number, element.short, standing, pictures.Move(element.moved), href=f"#element-{element.number}"
    )


@lru_cache(maxsize=64)
def _drawn(picture: pictures.HomePicture) -> tuple[SafeString, SafeString]:
    return mark_safe(home.draw(picture)), mark_safe(home.draw_narrow(picture))  # noqa: S308 - every text escaped


def _home_picture(picture: Picture, organisation: Any) -> pictures.HomePicture:
    counted = picture.counted
    description = _(
        "%(shown)d elements are in place and shown, %(claimed)d are claimed, %(progress)d in progress "
        "and %(missing)d not in place."
    ) % {
        "shown": counted.shown,
        "claimed": counted.claimed,
        "progress": counted.in_progress,
        "missing": counted.not_in_place,
    }
    return pictures.HomePicture(
        title=_("Where %(name)s stands: %(round)s") % {"name": organisation.name, "round": picture.round.title},
        description=description,
        headline=headline(picture),
        moved=moved_words(picture),
        inscription=picture.round.title,
        columns=tuple(
            pictures.Column(
                pillar.short,
                tuple(_drum(element) for element in pillar.elements),
                href=reverse("pillar", args=[picture.framework.id, pillar.number]),
            )
            for pillar in picture.pillars
        ),
    )


def _behind(element: ElementPicture) -> str:
    if element.standing not in {Standing.SHOWN, Standing.CLAIMED}:
        return ""
    words = {
        Liveness.LIVE: _("evidence is live"),
        Liveness.STALE: _("evidence has gone stale"),
        Liveness.MISSING: _("no evidence yet"),
    }
    return words[element.behind]


def _groups(pillars: Iterable[PillarPicture], framework: str) -> list[dict[str, Any]]:
    moves = {"up": _("moved up"), "down": _("moved down"), "same": _("no change"), "new": _("new"), "none": ""}
    return [
        {
            "title": f"{pillar.number}. {pillar.title}",
            "elements": [
                {
                    "number": element.number,
                    "short": element.short,
                    "tag": standing_tag(element.standing),
                    "behind": _behind(element),
                    "moved": moves[element.moved],
                    "href": reverse("element", args=[framework, element.number]),
                    "reason": element.agreement.reason if element.agreement else "",
                }
                for element in pillar.elements
            ],
        }
        for pillar in pillars
    ]


@lru_cache(maxsize=64)
def _rows(pillars: tuple[PillarPicture, ...], framework: str, language: str) -> SafeString:  # noqa: ARG001 - a part of the key
    page = {"groups": _groups(pillars, framework)}
    return mark_safe(render_to_string("programme/home_rows.jinja", {"page": page}))  # noqa: S308 - our own template


def _focus_rows(focus: Iterable[Focus]) -> list[dict[str, str]]:
    catalogue = current()
    rows = []
    for one in focus:
        framework, _slash, number = one.pillar.partition("/")
        rows.append(
            {
                "text": catalogue.pillar(one.pillar).title,
                "href": reverse("pillar", args=[framework, number]),
                "reason": one.reason,
                "pk": str(one.pk),
            }
        )
    return rows


def home_page(member: Member, picture: Picture | None, focus: list[Focus], going_on: Iterable[Round]) -> HomePage:
    """Word the home page; without a closed round it says how to begin."""
    organisation = member.organisation
    open_href = reverse("open-round", args=[organisation.code]) if OPEN_ROUND.allows(member) else ""
    wide, narrow = _drawn(_home_picture(picture, organisation)) if picture else (mark_safe(""), mark_safe(""))
    return HomePage(
        title=_("Where %(name)s stands") % {"name": organisation.name},
        round_title=picture.round.title if picture else "",
        round_href=reverse("round", args=[organisation.code, picture.round.number]) if picture else "",
        closed_on=localdate(picture.round.closed_at) if picture else None,
        wide=wide,
        narrow=narrow,
        headline=headline(picture) if picture else "",
        moved=moved_words(picture) if picture else "",
        rows=_rows(picture.pillars, picture.framework.id, get_language() or "") if picture else mark_safe(""),
        to_mend=len(picture.contradictions) if picture else 0,
        to_mend_href=reverse("contradictions", args=[organisation.code]),
        focus=_focus_rows(focus),
        focus_href=reverse("focus", args=[organisation.code]) if CHOOSE_FOCUS.allows(member) else "",
        going_on=[
            {
                "text": one.title,
                "href": reverse("round", args=[organisation.code, one.number]),
                "state": one.get_state_display(),
            }
            for one in going_on
        ],
        open_href=open_href,
        crumbs=[],
    )


def _contradiction(organisation: Any, picture: Picture, found: Contradiction) -> dict[str, str]:
    element = picture.framework.element(found.element)
    evidence = f"{reverse('evidence', args=[organisation.code])}?element={element.ref}"
    add = f"{reverse('add-evidence', args=[organisation.code])}?element={element.ref}"
    row = {"number": element.id, "short": element.short}
    if isinstance(found, AgainstVoices):
        voices = ", ".join(voice_words(voice) for voice in found.voices)
        picture.round.organisation = organisation
        href = round_url("spread-element", picture.round, element.id)
        sentence = _("Agreed against most voices: %(voices)s see it otherwise.") % {"voices": voices}
        return {
            **row,
            "sentence": sentence,
            "mend": _("See the spread, and look at it again in the next round"),
            "href": href,
        }
    if found.kind is Kind.EVIDENCE_EXPIRED:
        sentence = _("Rated in place, but its evidence has gone stale.")
        return {**row, "sentence": sentence, "mend": _("Give the evidence a newer version"), "href": evidence}
    sentence = _("Rated in place, with nothing behind it.")
    return {**row, "sentence": sentence, "mend": _("Add evidence"), "href": add}


def contradictions_page(member: Member, picture: Picture | None) -> ContradictionsPage:
    """Word what does not fit together."""
    organisation = member.organisation
    found = picture.contradictions if picture else ()
    rows = [_contradiction(organisation, picture, one) for one in found] if picture else []
    return ContradictionsPage(_("What does not fit together"), rows, crumbs(organisation))


def focus_page(member: Member, focus: list[Focus], form: FocusForm | None) -> FocusPage:
    """Word the focus."""
    organisation = member.organisation
    rows = [
        {**row, "end_href": reverse("end-focus", args=[organisation.code, row["pk"]])} for row in _focus_rows(focus)
    ]
    return FocusPage(_("What we work on first"), rows, form, crumbs(organisation))


def _compared(
    framework: Framework,
    before: Mapping[str, Agreement],
    after: Mapping[str, Agreement],
    was: Mapping[str, list[tuple[str, str]]],
) -> list[dict[str, Any]]:
    rows = []
    for element in framework.elements:
        earlier = [
            (number, rating_tag(before[number].rating), kind) for number, kind in was[element.id] if number in before
        ]
        now = after.get(element.id)
        rows.append(
            {
                "number": element.id,
                "short": element.short,
                "before": [{"number": number, "tag": tag, "kind": kind} for number, tag, kind in earlier],
                "after": rating_tag(now.rating) if now else Tag(_("Not agreed")),
            }
        )
    return rows


def compare_page(
    organisation: Any,
    closed: list[Round],
    *,
    first: Round,
    second: Round,
    before: Mapping[str, Agreement],
    after: Mapping[str, Agreement],
    was: Mapping[str, list[tuple[str, str]]],
) -> ComparePage:
    """Word two rounds side by side (R008).

    `was` gives for each element the earlier round's elements and how they fit.
    """
    same = first.framework == second.framework
    note = (
        "" if same else _("The two rounds used different frameworks. Where elements only overlap, read them with care.")
    )
    return ComparePage(
        title=_("Compare two rounds"),
        first=first.title,
        second=second.title,
        first_number=first.number,
        second_number=second.number,
        choices=[{"number": one.number, "title": one.title} for one in closed],
        rows=_compared(current().framework(second.framework), before, after, was),
        note=note,
        crumbs=crumbs(organisation, (_("Rounds"), reverse("rounds", args=[organisation.code]))),
    )
