"""What may be shown of informal fixes, attacked by trying every truth."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest

from colonnade.core.measures import Shown, patterns

THEMES, SOURCES = ("a", "b"), ("x", "y")
HIDDEN = set(range(8))


def table(a, b, x):
    """Counts with these sums: themes a and b, source x and the rest."""
    both = min(a, x)
    return {("a", "x"): both, ("a", "y"): a - both, ("b", "x"): x - both, ("b", "y"): b - x + both}


def test_below_eight_with_zero_is_hidden_and_the_rest_to_the_nearest_five():
    found = patterns({("a", "x"): 7, ("b", "x"): 13}, THEMES, SOURCES)
    assert found.themes == (Shown("a", None), Shown("b", 15))
    assert patterns({}, THEMES, SOURCES).is_empty
    assert not found.is_empty


def test_where_the_second_list_would_narrow_a_hidden_number_it_is_left_out():
    """17 and 18 make 35; 30 and 7 make 37: beside each other they would say that the 7 is no 0."""
    found = patterns({("a", "x"): 18, ("a", "y"): 14, ("b", "y"): 7}, THEMES, SOURCES)
    assert found.themes == (Shown("a", 30), Shown("b", None))
    assert found.sources is None
    safe = patterns({("a", "x"): 40, ("b", "x"): 22, ("a", "y"): 30}, THEMES, SOURCES)
    assert safe.sources == (Shown("x", 60), Shown("y", 30))


def test_no_reader_of_a_page_can_narrow_a_hidden_number():
    """Every truth that small lists can have: what each page leaves possible for each number that it hides.

    A reader who knows these rules rules out one number at most: where both lists are all hidden and the second is left
    out, that there is nothing at all.
    """
    possible = defaultdict(lambda: defaultdict(set))
    for a, b in product(range(22), repeat=2):
        for x in range(a + b + 1):
            counts = table(a, b, x)
            if min(counts.values()) < 0:
                continue
            page = patterns(counts, THEMES, SOURCES)
            truth = {"a": a, "b": b, "x": x, "y": a + b - x}
            for line in (*page.themes, *(page.sources or ())):
                if line.count is None:
                    possible[page][line.name].add(truth[line.name])
    assert possible
    for lines in possible.values():
        for numbers in lines.values():
            assert numbers >= HIDDEN - {0}


@pytest.mark.parametrize("true", range(60))
def test_what_a_line_says_can_be_holds_the_truth(true):
    [line] = patterns({("a", "x"): true}, ("a",), ("x",)).themes
    assert line.least <= true <= line.most
