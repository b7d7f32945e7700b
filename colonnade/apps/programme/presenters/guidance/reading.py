"""What to read in the time there is, with its words counted (R181)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.presenters.guidance.links import Link, crumbs, frameworks_link, step_link
from colonnade.foundation.catalogue import minutes, words_of_part, words_of_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from colonnade.foundation.catalogue import Catalogue, ReadingPath

__all__ = ["TimeGroup", "path_page", "paths_by_time", "reading_page"]


@dataclass(frozen=True)
class PathRow:
    """A reading path among others."""

    link: Link
    framework: str
    lead: str
    length: str


@dataclass(frozen=True)
class TimeGroup:
    """The reading paths for so many minutes."""

    heading: str
    paths: list[PathRow]


@dataclass(frozen=True)
class ReadingPage:
    """Every reading path, by the time it takes."""

    title: str
    crumbs: list[dict[str, str]]
    times: list[TimeGroup]


@dataclass(frozen=True)
class StepRow:
    """One thing to read, why, and how long it is."""

    link: Link
    why: str
    length: str


@dataclass(frozen=True)
class PathPage:
    """A reading path, step by step."""

    title: str
    caption: str
    crumbs: list[dict[str, str]]
    lead: str
    length: str
    steps: list[StepRow]


def length(words: int) -> str:
    """Words, and how long they take: "706 words, about 4 minutes"."""
    counted = ngettext("%(count)s word", "%(count)s words", words) % {"count": f"{words:,}"}
    taken = minutes(words)
    about = ngettext("about %(count)s minute", "about %(count)s minutes", taken) % {"count": taken}
    return f"{counted}, {about}"


def paths_by_time(catalogue: Catalogue, paths: Sequence[ReadingPath]) -> list[TimeGroup]:
    """Reading paths in groups, the shortest first."""
    times = sorted({path.minutes for path in paths})
    return [
        TimeGroup(
            ngettext("%(count)s minute", "%(count)s minutes", time) % {"count": time},
            [_row(catalogue, path) for path in paths if path.minutes == time],
        )
        for time in times
    ]


def reading_page(catalogue: Catalogue) -> ReadingPage:
    """Word the page of all reading paths."""
    return ReadingPage(
        title=_("What to read in the time you have"),
        crumbs=crumbs(frameworks_link()),
        times=paths_by_time(catalogue, catalogue.paths),
    )


def path_page(catalogue: Catalogue, path: ReadingPath) -> PathPage:
    """Word the page of one reading path. What two steps share counts once in the whole."""
    steps = [
        StepRow(step_link(catalogue, step), step.why, length(words_of_part(catalogue, step.part)))
        for step in path.steps
    ]
    return PathPage(
        title=path.title,
        caption=catalogue.framework(path.framework).title,
        crumbs=crumbs(frameworks_link(), Link(_("Reading"), reverse("reading"))),
        lead=path.lead,
        length=length(words_of_path(catalogue, path)),
        steps=steps,
    )


def _row(catalogue: Catalogue, path: ReadingPath) -> PathRow:
    return PathRow(
        link=Link(path.title, reverse("reading-path", args=[path.id])),
        framework=catalogue.framework(path.framework).title,
        lead=path.lead,
        length=length(words_of_path(catalogue, path)),
    )
