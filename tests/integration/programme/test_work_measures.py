"""Measures with baseline, target and readings; counts of people are kept only as they may be shown."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import Measure, PracticePlan, Reading
from colonnade.core.measures import Way
from colonnade.foundation import clock
from colonnade.foundation.refusal import Overtaken
from tests.integration.programme.telling import chain, refused, stored, today
from tests.integration.programme.working import measure, plan, read


@pytest.fixture
def action(trust):
    """An action."""
    return plan(trust)


def values(cast, measured):
    """The readings that stand."""
    with cast.acting():
        return [reading.value for reading in selectors.measured(measured).readings]


@pytest.mark.parametrize(
    ("typed", "kept"), [("0", 0), ("1", None), ("7", None), ("8", 10), ("12", 10), ("13", 15), ("1002", 1000)]
)
def test_a_count_of_people_is_never_stored_finer_than_it_may_be_shown(trust, action, typed, kept):
    counted = measure(trust, action, counts_people=True, unit="people", baseline=Decimal(typed))
    read(trust, counted, typed)
    wanted = None if kept is None else Decimal(kept)
    rows = stored(trust, Measure, Reading)
    assert rows["Measure"][0]["baseline"] == wanted
    assert rows["Reading"][0]["value"] == wanted
    assert [set(row[3]) for row in chain(trust)][-2:] == [{"of", "counts_people"}, {"reading", "read_on"}]


def test_people_come_in_whole_numbers(trust, action):
    counted = measure(trust, action, counts_people=True, unit="people")
    for wrong in ("7.5", "-3"):
        with refused("This measure counts people, so write a whole number, 0 or more."):
            read(trust, counted, wrong)
    assert values(trust, counted) == []


def test_one_reading_a_day_and_a_wrong_one_is_taken_back_and_stays_on_record(trust, action):
    found = measure(trust, action)
    wrong = read(trust, found, "12.5")
    with refused("There is a reading of this day already. Take it back first if it is wrong."):
        read(trust, found, "13")
    with trust.acting():
        actions.take_back_reading(reading=wrong, by=trust.inclusion_lead)
        actions.take_back_reading(reading=wrong, by=trust.inclusion_lead)
    read(trust, found, "13")
    assert values(trust, found) == [Decimal("13.00")]
    rows = stored(trust, Reading)["Reading"]
    assert [(row["value"], row["taken_back_at"] is not None) for row in rows] == [
        (Decimal("12.50"), True),
        (Decimal("13.00"), False),
    ]
    assert [row[0] for row in chain(trust)][-3:] == ["reading.added", "reading.taken_back", "reading.added"]


def test_no_reading_of_a_day_that_is_to_come_or_after_the_end(trust, action):
    found = measure(trust, action)
    with refused("This day is still to come. Choose today or an earlier day."):
        read(trust, found, "1", today() + timedelta(days=1))
    with refused("Choose a day within the last twenty years."):
        read(trust, found, "1", date(1, 1, 1))
    reading = read(trust, found, "1")
    with trust.acting():
        actions.end_measure(measure=found, by=trust.inclusion_lead)
        actions.end_measure(measure=found, by=trust.inclusion_lead)
    assert [row[0] for row in chain(trust)].count("measure.ended") == 1
    sentence = "This measure has ended, so nothing can be added to it. What you typed is still here."
    with refused(sentence):
        read(trust, found, "2", today() - timedelta(days=1))
    with refused(sentence), trust.acting():
        actions.take_back_reading(reading=reading, by=trust.inclusion_lead)


def test_readings_are_charted_in_the_order_of_their_days(trust, action):
    found = measure(trust, action, better="lower")
    for day in range(8):
        read(trust, found, str(20 - day), today() - timedelta(days=7 - day))
    with trust.acting():
        chart = selectors.measured(found).chart
    assert chart.way(8) is Way.IMPROVING


def test_a_target_is_changed_only_by_who_saw_what_stands(trust, action):
    found = measure(trust, action, target=Decimal(90))
    with trust.acting():
        seen = selectors.fingerprint(found)
        changes = {"name": found.name, "better": found.better, "target_on": None}
        actions.change_measure(measure=found, seen=seen, target=Decimal(80), by=trust.contributor, **changes)
        with refused("Somebody else changed this measure while you had the page open.", Overtaken) as told:
            actions.change_measure(measure=found, seen=seen, target=Decimal(70), by=trust.contributor, **changes)
        assert told.value.standing.target == 80
        assert chain(trust)[-1][3] == {"fields": ["target"]}
        unchanged = selectors.fingerprint(told.value.standing)
        actions.change_measure(measure=found, seen=unchanged, target=Decimal(80), by=trust.contributor, **changes)
    assert [row[0] for row in chain(trust)].count("measure.changed") == 1


def test_a_measure_belongs_to_one_thing(trust, action):
    with trust.acting():
        made = PracticePlan.objects.create(
            organisation=trust.organisation,
            practice="any",
            post="Lead",
            starts_on=today(),
            added_at=clock.now(),
            owner=trust.contributor,
        )
        words = {"name": "Talks", "unit": "talks", "better": "higher", "by": trust.inclusion_lead}
        of_plan = actions.add_measure(plan=made, **words)
        assert of_plan.of == made
        assert [one.measure for one in selectors.measures_of(trust.organisation, plan=made)] == [of_plan]
        assert selectors.measures_of(trust.organisation, action=action) == []
        for wrong in ({}, {"plan": made, "action": action}):
            with pytest.raises(ValueError, match="one action or to one planned practice"):
                actions.add_measure(**wrong, **words)


def test_measures_that_ended_stand_last(trust, action):
    first, second = measure(trust, action, "First"), measure(trust, action, "Second")
    with trust.acting():
        actions.end_measure(measure=first, by=trust.inclusion_lead)
        found = selectors.measures_of(trust.organisation, action=action)
    assert [one.measure.pk for one in found] == [second.pk, first.pk]


def test_another_organisations_measure_and_reading_are_not_there(trust, other_trust):
    theirs = measure(other_trust, plan(other_trust))
    reading = read(other_trust, theirs, "5")
    with trust.acting():
        assert selectors.measure_by_pk(trust.organisation, theirs.pk) is None
        assert selectors.reading_by_pk(trust.organisation, reading.pk) is None
