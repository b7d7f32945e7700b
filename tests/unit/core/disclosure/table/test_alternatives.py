"""Tables that are offered as proof."""

import numpy as np

from colonnade.core.disclosure.table import Alternatives


def test_alternatives_are_a_table_and_its_changes():
    offered = Alternatives(np.array([4, 5, 6]), np.array([0, 2, 3]), np.array([0, 1, 2]), np.array([1, -1, 2]))
    assert len(offered) == 2
    assert [(at.tolist(), by.tolist()) for at, by in offered] == [([0, 1], [1, -1]), ([2], [2])]
