"""What is wrong in a practice or an awareness date, broken once each: file, line, field and sentence."""

from pathlib import Path

import pytest

from colonnade.foundation.catalogue import Problem, check
from tests.unit.foundation.catalogue.small import edit

LAMPS = "practices/lamps.yaml"
BOOK = "practices/greeting.yaml"
DATES = "dates.yaml"

Broken = tuple[str, str, str, int, str, str]

BROKEN: dict[str, Broken] = {
    "an id of another file": (
        LAMPS, "id: lamp-round", "id: greeting-book", 1, "[0].id",
        f"greeting-book is used twice; {BOOK} has it on line 1.",
    ),
    "an element of no framework": (
        LAMPS, "harbour-2020/1.1", "harbour-2020/1.7", 6, "[0].elements[0]",
        "The framework harbour-2020 has no element 1.7.",
    ),
    "a source": (
        LAMPS, "source: harbour-board-2020", "source: nobody", 7, "[0].source", "sources.yaml has no source nobody.",
    ),
    "a requirement": (
        LAMPS, "meets: [R083]", "meets: [R186]", 5, "[0].meets[0]", "R186 is not a requirement's number, R001 to R185.",
    ),
    "a module": (
        LAMPS, "module: I", "module: Z", 4, "[0].module", "Z is not the letter of the requirements' module, B to U.",
    ),
    "a scope": (LAMPS, "scope: site", "scope: ward", 17, "[0].scope", "ward is not one of organisation, site, team."),
    "a cycle": (
        LAMPS, "every_months: 6", "every_months: 61", 18, "[0].every_months",
        "61 is not a number of months from 0, which is no cycle, to 60.",
    ),
    "a kind": (
        LAMPS, "kind: choice", "kind: colour", 23, "[0].fields[1].kind",
        "colour is not one of text, long_text, choice, many, yes_no, date, number, money, link, member, team.",
    ),
    "a field twice": (
        BOOK, "name: words,", "name: crew,", 16, "[0].fields[1].name", "There are two fields crew.",
    ),
    "a choice twice": (
        LAMPS, "value: dark", "value: bright", 26, "[0].fields[1].choices[1].value", "There are two choices bright.",
    ),
    "choices of a text": (
        LAMPS, "kind: choice", "kind: text", 24, "[0].fields[1].choices", "A field of the kind text has no choices.",
    ),
    "no choices": (
        BOOK, "label: Which crew, kind: text", "label: Which crew, kind: many", 15, "[0].fields[0].kind",
        "A field of the kind many needs choices.",
    ),
    "words of a date": (
        LAMPS, "kind: date, only_after", "kind: date, least_words: 3, only_after", 30, "[0].fields[5].least_words",
        "least_words is only for fields of the kinds text and long_text.",
    ),
    "least of a link": (
        BOOK, "kind: link", "kind: link, least: 2", 17, "[0].fields[2].least",
        "least is only for fields of the kinds number and money.",
    ),
    "least above most": (
        LAMPS, "least: 0, most: 100", "least: 7, most: 5", 28, "[0].fields[3].least",
        "7 is above the most, which is 5.",
    ),
    "people counted in words": (
        BOOK, "label: Which crew, kind: text", "label: Which crew, kind: text, is: [counts_people]", 15,
        "[0].fields[0].is", "Only a field of the kind number counts people.",
    ),
    "a share of nothing": (
        LAMPS, "share_of: crews", "share_of: ships", 28, "[0].fields[3].share_of",
        "The practice has no field ships that counts people.",
    ),
    "a share of what counts nobody": (
        LAMPS, "share_of: crews", "share_of: state", 28, "[0].fields[3].share_of",
        "The practice has no field state that counts people.",
    ),
    "a share in words": (
        LAMPS, "kind: long_text", "kind: long_text, share_of: crews", 29, "[0].fields[4].share_of",
        "Only a field of the kind number is a share.",
    ),
    "after a field that is not there": (
        LAMPS, "only_after: [walked_on, promise]", "only_after: [walked_on, oath]", 30, "[0].fields[5].only_after[1]",
        "The practice has no field oath.",
    ),
    "after itself": (
        LAMPS, "only_after: [walked_on, promise]", "only_after: [done_on]", 30, "[0].fields[5].only_after[0]",
        "done_on and done_on wait for each other, so that neither could be filled.",
    ),
    "a measure": (
        LAMPS, "better: higher", "better: sideways", 32, "[0].measure.better", "sideways is not one of higher, lower.",
    ),
    "no day of the year": (
        DATES, "weekday: monday, which: -1", "day: 31", 7, "[0].when",
        "This rule gives no day in every year: day is out of range for month.",
    ),
    "a day of leap years": (
        DATES, "month: 4, weekday: monday, which: -1", "month: 2, day: 29", 7, "[0].when",
        "This rule gives no day in every year: day is out of range for month.",
    ),
    "a weekday without its place": (
        DATES, ", which: -1", "", 7, "[0].when.which", "which is missing: weekday and which are given together.",
    ),
    "a link that is none": (
        DATES, "https://lamps.example/", "http://lamps.example/", 9, "[0].url",
        "http://lamps.example/ is not an address that starts with https://.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN.keys())
def test_a_mistake_is_found_where_it_stands(root: Path, case: Broken) -> None:
    name, old, new, line, field, says = case
    assert check(root) == []
    edit(root, name, old, new)
    assert Problem(name, line, field, says) in check(root)
    assert {problem.line for problem in check(root)} == {line}


def test_two_fields_that_wait_for_each_other_are_both_named(root: Path) -> None:
    edit(root, LAMPS, "kind: date, is: [required]", "kind: date, only_after: [done_on]")
    assert [(problem.line, problem.field) for problem in check(root)] == [
        (20, "[0].fields[0].only_after[0]"),
        (30, "[0].fields[5].only_after[0]"),
    ]


def test_a_month_that_is_no_number_is_only_the_schemas_to_report(root: Path) -> None:
    edit(root, DATES, "month: 4", "month: April")
    assert [problem.says for problem in check(root)] == ["This has to be a whole number."]


def test_a_month_that_is_none_is_reported_by_both(root: Path) -> None:
    edit(root, DATES, "month: 4", "month: 14")
    assert "14 is not a month from 1 to 12." in [problem.says for problem in check(root)]
