"""The door to reporting for other apps and for commands."""

from __future__ import annotations

from colonnade.apps.reporting.actions import answer_decision, ask_decision, issue_report
from colonnade.apps.reporting.rules import ISSUE_REPORT
from colonnade.apps.reporting.selectors import board_facts, figures_of

__all__ = ["ISSUE_REPORT", "answer_decision", "ask_decision", "board_facts", "figures_of", "issue_report"]
