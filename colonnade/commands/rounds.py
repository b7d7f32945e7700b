"""`colonnade round`: an organisation's rounds on the terminal, with nothing of them that is protected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from colonnade.apps.programme.public import round_summary
from colonnade.commands.answer import Answer
from colonnade.commands.named import organisation_named
from colonnade.commands.words import count, outline
from colonnade.foundation import clock
from colonnade.foundation.tenancy.context import acting_in

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

__all__ = ["show"]


def show(options: Namespace) -> Answer:
    """Show what was agreed in each round, and where the organisation stands today."""
    organisation = organisation_named(options.organisation)
    with acting_in(organisation.pk):
        summary = round_summary(organisation, clock.today())
    return Answer(summary, tuple(_lines(summary)))


def _lines(summary: dict[str, Any]) -> Iterator[str]:
    organisation, rounds = summary["organisation"], summary["rounds"]
    yield f"{organisation['code']} {organisation['name']}: {count(len(rounds), 'round')}"
    for one in rounds:
        yield ""
        yield from outline(one)
    if any(summary["standing"].values()):
        yield ""
        yield from outline({"standing": summary["standing"]})
