"""Tables that serve many insiders at once (R097)."""

import numpy as np

from colonnade.core.disclosure.audit.effort import Effort
from colonnade.core.disclosure.audit.offered import holders_of
from colonnade.core.disclosure.audit.pairs import Pairs
from colonnade.core.disclosure.audit.sharing import Sharing
from colonnade.core.disclosure.table import Dimension, Release, Table
from tests.unit.core.disclosure.audit.squares import question

SIZE = 6
NAMES = tuple(f"C{at}" for at in range(SIZE))
DIMENSIONS = (Dimension("row", NAMES), Dimension("column", NAMES))


def sharing(alone, effort=None, seen=None):
    """A page of which all inner cells are hidden, with one person on the diagonal in each of some rows."""
    counts = np.full((SIZE, SIZE), 3)
    counts[range(alone), range(alone)] = 1
    table = Table(DIMENSIONS, counts)
    inner = np.zeros(table.shape, dtype=np.bool_)
    inner[:-1, :-1] = True
    asked = question(Release.of(DIMENSIONS, table.cells, inner))
    asked.effort.left = asked.effort.left if effort is None else effort
    told = tuple((((at, at),)) for at in range(alone))
    pairs = Pairs.of(asked, holders_of(asked.frame, [told], [table.shape]), asked.asked)
    return Sharing(pairs, asked.bounds, seen)


def test_insiders_who_together_leave_room_are_all_served_by_the_same_tables():
    seen = []
    one = sharing(4, seen=lambda pairs: seen.append(pairs.many))
    one.run()
    assert one.pairs.many == 0
    assert seen[-1] == 0
    # Fewer tables than there are insiders and cells by far.
    assert sum(len(table) for table in one.proof) < 4 * SIZE**2
    assert all(table.is_whole for table in one.proof)


def test_insiders_who_know_what_cannot_be_are_left_as_they_were():
    """No table has the same person alone in a cell and in the total of its row."""
    one = sharing(2)
    row = one.question.frame.places[0].reshape(SIZE + 1, SIZE + 1)[0, SIZE]
    one.pairs.holders.cells[0] = row
    before = one.pairs.many
    one.run()
    assert one.pairs.many == before


def test_without_effort_nothing_is_found():
    one = sharing(4, effort=0)
    before = one.pairs.many
    one.run()
    assert one.pairs.many <= before
    assert Effort(0).is_spent
