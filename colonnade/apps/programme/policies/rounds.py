"""Whether something may happen to a round now. Each refusal is a sentence for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colonnade.apps.programme.models import MOVES, Seat, State
from colonnade.foundation.refusal import Overtaken, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from colonnade.apps.programme.models import Agreement, Answer, Contribution, Focus, Round

__all__ = [
    "FOCUS_AT_MOST",
    "check_agreement_is_current",
    "check_answer_is_current",
    "check_can_agree",
    "check_can_answer",
    "check_can_begin",
    "check_can_choose_focus",
    "check_can_close",
    "check_can_compare",
    "check_can_end_answers",
    "check_can_key_in",
    "check_can_open",
    "check_can_see_spread",
    "check_can_submit",
    "check_can_take_back",
    "check_move",
]

FOCUS_AT_MOST = 3


def check_move(round_: Round, to: State) -> None:
    """A round goes from open to agreeing to closed, and never back."""
    if to not in MOVES[State(round_.state)]:
        raise Refused(
            _("A round that is “%(state)s” cannot become “%(to)s”.")
            % {"state": round_.get_state_display(), "to": to.label}
        )


def check_can_open(standing: Iterable[Round], framework: str, opens_on: date, due_on: date) -> None:
    """One round of a framework at a time, and time to answer in."""
    if due_on < opens_on:
        raise Refused(_("Answers cannot be due before the round opens. Choose a later day for the answers."))
    for round_ in standing:
        if round_.framework == framework and round_.state != State.CLOSED:
            raise Refused(
                _("“%(title)s” is still going on. Close it before you open another round.") % {"title": round_.title}
            )


def check_can_begin(round_: Round) -> None:
    """Nobody begins to answer when the answers are in: a round that has ended does not change."""
    if round_.state != State.OPEN:
        raise Refused(_("Answering ended before you had begun. Tell the round chair what you would have said."))


def check_can_answer(round_: Round, contribution: Contribution, today: date) -> None:
    """Answers are taken while the round is open and the contributor has not handed in."""
    if round_.state != State.OPEN:
        raise Refused(
            _("Answering has ended, so this was not saved. Copy what you typed, and send it to the round chair.")
        )
    if today < round_.opens_on:
        day = date_format(round_.opens_on, "j F Y")
        raise Refused(_("This round opens on %(day)s. Come back then.") % {"day": day})
    if contribution.submitted_at is not None:
        raise Refused(_("You have handed in your answers. Take them back first, and then change them."))


def check_answer_is_current(standing: Answer | None, version: int) -> None:
    """A page that shows an older answer must not overwrite a newer one."""
    if standing is not None and standing.version != version:
        raise Overtaken(_("This answer was changed on another page since you opened this one."), standing)


def check_can_submit(round_: Round, contribution: Contribution, left: int, today: date) -> None:
    """Every element needs an answer; “do not know” is one."""
    check_can_answer(round_, contribution, today)
    if left:
        raise Refused(
            ngettext(
                "%(left)d question has no answer yet. If you cannot say, choose “Do not know”.",
                "%(left)d questions have no answer yet. If you cannot say, choose “Do not know”.",
                left,
            )
            % {"left": left}
        )


def check_can_take_back(round_: Round, contribution: Contribution) -> None:
    """What was handed in can be taken back until the answers are in."""
    if round_.state != State.OPEN:
        raise Refused(_("Answering has ended, so your answers cannot be taken back."))
    if contribution.submitted_at is None:
        raise Refused(_("You have not handed in, so you can change your answers as they are."))


def check_can_key_in(round_: Round, voice: str, unanswered: Iterable[str], *, is_known: bool) -> None:
    """A sheet is keyed in whole and once, while the round is open."""
    if round_.state != State.OPEN:
        raise Refused(_("Answering has ended, so this sheet was not saved. What you typed is still on this page."))
    if voice not in round_.voices:
        raise Refused(_("This round was opened without that voice."))
    if is_known:
        raise Refused(_("A sheet with this number was keyed in before. Check the number on the paper."))
    missing = list(unanswered)
    if missing:
        raise Refused(
            _("These have no answer: %(elements)s. Where the paper has none, choose “Do not know”.")
            % {"elements": ", ".join(missing)}
        )


def check_can_end_answers(round_: Round, submitted: int) -> None:
    """There must be something to agree on."""
    if round_.state != State.OPEN:
        raise Refused(_("The answering of this round has ended already. There is nothing left to end."))
    if not submitted:
        raise Refused(_("Nobody has handed in yet. Wait for the first answers, or key in a sheet."))


def check_can_see_spread(round_: Round, seats: Iterable[Seat], *, has_submitted: bool) -> None:
    """The spread is shown when the answers are in, and never to somebody who might still answer."""
    if round_.spread is not None:
        return
    if any(seat.role == Seat.Role.CONTRIBUTOR for seat in seats) and not has_submitted:
        raise Refused(_("Hand in your own answers first. You can see how others answered when the answers are in."))
    raise Refused(
        _(
            "You can see this when the answers are in. A picture that grew with each answer would show "
            "who answered what."
        )
    )


def check_can_agree(round_: Round) -> None:
    """Ratings are agreed between the end of answering and the close."""
    if round_.state == State.OPEN:
        raise Refused(_("People are still answering. End the answering first."))
    if round_.state == State.CLOSED:
        raise Refused(_("This round has closed, so this was not saved. What you typed is still on this page."))


def check_agreement_is_current(standing: Agreement | None, version: int) -> None:
    """A page that shows an older agreement must not overwrite a newer one."""
    if (standing.version if standing else 0) != version:
        raise Overtaken(_("Somebody else recorded this while you had the page open."), standing)


def check_can_close(round_: Round, agreed: Mapping[str, Agreement], elements: Iterable[str]) -> None:
    """Closing needs an agreed rating for every element."""
    if round_.state == State.CLOSED:
        raise Overtaken(_("Somebody else has closed this round while you had the page open."), round_)
    if round_.state == State.OPEN:
        raise Refused(_("People are still answering. End the answering and agree the ratings, and then close."))
    missing = [element for element in elements if element not in agreed]
    if missing:
        raise Refused(
            _("These have no agreed rating yet: %(elements)s. Agree them, and then close the round.")
            % {"elements": ", ".join(missing)}
        )


def check_can_compare(first: Round, second: Round) -> None:
    """Closed rounds can be compared."""
    if first.state != State.CLOSED or second.state != State.CLOSED:
        raise Refused(_("Only closed rounds can be compared. Choose two that have closed."))


def check_can_choose_focus(standing: Iterable[Focus], pillar: str) -> None:
    """Three pillars at most, each once."""
    chosen = [focus.pillar for focus in standing]
    if pillar in chosen:
        raise Refused(_("You are focusing on this pillar already."))
    if len(chosen) >= FOCUS_AT_MOST:
        raise Refused(_("Three is the most. End one before you choose another."))
