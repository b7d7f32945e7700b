"""What several pages of the programme share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from colonnade.apps.programme.models import Rating, Round, Voice
from colonnade.ui.crumbs import crumbs as organisation_crumbs

if TYPE_CHECKING:
    from django import forms

    from colonnade.foundation.catalogue import Element, Framework
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["FormPage", "Tag", "crumbs", "numbered", "rating_tag", "round_url", "voice_words"]

COLOURS = {
    "in_place": "green",
    "shown": "green",
    "claimed": "white",
    "in_progress": "blue",
    "not_in_place": "grey",
    "do_not_know": "yellow",
}


@dataclass(frozen=True)
class Tag:
    """A word in a tag. The word says it; the colour only helps to find it."""

    text: str
    colour: str = "grey"


@dataclass(frozen=True)
class FormPage:
    """A page with one form."""

    title: str
    form: forms.BaseForm
    button: str
    crumbs: list[dict[str, str]]
    lead: tuple[str, ...] = ()
    typed: list[tuple[str, str]] = field(default_factory=list)


def rating_tag(rating: str) -> Tag:
    """The tag of a rating; of none, that there is no answer."""
    return Tag(str(Rating(rating).label), COLOURS[rating]) if rating else Tag(_("No answer yet"), "red")


def voice_words(voice: str) -> str:
    """The name of a voice as people read it."""
    return str(Voice(voice).label)


def round_url(name: str, round_: Round, element: str = "") -> str:
    """The address of a page of a round, or of one element in it."""
    args = [round_.organisation.code, round_.number, *([element] if element else [])]
    return reverse(name, args=args)


def crumbs(place: Organisation | Round, *steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way back: home, rounds, the round, and each further step."""
    if not isinstance(place, Round):
        return organisation_crumbs(place, *steps)
    organisation = place.organisation
    rounds = (_("Rounds"), reverse("rounds", args=[organisation.code]))
    return organisation_crumbs(organisation, rounds, (place.title, round_url("round", place)), *steps)


def numbered(framework: Framework, element: Element) -> str:
    """“Element 4 of 17”, in the framework's own word."""
    place = framework.elements.index(element) + 1
    return _("%(place)d of %(all)d") % {"place": place, "all": len(framework.elements)}
