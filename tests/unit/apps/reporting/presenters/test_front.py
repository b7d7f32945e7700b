"""The first page of a board report: five minutes, and nothing left out."""

from dataclasses import replace
from datetime import date

from colonnade.apps.reporting.presenters.front import front
from colonnade.apps.reporting.selectors import Changed
from colonnade.core.ratings import Standing
from colonnade.ui.documents import Bullets, Heading, Paragraph, Picture, Table
from tests.unit.apps.reporting.facts import action, board, decision, element, pillar


def texts(blocks):
    """Every text of the blocks but the pictures."""
    found = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += block.items
        elif isinstance(block, Table):
            found += [block.title, *(cell for row in block.rows for cell in row)]
    return "\n".join(found)


def page(**more):
    return tuple(front(board(**more)))


def test_it_has_its_five_parts_in_order():
    assert [block.text for block in page() if isinstance(block, Heading)] == [
        "Where we stand",
        "What moved since last time",
        "Claimed, and not shown",
        "Late actions",
        "Decisions asked for",
    ]


def test_the_six_pillars_are_a_picture_and_a_table_that_say_the_same():
    blocks = page()
    [picture] = [block for block in blocks if isinstance(block, Picture)]
    table = next(block for block in blocks if isinstance(block, Table))
    assert "6 elements are in place and shown" in picture.says
    assert [row[:2] for row in table.rows] == [(f"{n}. Pillar {n}", "1 of 1") for n in range(1, 7)]


def test_what_is_claimed_and_not_shown_is_named():
    claimed = pillar("1", (Standing.SHOWN, Standing.CLAIMED))
    said = texts(page(pillars=(claimed,)))
    assert "1 element was agreed to be in place, but no live evidence shows it: 1.2 Element 1.2." in said
    assert "None: everything" in texts(page())


def test_ratings_are_compared_with_the_round_before():
    said = texts(page(before="Spring", compares=True, up=("1.1", "2.1"), down=("3.1",)))
    assert "Agreed ratings since the round “Spring”: up 1.1 and 2.1; down 3.1." in said
    assert "another framework" in texts(page(before="Spring", compares=False))
    assert "first round" in texts(page())


def test_what_moved_since_the_last_report_is_named_way_by_way():
    levels = tuple(Changed(number, "x", "none", "moderate") for number in ("1.1", "2.1"))
    standings = (Changed("3.1", "x", "shown", "claimed"),)
    said = texts(page(since=date(2026, 9, 1), levels_changed=levels, standings_changed=standings))
    assert "1.1 and 2.1 from “No progress” to “Moderate progress”." in said
    assert "3.1 from “In place, shown” to “In place, claimed”." in said
    assert "no change" in texts(page(since=date(2026, 9, 1)))
    assert "No report was issued before this one" in texts(page())


def test_late_actions_stand_by_their_post_the_latest_first():
    late = tuple(action(number, days) for number, days in ((1, 3), (2, 40), (3, 12), (4, 1)))
    table = next(block for block in page(actions=(*late, action(5))) if "are late" in getattr(block, "title", ""))
    assert [row[0] for row in table.rows] == ["2. Do thing 2", "3. Do thing 3", "1. Do thing 1"]
    assert table.rows[0][1:] == ("Director of estates", "22 November 2026", "40 days late")
    assert table.title == ("4 of the open actions (5) are late. The first 3 stand here, all of them after the pillars")
    assert "None of the 1 open actions is late." in texts(page(actions=(action(),)))


def test_decisions_that_are_asked_for_stand_with_who_and_when():
    asked = (decision(1, due_on=date(2026, 11, 1), days_late=21, element="1.4"), decision(2))
    said = texts(page(decisions=asked))
    assert "2 questions wait for an answer" in said
    assert "1. Question 1? (on 1.4)\nThe board\n1 November 2026, 21 days late" in said
    assert "2. Question 2?\nThe board\nno day was named" in said
    assert "No decision is asked for." in texts(page())


def test_before_the_first_round_it_says_so():
    facts = board(round=None, history=(), pillars=(replace(pillar("1"), elements=(element(standing=None),)),))
    said = texts(front(facts))
    assert "No round has closed yet, so no rating has been agreed." in said
    assert "0 shown and 0 claimed, of 1 elements" in said
