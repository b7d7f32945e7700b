"""What each closed round agreed, counted: how the organisation has come on over the years (R175)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from colonnade.apps.programme.models import Agreement, Round, State

if TYPE_CHECKING:
    from colonnade.foundation.tenancy.models import Organisation

__all__ = ["RoundCount", "agreed_counts"]


@dataclass(frozen=True)
class RoundCount:
    """How many elements a closed round agreed to have which rating, and how many of those in place were shown then."""

    round: Round
    in_place: int
    in_progress: int
    not_in_place: int
    shown: int


def agreed_counts(organisation: Organisation) -> list[RoundCount]:
    """What every closed round agreed, the earliest first (two queries)."""
    closed = Round.objects.within(organisation).filter(state=State.CLOSED).defer("spread").order_by("number")
    rows = Agreement.objects.within(organisation).filter(round__state=State.CLOSED)
    counted = rows.order_by().values_list("round_id", "rating", "was_shown").annotate(Count("pk"))
    found: dict[int, dict[str, int]] = {}
    for round_id, rating, was_shown, number in counted:
        by_rating = found.setdefault(round_id, {"in_place": 0, "in_progress": 0, "not_in_place": 0, "shown": 0})
        by_rating[rating] += number
        by_rating["shown"] += number if was_shown else 0
    return [RoundCount(one, **found[one.pk]) for one in closed if one.pk in found]
