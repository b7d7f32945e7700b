"""What the page of informal fixes shows: only what core says may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from colonnade.apps.programme.models import InformalFix
from colonnade.apps.programme.rules import NOTE_FIX
from colonnade.ui.charts.bars import Bar, BarPicture, draw, draw_narrow
from colonnade.ui.crumbs import crumbs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from colonnade.apps.organisations.public import Member
    from colonnade.core.measures import Patterns, Period, Shown

__all__ = ["FixesPage", "FixesPart", "fixes_page"]


@dataclass(frozen=True)
class FixesPart:
    """One list with its picture."""

    title: str
    wide: SafeString
    narrow: SafeString
    rows: list[tuple[str, str]]


@dataclass(frozen=True)
class FixesPage:
    """Patterns of what was put right informally."""

    title: str
    period: str
    said: str
    parts: list[FixesPart]
    left_out: str
    note_href: str
    crumbs: list[dict[str, str]]


@lru_cache(maxsize=64)
def _drawn(picture: BarPicture, prefix: str) -> tuple[SafeString, SafeString]:
    # Drawn by us, every text escaped.
    return mark_safe(draw(picture, prefix=prefix)), mark_safe(draw_narrow(picture, prefix=f"{prefix}-narrow"))  # noqa: S308


def _part(title: str, prefix: str, named: Iterable[tuple[str, Shown]], period: str) -> FixesPart:
    hidden = _("fewer than 8")
    rows = [(name, line.count) for name, line in named]
    said = [(name, hidden if count is None else _("about %(num)d") % {"num": count}) for name, count in rows]
    picture = BarPicture(
        title=title,
        description="; ".join(f"{name}: {words}" for name, words in said),
        heading=title,
        said=period,
        bars=tuple(Bar(name, count) for name, count in rows),
        hidden=hidden,
    )
    wide, narrow = _drawn(picture, prefix)
    return FixesPart(title, wide, narrow, said)


def fixes_page(member: Member, period: Period, patterns: Patterns) -> FixesPage:
    """Word the patterns of a year that is closed for noting."""
    code = member.organisation.code
    between = _("%(first)s to %(last)s") % {
        "first": date_format(period.first, "F Y"),
        "last": date_format(period.last, "F Y"),
    }
    themes = [(str(InformalFix.Theme(line.name).label), line) for line in patterns.themes]
    parts = [_part(_("What it was about"), "themes", themes, between)]
    if patterns.sources is not None:
        sources = [(str(InformalFix.Source(line.name).label), line) for line in patterns.sources]
        parts.append(_part(_("Where it came from"), "sources", sources, between))
    return FixesPage(
        title=_("What was put right informally"),
        period=between,
        said=_said(patterns),
        parts=parts,
        left_out=""
        if patterns.sources is not None
        else _("Where it came from is left out this time: beside the list above it would narrow down a small number."),
        note_href=reverse("note-fix", args=[code]) if NOTE_FIX.allows(member) else "",
        crumbs=crumbs(member.organisation, (_("Actions"), reverse("actions", args=[code]))),
    )


def _said(patterns: Patterns) -> str:
    """What stands out, in a sentence."""
    shown = [line for line in patterns.themes if line.count is not None]
    if not shown:
        return _("Too few were noted of any kind to show a number. That is a good reason to go on noting them.")
    most = max(line.count or 0 for line in shown)
    names = [str(InformalFix.Theme(line.name).label) for line in shown if line.count == most]
    return _("Most often it was about: %(themes)s.") % {"themes": "; ".join(names)}
