"""Rounds, the people in them and what they answered; what was agreed; and the focus."""

from colonnade.apps.programme.models.agreements import Agreement, Focus
from colonnade.apps.programme.models.answers import Answer, AnswerEvidence, Contribution, Rating
from colonnade.apps.programme.models.rounds import MOVES, Round, RoundTeam, Seat, State, Voice

__all__ = [
    "MOVES",
    "Agreement",
    "Answer",
    "AnswerEvidence",
    "Contribution",
    "Focus",
    "Rating",
    "Round",
    "RoundTeam",
    "Seat",
    "State",
    "Voice",
]
