"""Exact solving: what is settled is found, and nothing else, whichever way the elimination goes."""

import numpy as np
import pytest

from colonnade.core.disclosure.ledger.elimination import PRIME, Equations, complete, signed


def equations(matrix, right):
    matrix = np.asarray(matrix, dtype=np.int64)
    at, column = np.nonzero(matrix)
    first = np.searchsorted(at, np.arange(len(matrix) + 1))
    return Equations(matrix.shape[1], first, column, matrix[at, column], np.asarray(right, dtype=np.int64))


def settled_by_rank(matrix):
    rank = np.linalg.matrix_rank(matrix)
    units = np.eye(matrix.shape[1])
    return [np.linalg.matrix_rank(np.vstack([matrix, unit])) == rank for unit in units]


def holds(matrix, found, right):
    said = matrix.astype(object) @ found.T.astype(object) % PRIME
    return (said == (np.asarray(right, dtype=object) % PRIME)[:, None]).all()


@pytest.mark.parametrize("seed", range(12))
def test_the_unknowns_that_the_equations_settle_and_no_others_come_out_the_same_twice(seed):
    chance = np.random.default_rng(seed)
    matrix = chance.choice([-1, 0, 0, 0, 1], (9, 12))
    truth = chance.integers(0, 50, 12)
    found, contradicts = complete(equations(matrix, matrix @ truth), seed)
    same = found[0] == found[1]
    assert not contradicts
    assert same.tolist() == settled_by_rank(matrix)
    assert signed(found[0])[same].tolist() == truth[same].tolist()
    assert holds(matrix, found, matrix @ truth)


def settled_by_null_space(matrix):
    _, sizes, directions = np.linalg.svd(matrix)
    rank = int((sizes > 1e-8).sum())
    return (np.abs(directions[rank:]) < 1e-8).all(axis=0).tolist()


@pytest.mark.parametrize(("rows", "alone"), [(20, 0), (211, 0), (220, 200)])
def test_long_equations_are_solved_as_one_array_and_come_out_alike(rows, alone):
    chance = np.random.default_rng(rows)
    matrix = chance.choice([-1, 1], (rows, 205))
    matrix[:alone, :] = np.eye(alone, 205, dtype=np.int64)
    truth = chance.integers(0, 50, 205)
    found, contradicts = complete(equations(matrix, matrix @ truth), 3)
    same = found[0] == found[1]
    assert not contradicts
    assert same.tolist() == settled_by_null_space(matrix)
    assert signed(found[0])[same].tolist() == truth[same].tolist()
    assert holds(matrix, found, matrix @ truth)


def test_an_unknown_named_twice_in_an_equation_counts_twice_or_cancels():
    first, column = np.array([0, 3]), np.array([0, 1, 1])
    twice = Equations(2, first, column, np.array([1, 1, 1]), np.array([6]))
    cancelled = Equations(2, first, column, np.array([1, 1, -1]), np.array([6]))
    found, _ = complete(twice, 0)
    assert ((found[:, 0] + 2 * found[:, 1]) % PRIME).tolist() == [6, 6]
    found, _ = complete(cancelled, 0)
    assert found[:, 0].tolist() == [6, 6]


@pytest.mark.parametrize("size", [2, 250])
def test_equations_that_contradict_one_another_are_found(size):
    row = np.ones((1, size), dtype=np.int64)
    _, contradicts = complete(equations(np.vstack([row, row]), [5, 6]), 0)
    assert contradicts


def test_the_same_seed_gives_the_same_completions_and_another_gives_others():
    system = equations([[1, 1, 1]], [9])
    one, again, other = (complete(system, seed)[0].tolist() for seed in (1, 1, 2))
    assert one == again
    assert one != other


def test_no_equations_settle_nothing():
    found, contradicts = complete(equations(np.zeros((0, 3), dtype=np.int64), []), 0)
    assert (found[0] != found[1]).all()
    assert not contradicts


def test_residues_are_read_as_the_whole_numbers_nearest_to_0():
    assert signed(np.array([0, 5, PRIME - 3, PRIME + 2])).tolist() == [0, 5, -3, 2]
