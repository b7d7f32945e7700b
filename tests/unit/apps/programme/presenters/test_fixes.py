"""What the page of informal fixes says: only what core lets through."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from colonnade.apps.programme.models import InformalFix
from colonnade.apps.programme.presenters.fixes import fixes_page
from colonnade.core.measures import Period, patterns
from tests.unit.apps.programme.saying import organisation

MEMBER = SimpleNamespace(organisation=organisation(), holds=lambda _role: True)
YEAR = Period(date(2026, 4, 1), date(2027, 3, 1))


def page(counts):
    """The page of these true counts."""
    return fixes_page(MEMBER, YEAR, patterns(counts, InformalFix.Theme.values, InformalFix.Source.values))


def test_counts_are_said_and_drawn_as_core_gives_them():
    found = page({("words", "patients"): 33, ("places", "colleagues"): 21, ("care", "system"): 14})
    themes, sources = found.parts
    assert themes.rows[0] == ("Words or names that were used", "about 35")
    assert themes.rows[1] == ("A record or a form", "fewer than 8")
    assert [words for _name, words in sources.rows] == ["about 35", "about 20", "about 15"]
    assert found.period == "April 2026 to March 2027"
    assert found.said == "Most often it was about: Words or names that were used."
    for drawn in (themes.wide, themes.narrow):
        assert ">35<" in drawn
        assert ">33<" not in drawn
    assert not found.left_out


def test_two_that_are_most_are_both_named():
    found = page({("words", "patients"): 20, ("care", "patients"): 21})
    assert found.said == "Most often it was about: Words or names that were used; How care was given."


def with_sums(themes, sources):
    """Counts that add up to these, by theme and by source."""
    left, counts = dict(sources), {}
    for theme, people in themes.items():
        still = people
        for source, free in list(left.items()):
            counts[theme, source] = min(still, free)
            still, left[source] = still - counts[theme, source], free - counts[theme, source]
    return counts


def test_where_a_list_is_left_out_the_page_says_why():
    """Six times 12 at most and 79 at least: the seventh theme would be 7."""
    themes = {**dict.fromkeys(InformalFix.Theme.values, 12), "care": 7}
    found = page(with_sums(themes, {"patients": 23, "colleagues": 28, "system": 28}))
    assert [part.title for part in found.parts] == ["What it was about"]
    assert "would narrow down a small number" in found.left_out
    assert found.parts[0].rows[5] == ("How care was given", "fewer than 8")


def test_with_nothing_to_show_no_number_is_said():
    found = page({("words", "patients"): 7})
    assert found.said.startswith("Too few were noted of any kind to show a number.")
    assert {count for part in found.parts for _name, count in part.rows} == {"fewer than 8"}
