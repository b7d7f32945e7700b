"""What the home page says, and what does not fit together."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from colonnade.apps.programme.models import Focus
from colonnade.apps.programme.presenters.standing import (
    compare_page,
    contradictions_page,
    focus_page,
    headline,
    home_page,
    moved_words,
    standing_tag,
)
from colonnade.apps.programme.selectors import ElementPicture, Picture, PillarPicture
from colonnade.core.ratings import (
    AgainstVoices,
    Direction,
    EvidenceContradiction,
    Kind,
    Liveness,
    Moves,
    Rating,
    Standing,
)
from colonnade.foundation.catalogue import current
from colonnade.foundation.permissions import Role
from tests.unit.apps.programme.saying import NOW, a_round, an_agreement, organisation

FRAMEWORK = current().framework("inclusion-2022")


def picture(standings, *, moved=None, before=None, found=(), behind=Liveness.MISSING):
    """A picture in which the first elements stand so, and the others are not agreed."""
    left = list(standings)
    pillars = [
        PillarPicture(
            pillar.id,
            pillar.ref,
            pillar.title,
            pillar.short,
            tuple(
                ElementPicture(one.id, one.short, None, left.pop(0) if left else None, behind, "none")
                for one in pillar.elements
            ),
        )
        for pillar in FRAMEWORK.pillars
    ]
    latest = a_round("closed", closed_at=NOW)
    return Picture(latest, before, FRAMEWORK, tuple(pillars), moved or Moves(), tuple(found))


def member(*roles):
    """A member with these roles."""
    return SimpleNamespace(organisation=organisation(), holds=lambda role: role in roles)


def test_no_two_standings_share_their_words():
    words = [standing_tag(one).text for one in (*Standing, None)]
    assert words == ["Not in place", "In progress", "Claimed", "In place, shown", "Not agreed"]


def test_the_headline_counts_shown_and_claimed():
    told = picture([Standing.SHOWN, Standing.SHOWN, Standing.CLAIMED, Standing.IN_PROGRESS])
    assert headline(told) == "2 shown and 1 claimed, of 17 elements"


@pytest.mark.parametrize(
    ("before", "moved", "words"),
    [
        (None, Moves(), "This is your first round."),
        (a_round("closed", framework="working-with-groups-2025"), Moves(), "The round before used another framework."),
        (a_round("closed", title="Spring"), Moves(same=("1.1",)), "Nothing moved since Spring."),
        (a_round("closed", title="Spring"), Moves(up=("1.1",)), "1 moved up since Spring"),
        (a_round("closed", title="Spring"), Moves(down=("1.1", "1.2")), "2 moved down since Spring"),
        (a_round("closed", title="May"), Moves(up=("1.1",), down=("1.2",)), "1 moved up and 1 moved down since May"),
    ],
)  # fmt: skip
def test_what_moved(before, moved, words):
    assert moved_words(picture([], before=before, moved=moved)) == words


def test_before_the_first_close_the_home_page_says_how_to_begin():
    page = home_page(member(Role.INCLUSION_LEAD), None, [], [a_round()])
    assert (page.wide, page.rows, page.headline, page.closed_on) == ("", "", "", None)
    assert page.open_href == "/o/RX1/rounds/open/"
    assert [(one["text"], one["href"]) for one in page.going_on] == [("Autumn", "/o/RX1/rounds/1/")]
    assert home_page(member(Role.BOARD_READER), None, [], []).open_href == ""


@pytest.mark.parametrize(
    ("standing", "behind", "words"),
    [
        (Standing.SHOWN, Liveness.LIVE, "evidence is live"),
        (Standing.CLAIMED, Liveness.STALE, "evidence has gone stale"),
        (Standing.CLAIMED, Liveness.MISSING, "no evidence yet"),
        (Standing.IN_PROGRESS, Liveness.LIVE, ""),
    ],
)
def test_what_stands_behind_an_element_is_said_where_it_matters(standing, behind, words):
    rows = home_page(member(), picture([standing], behind=behind), [], []).rows
    row = rows.partition('id="element-1.1"')[2].partition("</tr>")[0]
    for other in ("evidence is live", "evidence has gone stale", "no evidence yet"):
        assert (other in row) == (other == words)


def test_the_reasons_on_the_home_page_are_text_and_nothing_else():
    told = picture([Standing.IN_PROGRESS])
    first = told.pillars[0].elements[0]
    marked = ElementPicture(
        first.number, first.short, an_agreement(pk=1, reason="<b>Bold</b>"), first.standing, first.behind, "up"
    )
    pillar = PillarPicture("1", "inclusion-2022/1", "T", "S", (marked,))
    page = home_page(member(), Picture(told.round, None, FRAMEWORK, (pillar,), Moves(), ()), [], [])
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page.rows
    assert "moved up" in page.rows


def test_contradictions_lead_to_where_they_are_mended():
    against = AgainstVoices("2.1", Rating.IN_PLACE, Direction.DOWN, ("teams", "staff_network"), 3)
    found = [
        EvidenceContradiction("1.1", Kind.NOTHING_BEHIND),
        EvidenceContradiction("1.2", Kind.EVIDENCE_EXPIRED),
        against,
    ]
    rows = contradictions_page(member(), picture([], found=found)).rows
    assert [(row["number"], row["sentence"], row["href"]) for row in rows] == [
        ("1.1", "Rated in place, with nothing behind it.", "/o/RX1/evidence/add/?element=inclusion-2022/1.1"),
        ("1.2", "Rated in place, but its evidence has gone stale.", "/o/RX1/evidence/?element=inclusion-2022/1.2"),
        (
            "2.1",
            "Agreed against most voices: Teams, Staff network see it otherwise.",
            "/o/RX1/rounds/1/spread/2.1/",
        ),
    ]
    assert contradictions_page(member(), None).rows == []


def test_a_focus_is_named_by_its_pillar_with_the_way_to_end_it():
    page = focus_page(member(), [Focus(pk=3, pillar="inclusion-2022/2", reason="Because.")], None)
    [row] = page.rows
    assert (row["text"], row["reason"]) == (FRAMEWORK.pillars[1].title, "Because.")
    assert row["end_href"] == "/o/RX1/focus/3/end/"


def test_rounds_of_one_framework_are_compared_element_by_element():
    first, second = a_round("closed", title="Spring"), a_round("closed", number=2, title="Autumn")
    was = {element.id: [(element.id, "equal")] for element in FRAMEWORK.elements}
    before, after = {"1.1": an_agreement("not_in_place")}, {"1.1": an_agreement()}
    page = compare_page(
        organisation(), [second, first], first=first, second=second, before=before, after=after, was=was
    )
    assert (page.first, page.second, page.first_number, page.second_number, page.note) == ("Spring", "Autumn", 1, 2, "")
    assert [(one["tag"].text, one["kind"]) for one in page.rows[0]["before"]] == [("Not in place", "equal")]
    assert (page.rows[0]["after"].text, page.rows[1]["before"], page.rows[1]["after"].text) == (
        "In place",
        [],
        "Not agreed",
    )
