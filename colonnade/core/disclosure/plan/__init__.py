"""Plan a page: each letter at the finest levels of place and second axes at which it is safe, never merged."""

from colonnade.core.disclosure.plan.plan import Plan, plan
from colonnade.core.disclosure.plan.reasons import Coverage, coverage, reasons

__all__ = ["Coverage", "Plan", "coverage", "plan", "reasons"]
