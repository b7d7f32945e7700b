"""R018, R041: informal fixes are noted lightly, and nothing shown of them tells who noted what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import InformalFix
from colonnade.core.measures import months_open
from tests.integration.programme.telling import body, chain, page_of, refused, stored, url
from tests.integration.programme.working import at_night

TODAY = date(2027, 6, 15)
FIX = {"theme": "places", "source": "patients", "mended": "talk"}


def note(cast, month, number=1, **more):
    """Note that many fixes of a month, in it."""
    with at_night(month + timedelta(days=9)), cast.acting():
        for _ in range(number):
            actions.note_fix(organisation=cast.organisation, month=month, **{**FIX, **more})


def shown(cast, day):
    """What may be shown on a day."""
    with cast.acting():
        return selectors.fix_patterns(cast.organisation, day)


def test_only_four_answers_are_kept_and_nobody_who_gave_them(trust):
    note(trust, date(2027, 6, 1))
    [row] = stored(trust, InformalFix)["InformalFix"]
    row.pop("id")
    assert row == {**FIX, "month": date(2027, 6, 1), "organisation_id": trust.organisation.pk}
    assert chain(trust)[-1] == ("fix.noted", "informal fix", None, {})


@pytest.mark.parametrize("month", [date(2027, 4, 1), date(2027, 7, 1), date(2027, 5, 2)])
def test_other_months_are_closed(trust, month):
    with (
        at_night(TODAY),
        trust.acting(),
        refused("Choose this month or the one before. Earlier months are closed, so that nothing shown can change."),
    ):
        actions.note_fix(organisation=trust.organisation, month=month, **FIX)


def test_every_member_can_note_one(trust, client_of):
    with at_night(TODAY):
        for person in trust.people.values():
            window = client_of(person)
            assert "without your name" not in body(window.get(url("note-fix", trust)))
            sent = window.post(url("note-fix", trust), {**FIX, "month": "2027-05-01"}, follow=True)
            assert "It is noted, without your name. Thank you." in body(sent)
    assert len(stored(trust, InformalFix)["InformalFix"]) == len(trust.people)
    assert {row[2] for row in chain(trust) if row[0] == "fix.noted"} == {None}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"theme": ""}, "Choose what it was about"),
        ({"source": "staff"}, "Choose one of these"),
        ({"mended": ""}, "Choose how it was put right"),
        ({"month": "2027-01-01"}, "Choose one of these"),
        ({"month": "DROP TABLE"}, "Choose one of these"),
    ],
)
def test_what_is_missing_is_named(trust, client_of, typed, sentence):
    with at_night(TODAY):
        page = client_of(trust.contributor).post(url("note-fix", trust), {**FIX, "month": "2027-05-01", **typed})
    assert page.status_code == 422
    assert sentence in body(page)
    assert stored(trust, InformalFix)["InformalFix"] == []


def test_patterns_are_shown_rounded_and_small_ones_not_at_all(trust, client_of):
    note(trust, date(2026, 5, 1), 13)
    note(trust, date(2026, 8, 1), 9, theme="words", source="colleagues")
    note(trust, date(2027, 2, 1), 7, theme="care")
    with at_night(TODAY):
        told = body(client_of(trust.board_reader).get(url("fixes", trust)))
    assert "April 2026 to March 2027" in told
    assert "Toilets, wards or other places about 15" in told
    assert "Words or names that were used about 10" in told
    assert "How care was given fewer than 8" in told
    assert "Rotas, leave or other work matters fewer than 8" in told
    assert "Most often it was about: Toilets, wards or other places." in told


def test_with_too_few_no_number_is_shown(trust, client_of):
    note(trust, date(2026, 5, 1), 7)
    with at_night(TODAY):
        told = body(client_of(trust.board_reader).get(url("fixes", trust)))
    assert "Too few were noted of any kind to show a number." in told
    assert "about 5" not in told


def test_who_may_not_see_patterns_sees_none(trust, client_of):
    window = client_of(trust.contributor)
    assert window.get(url("fixes", trust)).status_code == 403


# The attack: somebody looks, one fix more is noted, and they look again.


@pytest.mark.parametrize("before", [0, 7, 12, 22])
def test_one_fix_more_never_shows(trust, client_of, before):
    """Row 13 of the checks: the counts stand just below a number at which the page would change."""
    month = date(2026, 11, 1)
    note(trust, month, before)
    window = client_of(trust.board_reader)
    day = date(2027, 1, 1)
    while day < date(2028, 3, 1):
        with at_night(day):
            first = page_of(window.get(url("fixes", trust)))
            for noted in months_open(day):
                with trust.acting():
                    actions.note_fix(organisation=trust.organisation, month=noted, **FIX)
            assert page_of(window.get(url("fixes", trust))) == first, day
        day += timedelta(days=29)


def test_what_is_shown_of_a_time_never_changes_while_it_is_shown(trust):
    """Notes come in every day for two years; the page changes only when its year does."""
    seen = {}
    day = date(2026, 1, 5)
    while day < date(2028, 1, 1):
        with at_night(day), trust.acting():
            for noted in months_open(day):
                actions.note_fix(organisation=trust.organisation, month=noted, **FIX)
        period, patterns = shown(trust, day)
        assert seen.setdefault(period, patterns) == patterns, day
        assert period.last < months_open(day)[0]
        day += timedelta(days=11)
    assert len(seen) == 9


def test_another_organisations_fixes_are_not_counted(trust, other_trust):
    note(other_trust, date(2026, 8, 1), 20)
    assert shown(trust, TODAY)[1].is_empty
    assert not shown(other_trust, TODAY)[1].is_empty
