"""An audit as plain values and as lines (R097)."""

from dataclasses import replace

import numpy as np
import pytest

from colonnade.commands.tables.verdicts import LINES, in_parts, lines_of, said, values_of
from colonnade.core.disclosure.audit import Attacker, Audit, Change, Group, Pair, Safety, audit
from colonnade.core.disclosure.table import Dimension, Release, Rule, Table

TABLE = Table((Dimension("so", ("L", "G")), Dimension("team", ("T1", "T2", "T3"))), np.array([[3, 12, 20], [40, 4, 9]]))
RULE = Rule(groups=False)


def page(*hidden):
    """The page of TABLE with these cells hidden."""
    mask = np.zeros(TABLE.shape, dtype=np.bool_)
    for cell in hidden:
        mask[cell] = True
    return Release.of(TABLE.dimensions, TABLE.cells, mask)


def attacked(*hidden):
    return audit(page(*hidden), RULE, attackers=(Attacker.A0, Attacker.A1))


LONELY = ((0, 0), (1, 1))
SQUARE = ((0, 0), (0, 1), (1, 0), (1, 1))


def test_a_clean_audit_is_counted_and_has_no_bad_news():
    values = values_of(attacked(*SQUARE))
    assert values["clean"]
    assert values["cells"] == {"shown": 8, "hidden": 4, "absent": 0}
    assert values["verdicts"]["A1"] == {"safe": 4, "disclosed": 0, "unproven": 0, "in_parts": 0}
    assert values["intervals"][0] == {"cell": {"so": "L", "team": "T1"}, "least": 1, "greatest": 14}
    assert said(values) == ""


def test_what_can_be_worked_out_is_named_with_its_value_and_by_whom():
    found = attacked(*LONELY)
    values = values_of(found)
    assert [one["value"] for one in values["disclosed"]] == [3, 4]
    assert values["disclosed"][0]["attackers"] == ["A0", "A1"]
    assert said(values) == "The table is not safe: 2 cells that can be worked out."
    lines = list(lines_of(found, values))
    assert lines[:3] == [
        "2 cells hidden, 10 shown.",
        "Someone who can add up: 0 safe, 2 disclosed, 0 unproven.",
        "Someone who also knows the rule: 0 safe, 2 disclosed, 0 unproven.",
    ]
    assert "Disclosed: so L, team T1 is 3 (A0, A1)." in lines


def test_everything_else_that_is_found_has_a_line_and_a_part_of_the_sentence():
    found = replace(
        attacked(*SQUARE),
        shown_small=((1, 2),),
        changes=(Change(0, "so L", -2), Change(1, "so G", None)),
        earlier=(("so L, age old", Safety.UNPROVEN),),
        groups=(Group("so", (0, 1)), Group("so", (0, 3))),
        exposed_if_alone=(Pair((0, 0), (1, 1)),),
    )
    values = values_of(found)
    lines = list(lines_of(found, values))
    for line in (
        "Shown though small: so G, team T3, 9.",
        "A change that can be worked out since earlier table 1: so L, -2.",
        "A change that perhaps can be worked out since earlier table 2: so G.",
        "Not safe any more on an earlier page: so L, age old.",
        "Everyone in team T2 whose so is known is in L.",
        "Whoever is alone in so L, team T1, if anyone is, learns so G, team T2.",
    ):
        assert line in lines
    assert said(values) == (
        "The table is not safe: 1 small count shown, 2 small changes since earlier tables, "
        "1 cell of an earlier table not safe any more."
    )
    assert values["earlier_cells"] == [{"cell": "so L, age old", "verdict": "unproven"}]


def test_a_cell_without_an_upper_end_says_so():
    release = page((0, 0))
    everything = replace(release, status=np.ones_like(release.status), shown=np.full_like(release.shown, -1))
    wide = replace(everything, low=np.ones_like(release.low), high=np.full_like(release.high, 2**53))
    values = values_of(audit(wide, RULE, attackers=(Attacker.A0,)))
    assert values["intervals"][0]["greatest"] is None


@pytest.mark.parametrize("parts", [0, 1, 2])
def test_proof_in_parts_of_people_is_always_said(parts):
    found = attacked(*SQUARE)
    mask = np.zeros(TABLE.shape, dtype=np.bool_)
    for cell in SQUARE[:parts]:
        mask[cell] = True
    audited = Audit(found.release, tuple(replace(one, in_parts=mask) for one in found.attacks))
    words = {0: [], 1: ["The proof of 1 cell is in parts"], 2: ["The proof of 2 cells is in parts"]}[parts]
    lines = list(in_parts(audited))
    assert len(lines) == len(words)
    assert all(line.startswith(word) for line, word in zip(lines, words, strict=True))


def test_long_lists_are_cut_and_it_is_said_where_the_rest_is():
    found = attacked(*SQUARE)
    found = replace(found, changes=tuple(Change(0, f"so L, team T{at}", 1) for at in range(LINES + 3)))
    lines = list(lines_of(found, values_of(found)))
    assert sum(line.startswith("A change that can be worked out") for line in lines) == LINES
    assert "... and 3 more; `--json` names all." in lines
