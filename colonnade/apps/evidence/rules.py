"""Who may do what with evidence."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_noop as _

from colonnade.foundation.permissions import Reach, Role, permission

__all__ = ["ADD_EVIDENCE", "KEEP_EVIDENCE", "OPEN_EVIDENCE", "SEE_EVIDENCE"]

READERS = (
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.ROUND_CHAIR,
    Role.NETWORK_CHAIR,
    Role.ANALYST,
    Role.COMMISSIONER,
    Role.POLICY_OWNER,
    Role.BOARD_READER,
)


def owns(member: Any, subject: Any) -> bool:
    """Whether the evidence, or the evidence that the version is of, is theirs to keep."""
    evidence = getattr(subject, "evidence", subject)
    return evidence is not None and evidence.owner_id == member.person.pk


SEE_EVIDENCE = permission("evidence.see", _("See the evidence behind each element"), *READERS)
# A contributor may own evidence without a role that lists it all; what they own they can open.
OPEN_EVIDENCE = permission(
    "evidence.open", _("Open a piece of evidence, with its versions and files"), *READERS, reach=Reach.OWN, also=owns
)
ADD_EVIDENCE = permission(
    "evidence.add",
    _("Add evidence"),
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.NETWORK_CHAIR,
    Role.ANALYST,
    Role.COMMISSIONER,
    Role.POLICY_OWNER,
)
KEEP_EVIDENCE = permission(
    "evidence.keep",
    _("Give evidence a newer version, change its day, hand it over or withdraw it"),
    Role.INCLUSION_LEAD,
    reach=Reach.OWN,
    also=owns,
)
