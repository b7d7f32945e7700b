"""Writes of reporting."""

from colonnade.apps.reporting.actions.decisions import answer_decision, ask_decision, take_back_decision
from colonnade.apps.reporting.actions.reports import issue_report

__all__ = ["answer_decision", "ask_decision", "issue_report", "take_back_decision"]
