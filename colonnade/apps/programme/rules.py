"""Who may do what with rounds, answers and what follows from them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_noop as _

from colonnade.apps.programme.models import Seat
from colonnade.foundation.permissions import Reach, Role, permission

__all__ = [
    "AGREE",
    "ANSWER",
    "CHOOSE_FOCUS",
    "CLOSE_ROUND",
    "END_ANSWERS",
    "EXCHANGE_SHEETS",
    "GIVE_ACTION",
    "GIVE_SEATS",
    "HAND_OVER",
    "KEEP_ACTION",
    "KEEP_CONTACTS",
    "KEEP_PLAN",
    "KEEP_PRACTICES",
    "KEEP_PROMISE",
    "KEEP_SUPPORT",
    "KEY_IN",
    "NOTE_FIX",
    "OPEN_ACTION",
    "OPEN_PLAN",
    "OPEN_ROUND",
    "PLAN_ACTIONS",
    "PLAN_PRACTICES",
    "PRINT_ROUND",
    "RECORD_PROGRESS",
    "SEE_ACTIONS",
    "SEE_CONTACTS",
    "SEE_CONTRADICTIONS",
    "SEE_FIXES",
    "SEE_HANDOVERS",
    "SEE_PRACTICES",
    "SEE_PROGRESS",
    "SEE_PROMISES",
    "SEE_ROUND",
    "SEE_ROUNDS",
    "SEE_SPREAD",
    "SEE_SUPPORT",
    "TAKE_BACK_STORY",
    "TELL_STORY",
    "own_seats",
]

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


def own_seats(round_: Any, person: Any) -> list[Seat]:
    """The person's own seats in the round, read once for each round that a page has in hand."""
    remembered = round_.__dict__.setdefault("_own_seats", {})
    if person.pk not in remembered:
        held = Seat.objects.within(round_.organisation).filter(round=round_, person=person)
        remembered[person.pk] = list(held.order_by("pk"))
    found: list[Seat] = remembered[person.pk]
    return found


def sits_in(member: Any, round_: Any) -> bool:
    """Whether the member has any seat in the round."""
    return round_ is not None and bool(own_seats(round_, member.person))


def chairs(member: Any, round_: Any) -> bool:
    """Whether the member chairs the round."""
    return round_ is not None and any(seat.role == Seat.Role.CHAIR for seat in own_seats(round_, member.person))


def contributes(member: Any, round_: Any) -> bool:
    """Whether the member is a contributor in the round."""
    return round_ is not None and any(seat.role == Seat.Role.CONTRIBUTOR for seat in own_seats(round_, member.person))


SEE_ROUNDS = permission("rounds.see", _("See the list of rounds and what was agreed in each"), *Role)
OPEN_ROUND = permission("rounds.open", _("Open a round"), Role.INCLUSION_LEAD)
SEE_ROUND = permission("round.see", _("See a round"), *READERS, reach=Reach.ROUND, also=sits_in)
GIVE_SEATS = permission(
    "round.seats",
    _("Give seats in a round; a network chair gives those of the staff network"),
    Role.INCLUSION_LEAD,
    Role.NETWORK_CHAIR,
    reach=Reach.ROUND,
    also=chairs,
)
ANSWER = permission("round.answer", _("Answer in a round, on their own seat"), reach=Reach.ROUND, also=contributes)
PRINT_ROUND = permission(
    "round.print",
    _("Print a round's sheets, blank or with their own answers"),
    *READERS,
    reach=Reach.ROUND,
    also=sits_in,
)
KEY_IN = permission(
    "round.key_in", _("Key in a sheet that was filled in by hand"), Role.INCLUSION_LEAD, reach=Reach.ROUND, also=chairs
)
END_ANSWERS = permission(
    "round.end_answers", _("End the answering of a round"), Role.INCLUSION_LEAD, reach=Reach.ROUND, also=chairs
)
SEE_SPREAD = permission(
    "round.spread", _("See how far apart the voices are"), *READERS, reach=Reach.ROUND, also=sits_in
)
AGREE = permission("round.agree", _("Record the agreed ratings of a round"), reach=Reach.ROUND, also=chairs)
CLOSE_ROUND = permission("round.close", _("Close a round"), Role.INCLUSION_LEAD, reach=Reach.ROUND, also=chairs)
SEE_CONTRADICTIONS = permission(
    "contradictions.see", _("See what does not fit together, and where to mend it"), *READERS
)
CHOOSE_FOCUS = permission(
    "focus.choose", _("Choose the pillars to focus on"), Role.INCLUSION_LEAD, Role.EXECUTIVE_SPONSOR
)


