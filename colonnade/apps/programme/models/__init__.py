"""Rounds and what was agreed, progress, actions, practices, measures, spreadsheets, and what must outlast people."""

from colonnade.apps.programme.models.agreements import Agreement, Focus
from colonnade.apps.programme.models.answers import Answer, AnswerEvidence, Contribution, Rating
from colonnade.apps.programme.models.continuity import Contact, Handover, Promise, Succession
from colonnade.apps.programme.models.measures import Measure, Reading
from colonnade.apps.programme.models.practices import (
    PracticeEvidence,
    PracticePlan,
    PracticeRecord,
    Story,
    SupportLink,
    SupportPlace,
    SupportRoute,
)
from colonnade.apps.programme.models.progress import Level, Progress
from colonnade.apps.programme.models.rounds import MOVES, Round, RoundTeam, Seat, State, Voice
from colonnade.apps.programme.models.sheets import SheetCell, SheetExport, SheetImport
from colonnade.apps.programme.models.work import (
    ACTION_MOVES,
    Action,
    ActionState,
    Check,
    InformalFix,
    Served,
    Serves,
)

__all__ = [
    "ACTION_MOVES",
    "MOVES",
    "Action",
    "ActionState",
    "Agreement",
    "Answer",
    "AnswerEvidence",
    "Check",
    "Contact",
    "Contribution",
    "Focus",
    "Handover",
    "InformalFix",
    "Level",
    "Measure",
    "PracticeEvidence",
    "PracticePlan",
    "PracticeRecord",
    "Progress",
    "Promise",
    "Rating",
    "Reading",
    "Round",
    "RoundTeam",
    "Seat",
    "Served",
    "Serves",
    "SheetCell",
    "SheetExport",
    "SheetImport",
    "State",
    "Story",
    "Succession",
    "SupportLink",
    "SupportPlace",
    "SupportRoute",
    "Voice",
]
