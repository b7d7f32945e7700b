"""Writes to rounds, answers, agreements, the focus, progress and what follows."""

from colonnade.apps.programme.actions.agreements import close_round, record_agreement
from colonnade.apps.programme.actions.answers import (
    Keyed,
    add_answer_evidence,
    begin_contribution,
    key_in_sheet,
    save_answer,
    submit,
    take_back,
)
from colonnade.apps.programme.actions.focus import choose_focus, end_focus
from colonnade.apps.programme.actions.forgetting import forget_contributors
from colonnade.apps.programme.actions.progress import record_progress
from colonnade.apps.programme.actions.rounds import end_answers, give_seat, give_seats, open_round

__all__ = [
    "Keyed",
    "add_answer_evidence",
    "begin_contribution",
    "choose_focus",
    "close_round",
    "end_answers",
    "end_focus",
    "forget_contributors",
    "give_seat",
    "give_seats",
    "key_in_sheet",
    "open_round",
    "record_agreement",
    "record_progress",
    "save_answer",
    "submit",
    "take_back",
]
