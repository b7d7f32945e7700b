"""A page for each pillar, with its arithmetic in words."""

from datetime import date

import pytest

from colonnade.apps.reporting.presenters.pillars import arithmetic, pillar_page
from colonnade.apps.reporting.selectors import PillarFacts
from colonnade.core.ratings import Standing
from colonnade.ui.documents import Heading, NewPage, Table
from tests.unit.apps.reporting.facts import action, element, pillar
from tests.unit.apps.reporting.presenters.test_front import texts

SHOWN, CLAIMED, GOING_ON, MISSING = (
    Standing.SHOWN,
    Standing.CLAIMED,
    Standing.IN_PROGRESS,
    Standing.NOT_IN_PLACE,
)


@pytest.mark.parametrize(
    ("standings", "said"),
    [
        ((SHOWN, SHOWN, CLAIMED, SHOWN), "3 of 4 elements shown: 1.1, 1.2 and 1.4. Claimed: 1.3."),
        ((SHOWN,), "1 of 1 elements shown: 1.1."),
        ((GOING_ON, MISSING), "0 of 2 elements shown. In progress: 1.1. Not in place: 1.2."),
        ((None, None), "0 of 2 elements shown. Not agreed: 1.1 and 1.2."),
    ],
)
def test_the_arithmetic_can_be_followed(standings, said):
    assert arithmetic(pillar("1", standings)) == said


def test_it_begins_on_a_new_page_and_has_a_section_for_each_element():
    blocks = tuple(pillar_page(pillar("1", (SHOWN, CLAIMED))))
    assert isinstance(blocks[0], NewPage)
    heads = [(block.level, block.text) for block in blocks if isinstance(block, Heading)]
    assert heads == [(1, "Pillar 1: Title of pillar 1"), (2, "1.1 Element 1.1"), (2, "1.2 Element 1.2")]


def page(**more):
    return tuple(pillar_page(PillarFacts("1", "Title", "Short", (element(**more),))))


def test_an_element_tells_all_that_stands_behind_it():
    said = texts(
        page(
            moved="up",
            reason="All of them.",
            dissent="Night staff were not asked.",
            level="moderate",
            action_to_date="Two wards asked.",
            recorded_on=date(2026, 10, 5),
            actions=(action(7, 3),),
        )
    )
    for part in (
        "Agreed rating: In place. Today: In place, shown. It moved up since the round before.",
        "Why: All of them.",
        "Seen otherwise: Night staff were not asked.",
        "Evidence: “Minutes”, live until 3 May 2027.",
        "Progress on the recommendation: Moderate progress, recorded on 5 October 2026.",
        "Action to date: Two wards asked.",
        "7. Do thing 7: Director of estates, due on 22 November 2026, 3 days late",
    ):
        assert part in said


def test_the_table_has_the_days_and_how_many_are_late():
    [table] = [block for block in page(actions=(action(1, 3), action(2))) if isinstance(block, Table)]
    assert table.rows == (
        ("1.1 Element 1.1", "In place, shown", "live until 3 May 2027", "Not recorded", "2, of them 1 late"),
    )


def test_what_is_not_there_is_said():
    said = texts(page(standing=MISSING, reason=""))
    assert "Evidence: none." in said
    assert "not recorded yet" in said
    assert "Why:" not in said
