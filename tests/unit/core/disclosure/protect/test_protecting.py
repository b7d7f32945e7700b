"""Protecting a table: what is hidden at what price, earlier pages, and the real size of table (R096, R097)."""

import numpy as np
import pytest

from colonnade.core.disclosure.audit import audit
from colonnade.core.disclosure.protect import Protected, UnfinishedError, protect
from colonnade.core.disclosure.protect.elimination import SHOWN
from colonnade.core.disclosure.protect.unfinished import KINDS
from colonnade.core.disclosure.table import (
    Dimension,
    Earlier,
    Hierarchy,
    Release,
    Rule,
    Status,
    Table,
    TableError,
    insiders,
)
from tests.factories.tables import table as people
from tests.unit.core.disclosure.protect.brute import table_of

PLAIN = Rule(groups=False, insiders=False)
# One small count, and squares of different prices to hide it in.
COUNTS = [[1, 20, 90], [30, 40, 80], [95, 99, 85]]


def secondary(made: Protected) -> set[tuple[int, ...]]:
    return set(map(tuple, np.argwhere(made.secondary).tolist()))


def test_the_cheapest_square_is_hidden_and_loss_is_the_people_in_it():
    made = protect(table_of(COUNTS), PLAIN)
    assert np.argwhere(made.primary).tolist() == [[0, 0]]
    assert secondary(made) == {(0, 1), (1, 0), (1, 1)}
    assert made.loss == 20 + 30 + 40


def test_dear_cells_are_spared():
    costs = np.ones((4, 4))
    costs[0, 1] = 50.0
    assert (0, 1) not in secondary(protect(table_of(COUNTS), PLAIN, costs=costs))


def test_cells_of_unknown_answers_are_dear_to_hide():
    table = table_of(COUNTS)
    first, last = table.dimensions
    unsure = Dimension(last.name, last.categories, (), frozenset(last.categories[1:2]))
    made = protect(Table((first, unsure), table.counts), PLAIN)
    assert not made.secondary[:, 1].any()


def test_a_cell_that_holds_a_whole_team_is_hidden_where_the_rule_looks_at_groups():
    table = table_of([[12, 20], [0, 30], [0, 40]])
    assert not protect(table, Rule(groups=False)).release.hidden.any()
    made = protect(table, Rule())
    assert made.primary[0, 0]
    assert made.release.hidden[0, 0]


def test_a_person_alone_in_a_square_makes_it_larger():
    table = table_of([[1, 3, 30], [4, 50, 60], [70, 80, 90]])
    without, held = protect(table, PLAIN), protect(table, Rule(groups=False))
    assert held.release.hidden.sum() > without.release.hidden.sum()
    alone = tuple(insiders(table))
    assert not audit(without.release, Rule(groups=False), insiders=alone).is_clean
    assert audit(held.release, Rule(groups=False), insiders=alone).is_clean


def test_a_rule_with_rounding_gives_the_page_to_the_nearest_five():
    made = protect(table_of(COUNTS), Rule(rounding=5))
    shown = made.release.status == Status.SHOWN
    assert not (made.release.shown[shown] % 5).any()
    assert made.release.hidden.tolist() == (made.table.cells == 1).tolist()
    assert not made.unproven.any()


def test_a_small_change_since_an_earlier_page_is_sensitive():
    """Forty people then, and forty-two now: whoever sees both knows of two people."""
    then, now = table_of([[20, 90], [40, 80]]), table_of([[20, 90], [42, 80]])
    old = Release.of(then.dimensions, then.cells, np.zeros(then.shape, dtype=np.bool_))
    assert not protect(now, PLAIN).release.hidden.any()
    made = protect(now, PLAIN, prior=[Earlier(old, same_people=False)])
    changed = now.cells != then.cells
    assert made.primary[changed].all()
    assert not made.primary[~changed].any()


