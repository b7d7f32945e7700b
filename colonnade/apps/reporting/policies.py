"""Whether something may happen to a decision or a report now. Each refusal is a sentence for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from colonnade.foundation.catalogue import NotInCatalogueError, current
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from datetime import date

    from colonnade.apps.reporting.models import Decision

__all__ = [
    "LONGEST_ASKED",
    "LONGEST_QUESTION",
    "LONGEST_TEXT",
    "LONGEST_TITLE",
    "check_answer",
    "check_answered_on",
    "check_current",
    "check_element",
    "check_question",
    "check_takes_back",
    "check_title",
]

LONGEST_QUESTION = 300
LONGEST_ASKED = 100
LONGEST_TEXT = 10_000
LONGEST_TITLE = 120


def check_title(title: str) -> None:
    """A report has a title, short enough for a list."""
    if not title:
        raise Refused(_("Enter a title for the report, such as “Board report, March 2027”."))
    if len(title) > LONGEST_TITLE:
        raise Refused(_("Make the title shorter: %(most)s characters at most.") % {"most": LONGEST_TITLE})


def check_question(question: str, why: str, asked_of: str) -> None:
    """A decision is a question to somebody, short enough for one line of a report."""
    if not question:
        raise Refused(_("Enter the question that is to be decided."))
    if len(question) > LONGEST_QUESTION:
        raise Refused(
            _("Make the question shorter: %(most)s characters at most. The reasons have a box of their own.")
            % {"most": LONGEST_QUESTION}
        )
    if not asked_of or len(asked_of) > LONGEST_ASKED:
        raise Refused(
            _("Say in %(most)s characters at most who is to decide, such as “The board”.") % {"most": LONGEST_ASKED}
        )
    if len(why) > LONGEST_TEXT:
        raise Refused(_("Make the reasons shorter: %(most)s characters at most.") % {"most": f"{LONGEST_TEXT:,}"})


def check_element(reference: str) -> None:
    """A decision is about an element of the catalogue, or about none."""
    if not reference:
        return
    try:
        current().element(reference)
    except NotInCatalogueError:
        raise Refused(_("Choose an element from the list, or none.")) from None


def check_current(decision: Decision, version: int) -> None:
    """Nobody else has changed it since the page showed it."""
    if decision.version != version:
        raise Overtaken(
            _("Somebody else has changed this since you opened the page. Look at what they wrote, and save again."),
            decision,
        )


def check_answer(decision: Decision, answer: str) -> None:
    """An answer says something; what was taken back is not answered any more."""
    if decision.taken_back_on is not None:
        raise Refused(_("This question was taken back, so it cannot be answered. Ask it again as a new one."))
    if not answer:
        raise Refused(_("Enter what was decided."))
    if len(answer) > LONGEST_TEXT:
        raise Refused(_("Make the answer shorter: %(most)s characters at most.") % {"most": f"{LONGEST_TEXT:,}"})


def check_answered_on(decision: Decision, answered_on: date, today: date) -> None:
    """A decision is made once it has been asked for, and not in days to come."""
    if answered_on > today:
        raise Refused(_("Choose the day on which it was decided: today or a day before."))
    if answered_on < decision.asked_on:
        raise Refused(_("Choose a day on which it had been asked for already."))


def check_takes_back(decision: Decision) -> None:
    """Only what waits for an answer can be taken back: what was decided stays."""
    if decision.taken_back_on is not None:
        raise Refused(_("This question was taken back already."))
    if decision.answered_on is not None:
        raise Refused(_("This was decided already, so it cannot be taken back. Ask a new question instead."))
