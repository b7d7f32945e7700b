"""The audit: what a reader of a page can work out, with a proof for every cell that is safe."""

from colonnade.core.disclosure.audit.attackers import Attacker
from colonnade.core.disclosure.audit.examine import audit
from colonnade.core.disclosure.audit.proved import check_alternatives
from colonnade.core.disclosure.audit.verdict import Attack, Audit, Change, Group, Pair, Safety

__all__ = ["Attack", "Attacker", "Audit", "Change", "Group", "Pair", "Safety", "audit", "check_alternatives"]
