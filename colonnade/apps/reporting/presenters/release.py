"""What the page of the bundle shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from colonnade.apps.reporting.presenters.bundle import withheld_rows
from colonnade.apps.reporting.selectors.release import EXTRACTS
from colonnade.ui.crumbs import crumbs

if TYPE_CHECKING:
    from colonnade.apps.organisations.public import Member

__all__ = ["ReleasePage", "release_page"]


@dataclass(frozen=True)
class ReleasePage:
    """What the bundle holds, and what it leaves out."""

    title: str
    bundle_href: str
    released: list[str]
    withheld: list[tuple[str, str]]
    crumbs: list[dict[str, str]]


def release_page(member: Member) -> ReleasePage:
    """Word the page."""
    code = member.organisation.code
    spread = _("How the voices of closed rounds rated, where a voice may be shown apart")
    return ReleasePage(
        title=_("Answer a request for information"),
        bundle_href=reverse("release-bundle", args=[code]),
        released=[*(_(one.title) for one in EXTRACTS), spread, _("Board reports as they were issued")],
        withheld=withheld_rows(),
        crumbs=crumbs(member.organisation, (_("Board report"), reverse("board-report", args=[code]))),
    )
