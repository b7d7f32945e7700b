"""What the pages of the spread and of agreeing show. Nothing here knows more than the publication of the round."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from colonnade.apps.programme.models import Round
from colonnade.apps.programme.presenters.pages import Tag, crumbs, rating_tag, round_url, voice_words
from colonnade.core.ratings import LEADERSHIP, STAFF_NETWORK, Rating, Showing
from colonnade.ui.charts import pictures
from colonnade.ui.charts.overview_plot import overview, overview_narrow
from colonnade.ui.charts.spread import draw, draw_narrow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from colonnade.apps.evidence.public import Support
    from colonnade.apps.programme.forms import AgreementForm
    from colonnade.apps.programme.models import Agreement
    from colonnade.core.ratings import ElementSpread, Publication, VoiceView
    from colonnade.foundation.catalogue import Element, Framework

__all__ = [
    "AgreeListPage",
    "AgreePage",
    "ElementPage",
    "SpreadPage",
    "agree_list_page",
    "agree_page",
    "element_page",
    "evidence_rows",
    "spread_page",
]


LEADS_AT_MOST = 5


@dataclass(frozen=True)
class Drawn:
    """A picture, wide and narrow; the page shows the one that fits."""

    wide: SafeString
    narrow: SafeString


@dataclass(frozen=True)
class SpreadPage:
    """How far apart the voices are on every element."""

    title: str
    picture: Drawn
    rows: list[dict[str, Any]]
    leads: list[dict[str, Any]]
    more_leads: int
    hidden: list[str]
    silent: list[str]
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class ElementPage:
    """How each voice sees one element."""

    title: str
    statement: str
    finding: str
    picture: Drawn
    rows: list[dict[str, Any]]
    whole: str
    notes: list[str]
    before_href: str
    after_href: str
    agree_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class AgreeListPage:
    """Every element with what was agreed so far."""

    title: str
    groups: list[dict[str, Any]]
    agreed: int
    all: int
    next_href: str
    close_href: str
    crumbs: list[dict[str, str]]


@dataclass(frozen=True)
class AgreePage:
    """Agree the rating of one element, with the spread before one's eyes."""

    element: ElementPage
    form: AgreementForm
    beside: Agreement | None
    refusal: str
    evidence: list[dict[str, str]]

    @property
    def title(self) -> str:
        """The element's number and short name."""
        return self.element.title

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way back."""
        return self.element.crumbs


def _position(view: VoiceView) -> float | None:
    """Where a shown voice's mark stands, 0 to 2: the mean of its ratings."""
    return None if view.view is None else float(view.view.position)


@lru_cache(maxsize=256)
def _safe(wide: str, narrow: str) -> Drawn:
    return Drawn(mark_safe(wide), mark_safe(narrow))  # noqa: S308 - drawn by us, every text escaped


def _steps(steps: Any) -> str:
    if steps >= 1:
        return _("a whole step or more")
    return _("half a step or more") if steps * 2 >= 1 else _("less than half a step")


def finding(spread: ElementSpread) -> str:
    """What stands out on one element, in a sentence."""
    if spread.apart is None:
        return _("Fewer than two voices can be compared here.")
    ahead = spread.lead(LEADERSHIP, STAFF_NETWORK)
    if ahead is not None and ahead * 2 >= 1:
        return _("Leadership sees it %(steps)s better than the staff network.") % {"steps": _steps(ahead)}
    widest = spread.apart.widest
    if widest.steps * 2 < 1:
        return _("The voices are close together.")
    words = {"first": voice_words(widest.first), "second": voice_words(widest.second), "steps": _steps(widest.steps)}
    return _("%(first)s and %(second)s are furthest apart: %(steps)s.") % words


def _voice_row(view: VoiceView) -> dict[str, Any]:
    name = voice_words(view.voice)
    if view.counts is None:
        said = _("nobody answered") if view.showing is Showing.NOBODY else _("fewer than five: not shown apart")
        return {"name": name, "counts": None, "said": said}
    counts = view.counts
    return {
        "name": name,
        "counts": (*counts.ordered, counts.do_not_know, counts.people),
        "said": view.verdict.words if view.verdict else "",
    }


def _drawn_voice(view: VoiceView) -> pictures.Voice:
    name = voice_words(view.voice)
    if view.showing is Showing.NOBODY:
        return pictures.SilentVoice(name)
    if view.counts is None:
        return pictures.HiddenVoice(name)
    return pictures.ShownVoice(name, *view.counts.ordered, view.counts.do_not_know)


@lru_cache(maxsize=512)
def _draw_element(picture: pictures.SpreadPicture) -> Drawn:
    return _safe(draw(picture), draw_narrow(picture))


@lru_cache(maxsize=64)
def _draw_overview(picture: pictures.OverviewPicture) -> Drawn:
    return _safe(overview(picture), overview_narrow(picture))


def _element_picture(spread: ElementSpread, element: Element, agreement: Agreement | None) -> Drawn:
    agreed = None
    if agreement is not None:
        note = _("One dissent is noted.") if agreement.dissent else ""
        agreed = pictures.Agreed(Rating(agreement.rating), note)
    said = "; ".join(f"{row['name']}: {row['said']}" for row in map(_voice_row, spread.voices))
    return _draw_element(
        pictures.SpreadPicture(
            title=_("%(number)s: how each voice sees it") % {"number": element.id},
            description=said,
            number=element.id,
            label=element.short,
            voices=tuple(_drawn_voice(view) for view in spread.voices),
            finding=finding(spread),
            agreed=agreed,
        )
    )


