"""What is refused.

A table that cannot be right is not protected: the answer is a sentence that names the cell.
"""

from collections.abc import Mapping

import pytest

from colonnade.core.disclosure.table import TableError
from colonnade.core.disclosure.table.building import build, refuse_unpublishable
from colonnade.core.disclosure.table.layout import Layout
from tests.spec.example import Example, as_written, read_table

EXAMPLES = (
    Example(
        title="Totals that do not add up",
        given={"rows": "| letter | team | people\n1 | L | T1 | 3\n2 | L | T2 | 12\n3 | L | Total | 16"},
        expect={
            "answer": "The totals do not add up. At letter L, team Total (row 3) the file says 16, which is 1 "
            "more than its parts, 15."
        },
    ),
    Example(
        title="A star among the true counts",
        given={"rows": "| letter | team | people\n1 | L | T1 | *\n2 | L | T2 | 12"},
        expect={
            "answer": "“*” is not a count, at letter L, team T1 (row 1): true counts are needed here, and no signs."
        },
    ),
    Example(
        title="Half a person",
        given={"rows": "| letter | team | people\n1 | L | T1 | 2.5\n2 | L | T2 | 12"},
        expect={"answer": "The count at letter L, team T1 (row 1) is not a whole number of people: 2.5."},
    ),
    Example(
        title="One cell twice",
        given={"rows": "| letter | team | people\n1 | L | T1 | 3\n2 | L | T1 | 12"},
        expect={"answer": "Two rows are about the same cell: letter L, team T1 (row 1), and again row 2."},
    ),
    Example(
        title="A team in two divisions",
        given={
            "rows": "| letter | team | division | people\n1 | L | T1 | D1 | 3\n2 | G | T1 | D2 | 12",
        },
        expect={"answer": "“T1” of team is in two groups of division: “D1” (row 1) and “D2” (row 2)."},
    ),
    Example(
        title="Hardly anybody",
        given={"rows": "| letter | team | people\n1 | L | T1 | 3\n2 | L | T2 | 2"},
        expect={
            "answer": "The total of everyone is 5, and counts up to 7 are hidden: nothing of this table can be "
            "published."
        },
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    rows = list(read_table(given["rows"]).values())
    paths = (("team", "division"),) if "division" in rows[0] else ()
    layout = Layout(("letter", "team"), paths)
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    with pytest.raises(TableError) as refused:
        refuse_unpublishable(build(columns, layout).table, 7)
    return {"answer": str(refused.value)}


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect
