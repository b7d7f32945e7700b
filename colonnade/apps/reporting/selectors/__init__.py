"""Reads of decisions and reports, and of everything that a report says."""

from colonnade.apps.reporting.selectors.board import board_facts, figures_of
from colonnade.apps.reporting.selectors.decisions import decision_by_number, decisions
from colonnade.apps.reporting.selectors.facts import (
    ActionFacts,
    BoardFacts,
    Changed,
    DecisionFacts,
    ElementFacts,
    MeasureFacts,
    PieceFacts,
    PillarFacts,
    PlanFacts,
    RoundFacts,
)
from colonnade.apps.reporting.selectors.reports import latest_report, next_number, report_by_number, reports

__all__ = [
    "ActionFacts",
    "BoardFacts",
    "Changed",
    "DecisionFacts",
    "ElementFacts",
    "MeasureFacts",
    "PieceFacts",
    "PillarFacts",
    "PlanFacts",
    "RoundFacts",
    "board_facts",
    "decision_by_number",
    "decisions",
    "figures_of",
    "latest_report",
    "next_number",
    "report_by_number",
    "reports",
]
