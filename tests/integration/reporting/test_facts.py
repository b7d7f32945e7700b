"""What a board report reads: rounds, evidence, progress, actions, practices, measures and decisions."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from colonnade.apps.programme import actions as programme
from colonnade.apps.programme.selectors import actions_of
from colonnade.apps.reporting import actions, selectors
from colonnade.core.ratings import Standing
from colonnade.foundation import clock
from tests.factories import closed_round
from tests.integration.reporting.conftest import RATINGS


def facts(cast, on=None):
    with cast.acting():
        return selectors.board_facts(cast.organisation, on or clock.today())


def by_number(found):
    return {one.number: one for one in found.elements}


def test_a_trust_without_anything_has_a_report_that_says_so(trust):
    found = facts(trust)
    assert found.round is None
    assert len(found.elements) == 17
    assert {one.standing for one in found.elements} == {None}
    assert (found.actions, found.decisions, found.history, found.since) == ((), (), (), None)


def test_each_element_has_its_rating_standing_evidence_and_progress(told):
    found = by_number(facts(told))
    assert [found[number].standing for number in ("1.1", "1.2", "1.3", "2.1")] == [
        Standing.SHOWN,
        Standing.CLAIMED,
        Standing.NOT_IN_PLACE,
        Standing.IN_PROGRESS,
    ]
    first = found["1.1"]
    assert (first.rating, first.reason) == ("in_place", "We agreed on it.")
    assert [(piece.title, piece.is_live) for piece in first.evidence] == [("Minutes of the board", True)]
    assert (first.level, first.action_to_date) == ("moderate", "Two leaders told their stories.")
    assert found["1.2"].level == ""


def test_evidence_goes_stale_in_the_report_too(told):
    later = facts(told, clock.today() + timedelta(days=91))
    first = by_number(later)["1.1"]
    assert (first.standing, [piece.is_live for piece in first.evidence]) == (Standing.CLAIMED, [False])


def test_an_action_stands_with_its_post_and_its_days_and_names_nobody(told):
    found = facts(told)
    [action] = found.late
    assert (action.title, action.post, action.days_late) == ("Ask every leader", "Director of people", 12)
    assert by_number(found)["1.1"].actions == (action,)
    assert told.executive_sponsor.name not in repr(found)


def test_an_action_that_is_done_is_no_longer_there(told):
    with told.acting():
        programme.move_action(
            action=_first_action(told), to="done", outcome="They were all asked.", by=told.inclusion_lead
        )
    assert facts(told).actions == ()


def _first_action(cast):
    return actions_of(cast.organisation)[0]


def test_a_measure_has_its_newest_reading_and_one_of_few_people_has_none(told):
    """R026, R044: counts of people are shown as they may be shown, or not at all."""
    today = clock.today()
    with told.acting():
        action = _first_action(told)
        shown = {"unit": "people", "better": "higher", "counts_people": True, "by": told.inclusion_lead}
        many = programme.add_measure(action=action, name="Leaders asked", **shown)
        few = programme.add_measure(action=action, name="Leaders who said no", **shown)
        programme.add_reading(
            measure=many, read_on=today - timedelta(days=9), value=Decimal(20), by=told.inclusion_lead
        )
        programme.add_reading(measure=many, read_on=today, value=Decimal(43), by=told.inclusion_lead)
        programme.add_reading(measure=few, read_on=today, value=Decimal(3), by=told.inclusion_lead)
    measures = {one.name: one for one in by_number(facts(told))["1.1"].measures}
    assert (measures["Leaders asked"].value, measures["Leaders asked"].read_on) == (Decimal(45), today)
    assert measures["Leaders who said no"].value is None


def test_two_rounds_are_compared_and_all_are_counted(told):
    """R175: the long run."""
    closed_round(told, title="Spring", people=1, ratings={**RATINGS, "1.3": "in_place", "1.1": "in_progress"})
    found = facts(told)
    assert (found.before, found.compares, found.up, found.down) == ("Autumn", True, ("1.3",), ("1.1",))
    counted = [(one.title, one.in_place, one.in_progress, one.not_in_place, one.shown) for one in found.history]
    assert counted == [("Autumn", 2, 14, 1, 0), ("Spring", 2, 15, 0, 0)]
    assert found.round == found.history[-1]


def test_what_moved_since_the_report_before_is_known(told):
    """R014: progress between two reports, and evidence that has gone stale meanwhile."""
    first = facts(told)
    with told.acting():
        actions.issue_report(
            organisation=told.organisation,
            title="First",
            as_of=first.as_of,
            figures=selectors.figures_of(first),
            document={},
            by=told.inclusion_lead,
        )
        programme.record_progress(
            organisation=told.organisation,
            element="inclusion-2022/1.1",
            level="significant",
            action_to_date="All of them.",
            by=told.inclusion_lead,
        )
    same = facts(told)
    assert same.since == first.as_of
    assert same.standings_changed == ()
    assert [(one.number, one.before, one.after) for one in same.levels_changed] == [("1.1", "moderate", "significant")]
    later = facts(told, clock.today() + timedelta(days=91))
    assert [(one.number, one.before, one.after) for one in later.standings_changed] == [("1.1", "shown", "claimed")]


def test_another_organisation_is_not_in_it(told, other_trust):
    closed_round(other_trust, people=1)
    assert len(facts(told).history) == 1
    assert facts(other_trust).actions == ()


def test_the_number_of_queries_does_not_grow_with_what_there_is(told):
    def asked():
        with told.acting(), CaptureQueriesContext(connection) as queries:
            selectors.board_facts(told.organisation, clock.today())
        return len(queries)

    asked()
    before = asked()
    today = clock.today()
    with told.acting():
        for number in range(12):
            programme.add_action(
                organisation=told.organisation,
                title=f"Action {number}",
                post="Director",
                owner=told.analyst,
                starts_on=today,
                due_on=today + timedelta(days=9),
                serves=[("recommendation", f"inclusion-2022/{1 + number % 6}.1")],
                by=told.inclusion_lead,
            )
            actions.ask_decision(
                organisation=told.organisation, question="Shall we?", why="", asked_of="Board", by=told.inclusion_lead
            )
    assert asked() == before
