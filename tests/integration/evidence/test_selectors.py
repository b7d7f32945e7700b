"""Reads of evidence: live, stale and missing at the day's edge, and a number of queries that does not grow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from colonnade.apps.evidence import actions, public, selectors
from colonnade.apps.evidence.models import State
from colonnade.apps.evidence.policies import last_day
from colonnade.apps.organisations.models import Membership
from colonnade.apps.organisations.public import member_of
from colonnade.core.ratings import Liveness
from colonnade.foundation.catalogue import current
from colonnade.foundation.permissions import Role
from tests.integration.evidence.conftest import ELEMENT, LATER, OTHER_ELEMENT, TODAY, add, join

if TYPE_CHECKING:
    from collections.abc import Callable

    from colonnade.apps.accounts.models import Person
    from colonnade.apps.evidence.models import Evidence
    from colonnade.foundation.tenancy.models import Organisation

ALL = [element.ref for framework in current().frameworks for element in framework.elements]
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "state", "element_state"),
    [
        (LATER - DAY, State.LIVE, Liveness.LIVE),
        (LATER, State.LIVE, Liveness.LIVE),
        (LATER + DAY, State.STALE, Liveness.STALE),
    ],
)
def test_evidence_is_live_on_its_day_and_stale_on_the_next(
    evidence_piece: Evidence, today: date, state: State, element_state: Liveness
) -> None:
    """The issue: a date after which it is stale."""
    assert evidence_piece.state(today) is state
    assert evidence_piece.is_live(today) is (state is State.LIVE)
    support = public.state_by_element(evidence_piece.organisation, [ELEMENT, OTHER_ELEMENT], today)
    assert support[ELEMENT].state is element_state
    assert support[OTHER_ELEMENT].state is Liveness.MISSING
    assert public.behind(evidence_piece.organisation, [ELEMENT], today) == {ELEMENT: element_state}


def test_live_evidence_is_named_with_version_and_hash(evidence_piece: Evidence, evidence_lead: Person) -> None:
    version = actions.add_version(evidence=evidence_piece, content=actions.note_content("Newer"), by=evidence_lead)
    live = public.live_by_element(evidence_piece.organisation, [ELEMENT, OTHER_ELEMENT], TODAY)
    piece = public.Piece(evidence_piece.pk, evidence_piece.title, 2, version.sha256, LATER)
    assert live == {ELEMENT: (piece,), OTHER_ELEMENT: ()}


def test_stale_evidence_says_when_it_went_stale(evidence_piece: Evidence) -> None:
    support = public.state_by_element(evidence_piece.organisation, [ELEMENT], LATER + DAY)[ELEMENT]
    assert support.live == ()
    assert [piece.stale_after for piece in support.stale] == [LATER]


def test_one_live_piece_among_stale_ones_is_enough(evidence_trust: Organisation, evidence_lead: Person) -> None:
    first = add(evidence_trust, evidence_lead, stale_after=TODAY + DAY)
    second = add(evidence_trust, evidence_lead, stale_after=TODAY + 3 * DAY)
    third = add(evidence_trust, evidence_lead, stale_after=TODAY + 2 * DAY)
    support = public.state_by_element(evidence_trust, [ELEMENT], TODAY + 3 * DAY)[ELEMENT]
    assert support.state is Liveness.LIVE
    assert [piece.pk for piece in support.live] == [second.pk]
    assert [piece.pk for piece in support.stale] == [third.pk, first.pk]


def test_withdrawn_evidence_shows_nothing_live_or_stale(evidence_piece: Evidence, evidence_lead: Person) -> None:
    actions.withdraw(evidence=evidence_piece, by=evidence_lead)
    for today in (TODAY, LATER + DAY):
        assert public.behind(evidence_piece.organisation, [ELEMENT], today) == {ELEMENT: Liveness.MISSING}
    [item] = public.evidence_list(evidence_piece.organisation)
    assert item.evidence.state(LATER + DAY) is State.WITHDRAWN


@pytest.mark.attack
def test_another_organisations_evidence_is_never_read(evidence_piece: Evidence, evidence_foreign: Evidence) -> None:
    trust = evidence_piece.organisation
    [item] = public.evidence_list(trust)
    assert (str(item.evidence), str(item.latest)) == ("Minutes of the board", "version 1")
    assert public.evidence_of(trust, evidence_foreign.pk) is None
    assert selectors.version_of(trust, evidence_foreign.pk, 1) is None
    assert [piece.pk for piece in public.live_by_element(trust, [ELEMENT], TODAY)[ELEMENT]] == [evidence_piece.pk]
    assert [choice.pk for choice in public.evidence_choices(trust, TODAY)] == [evidence_piece.pk]


def test_the_list_has_the_latest_version_the_elements_and_whether_the_owner_left(
    evidence_trust: Organisation, evidence_lead: Person, evidence_member: Callable[[str, Role], Person]
) -> None:
    owner = evidence_member("Nia Wren", Role.ANALYST)
    piece = add(evidence_trust, evidence_lead, owner=owner, elements=[OTHER_ELEMENT, ELEMENT])
    actions.add_version(evidence=piece, content=actions.link_content("https://example.org"), by=owner)
    [item] = public.evidence_list(evidence_trust)
    assert (item.latest.number, item.latest.kind, item.owner_has_left) == (2, "link", False)
    assert item.elements == (ELEMENT, OTHER_ELEMENT)
    Membership.objects.within(evidence_trust).filter(person=owner).update(ended_on=TODAY)
    assert public.evidence_list(evidence_trust)[0].owner_has_left


def test_choices_leave_out_what_was_withdrawn_and_say_what_is_stale(
    evidence_trust: Organisation, evidence_lead: Person
) -> None:
    live = add(evidence_trust, evidence_lead, title="B")
    stale = add(evidence_trust, evidence_lead, title="A", stale_after=TODAY + DAY)
    actions.withdraw(evidence=add(evidence_trust, evidence_lead), by=evidence_lead)
    assert public.evidence_choices(evidence_trust, TODAY + 2 * DAY) == [
        public.Choice(stale.pk, "A", State.STALE, (ELEMENT,)),
        public.Choice(live.pk, "B", State.LIVE, (ELEMENT,)),
    ]


READS: dict[str, Callable[[Organisation], Any]] = {
    "evidence_list": public.evidence_list,
    "state_by_element": lambda trust: public.state_by_element(trust, ALL, TODAY),
    "live_by_element": lambda trust: public.live_by_element(trust, ALL, TODAY),
    "behind": lambda trust: public.behind(trust, ALL, TODAY),
    "evidence_choices": lambda trust: public.evidence_choices(trust, TODAY),
}


@pytest.mark.parametrize("name", READS)
def test_the_number_of_queries_does_not_grow(
    evidence_trust: Organisation, evidence_lead: Person, evidence_member: Callable[[str, Role], Person], name: str
) -> None:
    def fill(first: int, end: int) -> None:
        for number in range(first, end):
            owner = evidence_member(f"Owner {number}", Role.ANALYST)
            elements = [ALL[number % len(ALL)], ALL[(number + 7) % len(ALL)]]
            made = add(evidence_trust, evidence_lead, owner=owner, title=f"Piece {number}", elements=elements)
            actions.add_version(evidence=made, content=actions.note_content(f"Newer {number}"), by=owner)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            READS[name](evidence_trust)
        return len(queries)

    fill(0, 5)
    with_few = count()
    fill(5, 50)
    assert count() == with_few
    assert with_few <= 4


def test_who_may_not_see_who_is_a_member_can_hand_over_to_a_lead(
    evidence_trust: Organisation, evidence_lead: Person, evidence_member: Callable[[str, Role], Person]
) -> None:
    analyst, _partner = evidence_member("Nia Wren", Role.ANALYST), evidence_member("Kit Fell", Role.PARTNER)
    member = member_of(analyst, evidence_trust)
    assert member is not None
    names = [person.name for person in selectors.owners_for(member, sees_people=False)]
    assert names == ["Nia Wren", "Ash Marlow"]
    names = [person.name for person in selectors.owners_for(member, sees_people=True)]
    assert names == ["Nia Wren", "Ash Marlow", "Kit Fell"]


@pytest.mark.parametrize(
    ("today", "latest"),
    [
        (date(2027, 3, 9), date(2032, 3, 9)),
        (date(2028, 2, 29), date(2033, 2, 28)),
        (date(2027, 2, 28), date(2032, 2, 28)),
    ],
)
def test_the_last_day_is_five_years_on(today: date, latest: date) -> None:
    assert last_day(today) == latest


def test_a_fingerprint_differs_with_each_thing_that_can_change(evidence_piece: Evidence, evidence_lead: Person) -> None:
    heir = join(evidence_piece.organisation, "Nia Wren", Role.ANALYST)
    changes: list[Callable[[], Evidence]] = [
        lambda: actions.change_day(evidence=evidence_piece, stale_after=TODAY + DAY, by=evidence_lead),
        lambda: actions.hand_over(evidence=evidence_piece, to=heir, by=evidence_lead),
        lambda: actions.set_elements(evidence=evidence_piece, elements=[OTHER_ELEMENT], by=evidence_lead),
        lambda: actions.withdraw(evidence=evidence_piece, by=evidence_lead),
    ]
    seen = [selectors.fingerprint(evidence_piece), *(selectors.fingerprint(change()) for change in changes)]
    assert len(set(seen)) == 5