def _overview_picture(round_: Round, framework: Framework, publication: Publication) -> Drawn:
    rows = tuple(
        pictures.OverviewRow(
            number=spread.element,
            label=framework.element(spread.element).short,
            points=tuple(
                pictures.Point(voice_words(view.voice), position)
                for view in spread.voices
                if (position := _position(view)) is not None
            ),
            href=round_url("spread-element", round_, spread.element),
        )
        for spread in publication.elements
    )
    names = [voice_words(view.voice) for view in publication.elements[0].voices]
    ends = [voice_words(LEADERSHIP), voice_words(STAFF_NETWORK)]
    return _draw_overview(
        pictures.OverviewPicture(
            title=_("How far apart the voices are"),
            description=_("Every element, from where the voices are furthest apart to where they are closest."),
            rows=rows,
            voices=tuple(dict.fromkeys([*names, *ends])),
            leaders=ends[0],
            network=ends[1],
        )
    )


def spread_page(round_: Round, framework: Framework, publication: Publication) -> SpreadPage:
    """Word the spread of a round."""
    ranked = list(publication.furthest_apart())
    ranked += [spread for spread in publication.elements if spread not in ranked]
    rows = [
        {
            "number": spread.element,
            "short": framework.element(spread.element).short,
            "href": round_url("spread-element", round_, spread.element),
            "said": [(row["name"], row["said"]) for row in map(_voice_row, spread.voices)],
            "finding": finding(spread),
            "dispersion": f"{float(spread.apart.dispersion):.2f}" if spread.apart else "–",
        }
        for spread in ranked
    ]
    first = publication.elements[0].voices
    leads = [
        {
            "text": f"{lead.element} {framework.element(lead.element).short}",
            "href": round_url("spread-element", round_, lead.element),
            "steps": _steps(lead.steps),
        }
        for lead in publication.leads()
        if lead.steps * 2 >= 1
    ]
    return SpreadPage(
        title=_("How far apart we are"),
        picture=_overview_picture(round_, framework, publication),
        rows=rows,
        leads=leads[:LEADS_AT_MOST],
        more_leads=max(0, len(leads) - LEADS_AT_MOST),
        hidden=[voice_words(view.voice) for view in first if view.showing is Showing.TOO_FEW],
        silent=[voice_words(view.voice) for view in first if view.showing is Showing.NOBODY],
        crumbs=crumbs(round_),
    )


def _beside(round_: Round, framework: Framework, element: Element, name: str) -> tuple[str, str]:
    """The addresses of the same page for the element before and after."""
    numbers = [one.id for one in framework.elements]
    place = numbers.index(element.id)
    before = round_url(name, round_, numbers[place - 1]) if place else ""
    after = round_url(name, round_, numbers[place + 1]) if place + 1 < len(numbers) else ""
    return before, after


def element_page(
    round_: Round,
    framework: Framework,
    element: Element,
    publication: Publication,
    notes: list[str],
    agreement: Agreement | None,
    *,
    may_agree: bool,
) -> ElementPage:
    """Word the spread of one element."""
    spread = publication.element(element.id)
    before, after = _beside(round_, framework, element, "spread-element")
    return ElementPage(
        title=f"{element.id} {element.short}",
        statement=element.statement.text,
        finding=finding(spread),
        picture=_element_picture(spread, element, agreement),
        rows=[_voice_row(view) for view in spread.voices],
        whole=spread.whole.words,
        notes=notes,
        before_href=before,
        after_href=after,
        agree_href=round_url("agree", round_, element.id) if may_agree else "",
        crumbs=crumbs(round_, (_("How far apart we are"), round_url("spread", round_))),
    )


def agree_list_page(round_: Round, framework: Framework, agreed: Mapping[str, Agreement]) -> AgreeListPage:
    """Word the list of elements to agree on."""
    groups = [
        {
            "title": pillar.title,
            "number": pillar.id,
            "rows": [
                {
                    "number": element.id,
                    "short": element.short,
                    "href": round_url("agree", round_, element.id),
                    "tag": rating_tag(agreed[element.id].rating)
                    if element.id in agreed
                    else Tag(_("Not agreed yet"), "red"),
                }
                for element in pillar.elements
            ],
        }
        for pillar in framework.pillars
    ]
    left = next((element.id for element in framework.elements if element.id not in agreed), "")
    return AgreeListPage(
        title=_("Agree the ratings"),
        groups=groups,
        agreed=len(agreed),
        all=len(framework.elements),
        next_href=round_url("agree", round_, left) if left else "",
        close_href="" if left else round_url("close-round", round_),
        crumbs=crumbs(round_),
    )


def evidence_rows(round_: Round, support: Support) -> list[dict[str, str]]:
    """Word the evidence behind an element: what is live, then what has gone stale."""
    code = round_.organisation.code
    said = [(piece, _("live")) for piece in support.live] + [(piece, _("gone stale")) for piece in support.stale]
    return [
        {"title": piece.title, "href": reverse("evidence-item", args=[code, piece.pk]), "state": state}
        for piece, state in said
    ]


def agree_page(
    shown: ElementPage,
    form: AgreementForm,
    evidence: list[dict[str, str]],
    *,
    beside: Agreement | None = None,
    refusal: str = "",
) -> AgreePage:
    """Word the page on which one element is agreed. `beside` is what somebody else recorded meanwhile."""
    return AgreePage(shown, form, beside, refusal, evidence)
