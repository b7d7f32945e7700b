"""Who may do what with reports, decisions and the bundle for freedom of information."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from colonnade.foundation.permissions import Role, permission

__all__ = ["ANSWER_DECISION", "ASK_DECISION", "ISSUE_REPORT", "RELEASE_RECORDS", "SEE_REPORT"]

SEE_REPORT = permission(
    "report.see",
    _("See the board report, earlier ones, and the decisions asked for"),
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.ROUND_CHAIR,
    Role.NETWORK_CHAIR,
    Role.ANALYST,
    Role.COMMISSIONER,
    Role.POLICY_OWNER,
    Role.BOARD_READER,
)
ISSUE_REPORT = permission(
    "report.issue",
    _("Issue a board report, which then stays as it is"),
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
)
ASK_DECISION = permission(
    "decision.ask",
    _("Ask for a decision, and take it back"),
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.NETWORK_CHAIR,
    Role.POLICY_OWNER,
)
ANSWER_DECISION = permission(
    "decision.answer",
    _("Record what was decided"),
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
)
RELEASE_RECORDS = permission(
    "records.release",
    _("Make the bundle that answers a request for information"),
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
)