def has_part(member: Any, subject: Any) -> bool:
    """Whether the member owns the action, or the planned practice or promise, or is its deputy.

    What belongs to one of them, such as a measure, says so by `of`.
    """
    owned = getattr(subject, "of", subject)
    return owned is not None and member.person.pk in {owned.owner_id, owned.deputy_id}


def tells(member: Any, story: Any) -> bool:
    """Whether the story is the member's own."""
    return story is not None and story.teller_id == member.person.pk


DOERS = (Role.INCLUSION_LEAD, Role.EXECUTIVE_SPONSOR, Role.NETWORK_CHAIR, Role.COMMISSIONER, Role.POLICY_OWNER)

SEE_PROGRESS = permission("progress.see", _("See how far each recommendation has come"), *Role)
RECORD_PROGRESS = permission(
    "progress.record", _("Record progress on a recommendation"), Role.INCLUSION_LEAD, Role.EXECUTIVE_SPONSOR
)
SEE_ACTIONS = permission("actions.see", _("See the actions, their checks and measures"), *READERS)
# A contributor may own an action without a role that lists them all; what they own they can open.
OPEN_ACTION = permission(
    "action.open",
    _("Open an action, with its checks and measures"),
    *READERS,
    reach=Reach.OWN,
    also=has_part,
)
PLAN_ACTIONS = permission("actions.plan", _("Plan an action"), *DOERS)
GIVE_ACTION = permission("action.give", _("Give an action to somebody else"), *DOERS, reach=Reach.OWN, also=has_part)
KEEP_ACTION = permission(
    "action.keep",
    _("Keep an action up to date: its state, checks, measures and readings"),
    Role.INCLUSION_LEAD,
    reach=Reach.OWN,
    also=has_part,
)
NOTE_FIX = permission("fixes.note", _("Note something that was put right informally"), *Role)
SEE_FIXES = permission("fixes.see", _("See the patterns of what was put right informally"), *READERS)
SEE_PRACTICES = permission("practices.see", _("See the practices, and what was recorded of them"), *READERS)
PLAN_PRACTICES = permission("practices.plan", _("Take up a practice, and give it to somebody"), *DOERS)
OPEN_PLAN = permission(
    "practice.open",
    _("Open the plan of a practice, with what was recorded under it"),
    *READERS,
    reach=Reach.OWN,
    also=has_part,
)
KEEP_PLAN = permission(
    "practice.keep", _("Record what was done under the plan of a practice"), *DOERS, reach=Reach.OWN, also=has_part
)
KEEP_PRACTICES = permission("practices.keep", _("Record what was done of a practice"), *DOERS)
TELL_STORY = permission("stories.tell", _("See where stories are, and show where their own is"), *Role)
TAKE_BACK_STORY = permission("stories.take_back", _("Take back their own story"), reach=Reach.OWN, also=tells)
SEE_SUPPORT = permission("support.see", _("See where staff can find support"), *Role)
KEEP_SUPPORT = permission(
    "support.keep", _("Keep the routes of support up to date"), Role.INCLUSION_LEAD, Role.NETWORK_CHAIR
)
EXCHANGE_SHEETS = permission(
    "sheets.exchange", _("Give out checklists as spreadsheets, and take them in again"), Role.INCLUSION_LEAD
)
SEE_CONTACTS = permission(
    "contacts.see",
    _("See contacts and allies, and what depends on one person"),
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.NETWORK_CHAIR,
    Role.COMMISSIONER,
)
KEEP_CONTACTS = permission(
    "contacts.keep",
    _("Keep contacts up to date, and write down promises"),
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.NETWORK_CHAIR,
    Role.COMMISSIONER,
)
SEE_PROMISES = permission(
    "promises.see", _("See what was promised, to whom and by when"), *READERS, reach=Reach.OWN, also=has_part
)
KEEP_PROMISE = permission(
    "promise.keep",
    _("Give a promise to somebody, and say what became of it"),
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.NETWORK_CHAIR,
    Role.COMMISSIONER,
    reach=Reach.OWN,
    also=has_part,
)
SEE_HANDOVERS = permission(
    "handovers.see", _("See handovers and their packs"), Role.INCLUSION_LEAD, Role.EXECUTIVE_SPONSOR
)
HAND_OVER = permission(
    "handovers.make",
    _("Begin a handover, and give what somebody owned to others"),
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
)
