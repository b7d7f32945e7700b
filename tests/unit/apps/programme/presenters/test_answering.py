"""The list of questions, one question, and the sheet."""

from __future__ import annotations

import pytest

from colonnade.apps.programme.forms import AnswerForm
from colonnade.apps.programme.models import Answer
from colonnade.apps.programme.presenters.answering import (
    answer_page,
    answers_page,
    guidance,
    key_in_page,
    next_href,
    sheet_page,
)
from colonnade.foundation.catalogue import current
from tests.unit.apps.programme.saying import NOW, a_contribution, a_round

FRAMEWORK = current().framework("inclusion-2022")
FIRST, LAST = FRAMEWORK.elements[0], FRAMEWORK.elements[-1]


def answers(*numbers, rating="in_place"):
    """Answers to these elements."""
    return {number: Answer(element=number, rating=rating, note=f"Note {number}") for number in numbers}


def question(form=None, **more):
    """The page of the first question."""
    return answer_page(a_round(), FRAMEWORK, FIRST, form or AnswerForm(), [], **more)


def test_the_list_counts_ratings_and_leads_to_the_first_that_is_missing():
    page = answers_page(a_round(), FRAMEWORK, a_contribution(), {**answers("1.1", "1.3"), **answers("1.2", rating="")})
    assert (page.answered, page.all, page.voice) == (2, 17, "Teams")
    assert page.next_href == "/o/RX1/rounds/1/answers/1.2/"
    tags = [row["tag"].text for row in page.groups[0]["rows"]]
    assert tags == ["In place", "No answer yet", "In place", "No answer yet"]


def test_when_all_is_answered_there_is_nothing_next():
    everything = answers(*(element.id for element in FRAMEWORK.elements))
    page = answers_page(a_round(), FRAMEWORK, a_contribution(submitted_at=NOW), everything)
    assert (page.next_href, page.handed_in, page.may_change) == ("", True, True)
    assert answers_page(a_round("agreeing"), FRAMEWORK, a_contribution(), {}).may_change is False


def test_after_a_question_comes_the_next_and_after_the_last_the_list():
    assert next_href(a_round(), FRAMEWORK, FIRST).endswith("/answers/1.2/")
    assert next_href(a_round(), FRAMEWORK, LAST) == "/o/RX1/rounds/1/answers/"


def test_a_question_stands_in_its_place_with_both_texts():
    page = question()
    assert (page.title, page.place, page.pillar) == (f"1.1 {FIRST.short}", "1 of 17", FRAMEWORK.pillars[0].title)
    assert (page.statement, page.recommendation) == (FIRST.statement.text, FIRST.recommendation.text)
    assert page.save_href == "/o/RX1/rounds/1/answers/1.1/"


@pytest.mark.parametrize(
    ("page", "is_unsaved"),
    [
        (question(), False),
        (question(AnswerForm({"rating": "in_place"})), False),
        (question(AnswerForm({"rating": "perhaps"})), True),
        (question(beside=Answer()), True),
        (question(refusal="Too late."), True),
        (question(restored=True), True),
    ],
    ids=["new", "fine", "wrong", "overtaken", "refused", "restored"],
)
def test_what_came_back_is_left_to_the_person_to_save(page, is_unsaved):
    assert page.is_unsaved == is_unsaved


def test_the_guidance_is_drawn_once():
    assert guidance(FRAMEWORK, FIRST) is guidance(FRAMEWORK, FIRST)
    assert guidance(FRAMEWORK, FIRST) != guidance(FRAMEWORK, LAST)


def test_a_blank_sheet_has_no_answers_and_a_filled_one_has():
    blank, filled = (sheet_page(a_round(), FRAMEWORK, given) for given in (None, answers("1.1")))
    assert (blank.filled, filled.filled) == (False, True)
    rows = [row for page in (blank, filled) for row in page.groups[0]["rows"][:2]]
    assert [(row["rating"], row["note"]) for row in rows] == [("", ""), ("", ""), ("in_place", "Note 1.1"), ("", "")]
    assert [rating["text"] for rating in blank.ratings] == ["In place", "In progress", "Not in place", "Do not know"]
    assert sum(len(group["rows"]) for group in blank.groups) == 17


def test_the_page_to_key_in_has_the_lines_of_the_sheet():
    form = object()
    page = key_in_page(a_round(), FRAMEWORK, form)
    assert (page.title, page.form) == ("Key in a sheet", form)
    assert page.groups == sheet_page(a_round(), FRAMEWORK, None).groups
