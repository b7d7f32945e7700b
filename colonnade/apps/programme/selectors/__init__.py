"""Reads of rounds, answers, progress and where the organisation stands."""

from colonnade.apps.programme.selectors.answers import (
    answer_evidence,
    answer_on,
    answers_by_element,
    contribution_of,
    contributions_by_seat,
    count_submitted,
    notes_on,
    true_counts,
)
from colonnade.apps.programme.selectors.progress import framework_now, history_of, progress_now
from colonnade.apps.programme.selectors.rounds import (
    agreements,
    framework_of,
    latest_closed,
    round_by_number,
    rounds,
    seats,
    seats_of,
    teams_of,
)
from colonnade.apps.programme.selectors.standing import (
    ElementPicture,
    Picture,
    PillarPicture,
    earlier_elements,
    focus,
    published,
    stand,
)

__all__ = [
    "ElementPicture",
    "Picture",
    "PillarPicture",
    "agreements",
    "answer_evidence",
    "answer_on",
    "answers_by_element",
    "contribution_of",
    "contributions_by_seat",
    "count_submitted",
    "earlier_elements",
    "focus",
    "framework_now",
    "framework_of",
    "history_of",
    "latest_closed",
    "notes_on",
    "progress_now",
    "published",
    "round_by_number",
    "rounds",
    "seats",
    "seats_of",
    "stand",
    "teams_of",
    "true_counts",
]
