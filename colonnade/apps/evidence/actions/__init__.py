"""Writes to evidence."""

from colonnade.apps.evidence.actions.adding import add_evidence, add_version
from colonnade.apps.evidence.actions.changing import (
    change_day,
    change_evidence,
    hand_over,
    set_elements,
    withdraw,
)
from colonnade.apps.evidence.actions.contents import Content, file_content, link_content, note_content

__all__ = [
    "Content",
    "add_evidence",
    "add_version",
    "change_day",
    "change_evidence",
    "file_content",
    "hand_over",
    "link_content",
    "note_content",
    "set_elements",
    "withdraw",
]
