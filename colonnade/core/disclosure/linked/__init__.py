"""Linked tables: several pages over the same people, protected in one go and attacked together."""

from colonnade.core.disclosure.linked.linking import Linked, audit_linked, protect_linked

__all__ = ["Linked", "audit_linked", "protect_linked"]
