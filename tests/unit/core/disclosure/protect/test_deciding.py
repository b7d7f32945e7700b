"""The ratios by which the insider rule knows rows that are multiples of one another."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numba.typed import Dict

from colonnade.core.disclosure.protect.deciding import EMPTY, HIDDEN, OPEN, SHOWN, begin, ratios
from colonnade.core.disclosure.protect.elimination import Elimination
from colonnade.core.disclosure.protect.tableau import PRIME

numbers = st.integers(0, PRIME - 1) | st.just(0)


def made(rows, *, insiders=True):
    """An elimination over rows that are all sensitive but the last."""
    return Elimination(
        np.arange(rows + 1),
        np.arange(rows, dtype=np.int32),
        sensitive=np.arange(rows) < rows - 1,
        alone=np.zeros(rows, dtype=np.bool_),
        least=np.zeros(rows, dtype=np.bool_),
        insiders=insiders,
        seed=1,
    )


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_one_inverse_gives_the_ratio_of_every_row(marks):
    """First mark by second, modulo the prime; 0 where the second is 0, and a sign of its own where both are."""
    one = made(len(marks) + 1)
    task, state = one._task, one._state
    for at, (first, second) in enumerate(marks):
        state.hit[at], state.new_one[at], state.new_two[at] = at, first, second
    ratios(task, state, len(marks))
    for at, (first, second) in enumerate(marks):
        expected = first * pow(second, -1, PRIME) % PRIME if second else (0 if first else EMPTY)
        assert state.new_ratio[at] == expected


def test_what_is_sensitive_is_hidden_at_the_beginning_and_counted_for_insiders():
    one = made(4)
    known = Dict.empty(key_type=one._known._dict_type.key_type, value_type=one._known._dict_type.value_type)
    begin(known, one._task._replace(insiders=True), one._state)
    assert one.result.status.tolist() == [HIDDEN, HIDDEN, HIDDEN, OPEN]
    assert sum(known.values()) == 3
    one.offer(np.array([3]))
    assert one.result.status.tolist() == [HIDDEN, HIDDEN, HIDDEN, SHOWN]
