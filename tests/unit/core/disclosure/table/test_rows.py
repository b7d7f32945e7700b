"""Rows of a file as columns of words."""

import numpy as np
import pyarrow as pa
import pytest

from colonnade.core.disclosure.table import TableError
from colonnade.core.disclosure.table.building import build
from colonnade.core.disclosure.table.layout import Layout
from colonnade.core.disclosure.table.rows import Rows

FLAT = Layout(("so", "team"))


def test_arrow_columns_of_numbers_and_words():
    data = pa.table(
        {"so": pa.array([1, 2]).cast(pa.int8()), "team": pa.array(["A", "A"]).dictionary_encode(), "n": [4.0, 5.0]}
    )
    table = build(data, FLAT).table
    assert (_codes(table), table.counts.tolist()) == ([("1", "2", "Total"), ("A", "Total")], [[4], [5]])


def test_spaces_and_accents_do_not_make_another_category():
    table = build({"team": [" Cafe\u0301 ", "Café\u00a0B"], "n": ["1,234", " 2.0 "]}, Layout(("team",))).table
    assert (_codes(table), table.counts.tolist()) == ([("Café", "Café B", "Total")], [1234, 2])


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ({"so": [], "team": [], "n": []}, "There is no row of counts."),
        ({"so": ["L"], "n": [1]}, "There is no column team. There are: so, n."),
        ({"so": ["L"], "team": ["T1"]}, "There is no column with the count of people."),
        ({"so": ["L"], "team": ["T1"], "a": [1], "b": [2]}, "It could be a, b: name it."),
        ({"so": ["L"], "team": ["T1", "T2"], "n": [1, 2]}, "not of one length: so 1, team 2, n 2."),
        ({"so": ["L"], "team": ["Total"], "n": [1]}, "No row says how many people there are in one category of team."),
        (pa.table([["L"], ["T"], ["T"], [1]], names=["so", "team", "team", "n"]), "Two columns are called team."),
        (pa.table({"so": [["L"]], "team": ["T"], "n": [1]}), "The column so holds list<item: string>"),
    ],
)
def test_columns_that_are_no_table_are_refused(source, says):
    with pytest.raises(TableError) as fault:
        build(source, FLAT)
    assert says in str(fault.value)


def test_words_stand_in_the_order_in_which_they_occur_and_rows_are_named():
    rows = Rows.of({"so": ["b", " a", "b", None]})
    assert rows.words("so").words == ("b", "a", "")
    assert rows.words("so").at.tolist() == [0, 1, 0, 2]
    assert (rows.where(0), Rows(rows.data, np.array([2, 5, 6, 1234])).where(3)) == ("row 1", "line 1,234")


def _codes(table):
    return [dimension.codes for dimension in table.dimensions]
