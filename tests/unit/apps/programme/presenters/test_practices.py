"""What the pages of practices say: how they stand, what was recorded, and what is kept from whom."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from colonnade.apps.programme.models import PracticePlan, PracticeRecord
from colonnade.apps.programme.presenters.practices.one import practice_page
from colonnade.apps.programme.presenters.practices.wording import (
    Names,
    counts_words,
    due_words,
    how_often,
    measure_words,
    named_ids,
    said,
    standing_tag,
    value_rows,
)
from colonnade.core.practices import Upkeep
from colonnade.foundation.catalogue import PracticeField, PracticeMeasure, current
from colonnade.foundation.permissions import Role
from tests.unit.apps.programme.saying import TODAY, organisation

NAMES = Names({7: "Sam Field"}, {3: "East"})
CHOICES = (("yes", "Yes, all"), ("no", "No"))


def member(*roles):
    """Somebody with these roles."""
    return SimpleNamespace(organisation=organisation(), person=SimpleNamespace(pk=1), holds=lambda role: role in roles)


LEAD, READER = member(Role.INCLUSION_LEAD), member(Role.BOARD_READER)


def field(kind, name="one", **more):
    """A field labelled “It”."""
    choices = {"choices": CHOICES} if kind in {"choice", "many"} else {}
    return PracticeField(name, "It", kind, **choices | more)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("text", "Words", "Words"),
        ("choice", "yes", "Yes, all"),
        ("choice", "gone", "gone"),
        ("many", ["yes", "gone"], "Yes, all; gone"),
        ("yes_no", True, "Yes"),
        ("yes_no", False, "No"),
        ("date", "2027-02-28", "28 February 2027"),
        ("date", "soon", "soon"),
        ("number", 1205, "1,205"),
        ("number", 12.5, "12.5"),
        ("money", "1200.00", "£1,200.00"),
        ("member", 7, "Sam Field"),
        ("member", 8, "somebody who is not known any more"),
        ("team", 3, "East"),
        ("team", 4, "a place that is not there any more"),
        ("number", "many", "many"),
        ("text", ["a", "b"], "a; b"),
        ("choice", True, "Yes"),
        ("member", "Somebody", "Somebody"),
    ],
)
def test_what_was_recorded_in_words(kind, value, words):
    """Where a field has changed its kind since, what was said is shown as it was."""
    assert said(field(kind), value, NAMES) == words


def test_a_share_is_a_percentage():
    assert said(field("number", share_of="two"), 35, NAMES) == "35 %"


def practice(*fields, **more):
    """A practice with these fields."""
    given = {"id": "p", "fields": fields, "every_months": 12, "measure": None}
    return SimpleNamespace(**given | more)


def test_what_is_about_one_person_is_read_by_those_who_keep_records():
    asked = practice(field("text", "open"), field("text", "pledge", personal=True))
    values = {"open": "For all", "pledge": "For few", "old_thing": "Of before"}
    assert [row.text for row in value_rows(LEAD, asked, values, NAMES)] == ["For all", "For few", "Of before"]
    kept = [row.text for row in value_rows(READER, asked, values, NAMES)]
    assert kept[0] == "For all"
    # What earlier fields held may have told something about a person: nobody knows any more.
    assert set(kept[1:]) == {"Recorded. Those who keep the records can read it."}
    assert value_rows(LEAD, asked, values, NAMES)[2].label == "Old thing"
    assert value_rows(LEAD, asked, values, NAMES)[2].note


def test_links_lead_somewhere_and_nothing_else_does():
    asked = practice(field("link"), field("text", "two"))
    rows = value_rows(LEAD, asked, {"one": "https://example.org", "two": "https://example.org"}, NAMES)
    assert [row.href for row in rows] == ["https://example.org", ""]


def test_who_is_named():
    asked = practice(field("member"), field("number", "two"))
    records = [PracticeRecord(values={"one": 7, "two": 9}), PracticeRecord(values={"one": "x"}), PracticeRecord()]
    assert named_ids(asked, records) == {7}


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (0, "As it comes up: it has no cycle."),
        (1, "Every month"),
        (3, "Every 3 months"),
        (12, "Every year"),
        (24, "Every 2 years"),
        (18, "Every 18 months"),
    ],
)
def test_how_often(months, words):
    assert how_often(practice(every_months=months)) == words


def test_counts_name_what_there_is_and_nothing_else():
    assert counts_words([Upkeep.LATE, Upkeep.KEPT_UP, Upkeep.LATE]) == "1 kept up, 2 late"
    assert counts_words([]) == ""
    assert len({standing_tag(one).text for one in Upkeep}) == len(Upkeep)
    assert (due_words(None), due_words(date(2027, 5, 1))) == ("no day set", "by 1 May 2027")


def test_the_measure():
    asked = practice(measure=PracticeMeasure("Badges", "badges a year", "higher"))
    assert measure_words(asked) == "Badges, in badges a year; higher is better"
    assert measure_words(practice()) == ""


def page(name, records=(), sites=(), plans=(), who=LEAD, **more):
    """The page of a practice of the catalogue."""
    return practice_page(
        who,
        current(),
        current().practice(name),
        plans=plans,
        records=records,
        sites=sites,
        today=TODAY,
        **more,
    )


def a_record(number, site=None, **values):
    """A record that is not stored."""
    team = {"team_id": site.pk} if site else {}
    made = PracticeRecord(practice="estates-audit", number=number, happened_on=TODAY, values=values, **team)
    if site:
        made.__dict__["_state"].fields_cache["team"] = site
    return made


def test_the_matrix_takes_the_latest_of_each_site():
    """R083: records come newest first; a site without any, and a question without an answer, are gaps in words."""
    east, west = (SimpleNamespace(pk=pk, name=name) for pk, name in ((1, "East"), (2, "West")))
    found = page(
        "estates-audit", [a_record(2, east, state="started"), a_record(1, east, state="nothing")], [east, west]
    )
    assert found.matrix.gaps == "1 of 2 sites has no record yet: West."
    first, second = found.matrix.rows
    assert [cell["text"] for cell in first["cells"]].count("Not answered") == len(first["cells"]) - 1
    assert "Work has begun" in [cell["text"] for cell in first["cells"]]
    assert second["has_gap"]
    assert page("estates-audit", [], []).matrix is None
    assert page("visible-leaders", [], [east]).matrix is None


def test_a_matrix_shows_nothing_about_one_person():
    east = SimpleNamespace(pk=1, name="East")
    for one in current().practices:
        found = page(one.id, [], [east])
        personal = {field.label for field in one.fields if field.personal}
        assert found.matrix is None or personal.isdisjoint(found.matrix.columns)


def test_only_who_may_is_offered_to_take_up_and_record():
    assert page("visible-leaders").take_up_href
    assert page("visible-leaders").record_href
    reader = page("visible-leaders", who=READER)
    assert (reader.take_up_href, reader.record_href) == ("", "")


def test_only_the_newest_records_unless_all_are_asked_for():
    records = [a_record(number) for number in range(25, 0, -1)]
    assert len(page("estates-audit", records).records) == 20
    assert page("estates-audit", records).more_href.endswith("?all=1#records")
    assert len(page("estates-audit", records, every=True).records) == 25
    assert page("estates-audit", records[:20]).more_href == ""


def test_no_practice_has_an_id_that_an_address_should_not_hold():
    """An address stays in histories and logs; a few words must not stand in one."""
    told = {"lgbt", "gay", "lesbian", "queer", "trans", "gender", "pride", "rainbow", "sexual", "orientation"}
    assert [one.id for one in current().practices if told & set(one.id.split("-"))] == []


def test_a_plan_is_a_plan():
    assert str(PracticePlan(practice="allyship")) == "allyship"