def test_what_an_earlier_page_of_the_same_people_shows_is_shown():
    table = table_of(COUNTS)
    cheap = np.array([[0, 1, 0, 0], [1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], dtype=np.bool_)
    hidden = cheap.copy()
    hidden[0, 0] = True
    assert secondary(protect(table, PLAIN)) == set(map(tuple, np.argwhere(cheap).tolist()))
    other = protect(table, PLAIN, costs=1 + 50.0 * cheap).release
    made = protect(table, PLAIN, prior=[Earlier(other, same_people=True)])
    assert made.release.hidden.tolist() == other.hidden.tolist()


def test_whoever_waits_is_told_how_far_it_is():
    told: list[tuple[int, int]] = []
    protect(people("t3_so_gi_eth", 10_000), progress=lambda done, of: told.append((done, of)))
    assert told
    assert all(done <= of for done, of in told)
    shares = [done / of for done, of in told]
    assert shares == sorted(shares)
    assert min(shares) < 0.3
    assert max(shares) > 0.3, "the proof is told of too"


@pytest.mark.parametrize("name", ["t2_so_team", "t2_sab_team", "t3_so_gi_eth"])
def test_tables_of_ten_thousand_people_are_protected_in_whole_numbers(name):
    table = people(name, 10_000)
    made = protect(table)
    assert made.alternatives.is_whole
    assert not made.unproven.any()
    found = audit(made.release, Rule(), insiders=tuple(insiders(table)), alternatives=made.alternatives)
    assert found.is_clean
    assert not found.in_parts.any()


def test_rounded_numbers_are_refused_beside_exact_ones_of_the_same_people():
    table = Table((Dimension("so", ("1", "2")), Dimension("team", ("a", "b"))), np.array([[12, 9], [15, 30]]))
    exact = protect(table).release
    with pytest.raises(TableError, match="published already"):
        protect(table, Rule(rounding=5), prior=(Earlier(exact, same_people=True),))
    again = protect(table, Rule(rounding=5), prior=(Earlier(exact, same_people=False),))
    assert again.release.shown[0, 0] == 10


def arrays_of(made: Protected) -> list[np.ndarray]:
    """Everything that a protected table is made of."""
    page, proof = made.release, made.alternatives
    masks = (made.primary, made.secondary, made.unproven)
    return [page.status, page.shown, page.low, page.high, *masks, proof.start, proof.first, proof.at, proof.by]


def same(one: Protected, other: Protected) -> bool:
    """Whether two protected tables are the same, array by array and type by type."""
    pairs = list(zip(arrays_of(one), arrays_of(other), strict=True))
    return all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in pairs)


def stages_of(table: Table, rule: Rule = Rule(), **more) -> tuple[Protected, list[dict]]:  # noqa: B008 - frozen
    """A protected table, and what was kept after each stage of the work."""
    kept: list[dict] = []
    return protect(table, rule, keep=kept.append, **more), kept


def ends_the_same(table: Table, rule: Rule = Rule(), **more) -> list[dict]:  # noqa: B008 - frozen
    """Stop after every stage, go on from there, and see that all that follows is the same; what was kept."""
    whole, kept = stages_of(table, rule, **more)
    assert same(whole, protect(table, rule, **more))
    for at, stage in enumerate(kept):
        again, left = stages_of(table, rule, resume=stage, **more)
        assert same(again, whole)
        assert len(left) == len(kept) - at - 1
        for one, other in zip(left, kept[at + 1 :], strict=True):
            assert all(np.array_equal(one[name], other[name]) for name in KINDS)
    return kept


def rounds_of(kept: list[dict]) -> list[tuple[int, bool]]:
    """How often more had been hidden at each stage, and whether its page was proved."""
    return [(int(stage["stage"][0]), bool(stage["stage"][1])) for stage in kept]


def test_work_that_is_taken_up_after_any_stage_ends_as_without_a_break():
    assert rounds_of(ends_the_same(table_of(COUNTS), seed=5)) == [(0, False), (0, True)]


@pytest.mark.parametrize("large", [False, True])
def test_so_it_does_where_a_first_page_cannot_be_proved_and_more_is_hidden(monkeypatch, large):
    """In whole numbers, and in parts of people as for large tables."""
    if large:
        monkeypatch.setattr("colonnade.core.disclosure.protect.proof.LARGE", 0)
    kept = ends_the_same(people("t3_so_gi_eth", 10_000), seed=5)
    assert rounds_of(kept)[:4] == [(0, False), (0, True), (1, False), (1, True)]
    assert {int(stage["stage"][2]) for stage in kept if stage["stage"][1]} == {int(large)}


def test_so_it_does_beside_an_earlier_page_with_groups_of_its_own():
    table = table_of(COUNTS)
    first, last = table.dimensions
    pairs = Hierarchy("pair", tuple(zip(last.categories, ("x", "x", "y"), strict=True)))
    old = protect(Table((first, Dimension(last.name, last.categories, (pairs,))), table.counts), PLAIN).release
    assert ends_the_same(table, PLAIN, prior=[Earlier(old, same_people=True)])


def test_work_on_another_table_or_with_a_small_count_shown_is_not_taken_up():
    table = table_of(COUNTS)
    stage = stages_of(table, PLAIN)[1][-1]
    with pytest.raises(UnfinishedError, match="does not fit"):
        protect(people("t2_so_team", 10_000), resume=stage)
    shown = {**stage, "status": np.full_like(stage["status"], SHOWN)}
    shown |= {name: stage[name][:0] for name in ("row", "at", "by", "open", "people")}
    shown |= {name: np.zeros_like(stage[name][:1]) for name in ("table", "noticing")}
    with pytest.raises(UnfinishedError, match="has to be hidden"):
        protect(table, PLAIN, resume=shown)
