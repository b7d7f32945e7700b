"""Several pages over the same people at once, held against every table of people that there is (R097)."""

from itertools import combinations

import numpy as np
import pytest

from colonnade.core.disclosure.audit import Attacker, Safety, audit
from colonnade.core.disclosure.linked import audit_linked, protect_linked
from colonnade.core.disclosure.protect import protect
from colonnade.core.disclosure.table import Dimension, Earlier, Rule, Table, TableError
from colonnade.core.disclosure.table.linked import linked_insiders, margin_of

SO = Dimension("so", ("L", "G"))
AGE = Dimension("age", ("Y", "O"))
TEAM = Dimension("team", ("T1", "T2", "T3"))
RULE = Rule(high=2, groups=False)
PAGES = (("so", "age"), ("team", "so"))


def table(seed, people=7):
    """A few people by so, age and team."""
    draw = np.random.default_rng(seed).integers(0, 12, people)
    return Table((SO, AGE, TEAM), np.bincount(draw, minlength=12).reshape(2, 2, 3))


def worlds(made):
    """The cells of both pages in every table of people that agrees with both, one row for each such table."""
    counted = made.whole.table
    margins = []
    for place in np.ndindex(counted.counts.shape):
        each = np.zeros_like(counted.counts)
        each[place] = 1
        one = Table(counted.dimensions, each)
        margins.append(np.concatenate([margin_of(one, names).cells.ravel() for names in made.names]))
    low = np.concatenate([page.low.ravel() for page in made.releases])
    high = np.concatenate([page.high.ravel() for page in made.releases])
    # Where the total is hidden there are more tables yet, and these show enough.
    near = 0 if made.releases[0].shown[-1, -1] == counted.people else 1
    totals = range(counted.people - near, counted.people + near + 1)
    cells = np.concatenate([placings(counted.counts.size, people) for people in totals]) @ np.array(margins)
    return cells[((cells >= low) & (cells <= high)).all(axis=1)]


def placings(parts, people):
    """Every way to place so many people: shape (ways, parts)."""
    bars = np.array(list(combinations(range(people + parts - 1), parts - 1)))
    ends = np.column_stack([np.full(len(bars), -1), bars, np.full(len(bars), people + parts - 1)])
    return np.diff(ends, axis=1) - 1


@pytest.mark.parametrize("seed", range(3))
def test_no_star_of_either_page_can_be_worked_out_from_both(seed):
    made = protect_linked(table(seed), PAGES, RULE)
    audits = audit_linked(made)
    found = worlds(made)
    assert len(found)
    hidden = np.concatenate([page.hidden.ravel() for page in made.releases])
    known = found.min(axis=0) == found.max(axis=0)
    assert not (hidden & known).any()
    assert all(one.is_clean for one in audits)
    assert {one.attacker for one in audits[1].attacks} == set(Attacker)


def test_a_number_on_two_pages_is_shown_on_both_or_on_none():
    for seed in range(6):
        made = protect_linked(table(seed), PAGES, RULE)
        assert made.releases[0].status[:, -1].tolist() == made.releases[1].status[-1].tolist()


def test_pages_that_are_safe_apart_can_tell_together_and_that_is_found():
    """What linking is for: of some people two pages that know nothing of each other give somebody away."""
    told = 0
    for seed in range(6):
        counted = table(seed)
        sides = [margin_of(counted, names) for names in PAGES]
        apart = [protect(side, RULE).release for side in sides]
        alone = linked_insiders(counted, sides)
        prior = [Earlier(apart[0], same_people=True, alone=alone[0])]
        found = audit(apart[1], RULE, attackers=(Attacker.A3,), insiders=alone[1], prior=prior)
        told += not found.is_clean
        linked = audit_linked(protect_linked(counted, PAGES, RULE))
        assert all(one.count(Safety.DISCLOSED) == 0 and not one.earlier for one in linked)
    assert told > 0


def test_the_proof_is_offered_where_the_pages_have_all_dimensions():
    made = protect_linked(table(3, people=60), PAGES, RULE)
    assert audit_linked(made)[1].by(Attacker.A3).count(Safety.UNPROVEN) == 0
    assert made.tables[1].counts.shape == (3, 2)
    assert made.releases[1].shown.shape == (4, 3)


def test_a_dimension_that_the_table_does_not_have_is_refused():
    with pytest.raises(TableError, match="no dimension place"):
        protect_linked(table(0), (("so", "place"),), RULE)
