"""The door to evidence for other apps."""

from __future__ import annotations

from colonnade.apps.evidence.actions import (
    Content,
    add_evidence,
    add_version,
    change_day,
    file_content,
    hand_over,
    link_content,
    note_content,
    set_elements,
    withdraw,
)
from colonnade.apps.evidence.models import Evidence, State
from colonnade.apps.evidence.rules import ADD_EVIDENCE, KEEP_EVIDENCE, OPEN_EVIDENCE, SEE_EVIDENCE
from colonnade.apps.evidence.selectors import (
    Choice,
    Item,
    Piece,
    Support,
    behind,
    evidence_choices,
    evidence_list,
    evidence_of,
    live_by_element,
    state_by_element,
)

__all__ = [
    "ADD_EVIDENCE",
    "KEEP_EVIDENCE",
    "OPEN_EVIDENCE",
    "SEE_EVIDENCE",
    "Choice",
    "Content",
    "Evidence",
    "Item",
    "Piece",
    "State",
    "Support",
    "add_evidence",
    "add_version",
    "behind",
    "change_day",
    "evidence_choices",
    "evidence_list",
    "evidence_of",
    "file_content",
    "hand_over",
    "link_content",
    "live_by_element",
    "note_content",
    "set_elements",
    "state_by_element",
    "withdraw",
]
