"""Planning on the command line: each group apart, at the finest levels that are safe (R096)."""

import json
from dataclasses import replace

import numpy as np
import pytest

from colonnade.commands import main
from colonnade.commands.answer import Failure
from colonnade.commands.tables import planning
from colonnade.commands.tables.progress import Progress
from colonnade.core.disclosure.plan import plan as find_plan
from colonnade.core.disclosure.table import Dimension, Hierarchy, Release, Rule, Table

TEAMS = {"T1": "D1", "T2": "D1", "T3": "D2", "T4": "D2"}
COUNTS = {"L": (20, 3, 15, 16), "G": (12, 14, 9, 2), "S": (200, 300, 250, 280), "9": (40, 50, 60, 30)}


@pytest.fixture
def counts(tmp_path):
    lines = [f"{so},{team},{TEAMS[team]},{n}" for so, row in COUNTS.items() for team, n in zip(TEAMS, row, strict=True)]
    file = tmp_path / "counts.csv"
    file.write_text("\n".join(["so,team,division,n", *lines]), encoding="utf-8")
    return file


def _type(capsys, *words):
    status = main(["tables", "plan", *map(str, words)])
    said = capsys.readouterr()
    lines = [line for line in said.err.splitlines(keepends=True) if not line.endswith("…\n")]
    return status, said.out, "".join(lines)


PLACES = ("--hierarchy", "team:division", "--unknown", "so=9")


def test_each_letter_is_planned_apart_and_the_largest_answer_is_none(capsys, counts):
    status, out, err = _type(capsys, counts, "--letters", "so", *PLACES, "--json")
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert [(one["dimension"], one["code"]) for one in found["letters"]] == [("so", "L"), ("so", "G")]
    levels = {level["place"]: level["shown"] for level in found["letters"][0]["levels"]}
    assert levels["division"] == 2
    assert levels["team"] < 4
    assert found["reasons"]


def test_the_plan_is_attacked_before_it_is_shown_and_each_gap_has_a_sentence(capsys, counts):
    _, out, _ = _type(capsys, counts, "--letters", "so", *PLACES, "--json")
    found = json.loads(out)
    assert found["audit"]["clean"]
    assert list(found["audit"]["verdicts"]) == ["A0", "A1"]
    assert all(one["disclosed"] == one["unproven"] == 0 < one["safe"] for one in found["audit"]["verdicts"].values())
    spoken_of = [tuple(cell) for one in found["words"] for cell in one["cells"]]
    shown = sum(level["shown"] for letter in found["letters"] for level in letter["levels"])
    assert ("L", "T2") in spoken_of
    assert len(spoken_of) == len(set(spoken_of))
    assert shown > 0


def test_a_plan_that_the_audit_does_not_find_clean_is_not_shown():
    """The page of a plan that forgot to leave out anything but the small numbers."""
    teams = Dimension("team", tuple(TEAMS), (Hierarchy.of("division", TEAMS),))
    table = Table((Dimension("so", tuple(COUNTS)), teams), np.array(list(COUNTS.values())))
    usual = find_plan(table, {"so": ("L", "G")}, place="team")
    careless = Release.of(table.dimensions, table.cells, usual.sensitive & False, absent=usual.sensitive)
    assert planning.audited(usual, Rule(), 0, Progress()).is_clean
    with pytest.raises(Failure, match=r"^No plan is given\. The table is not safe: "):
        planning.audited(replace(usual, release=careless), Rule(), 0, Progress())


def test_a_table_too_large_to_be_audited_is_said_not_to_be(capsys, counts, monkeypatch):
    monkeypatch.setattr(planning, "AUDITED_AT_MOST", 10)
    _, out, _ = _type(capsys, counts, "--letters", "so", *PLACES, "--json")
    found = json.loads(out)
    assert found["audit"] is None
    assert found["notes"][0].startswith("Not audited: the table has 35 cells")


def test_letters_may_be_named(capsys, counts):
    _, out, _ = _type(capsys, counts, "--letters", "so=G", *PLACES, "--json")
    assert [one["code"] for one in json.loads(out)["letters"]] == ["G"]


def test_people_read_which_levels_are_shown(capsys, counts):
    status, out, _ = _type(capsys, counts, "--letters", "so", *PLACES)
    lines = out.splitlines()
    assert status == 0
    assert lines[0].startswith("Audited: ")
    assert "It was not asked what people who are alone in a cell can work out." in lines[0]
    assert "separate numbers can be shown" in lines[1]
    assert lines[2].startswith("so L: 1 of 1 cell at Total, 2 of 2 cells at division")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--letters", "so"), "Name the column of places"),
        (("--letters", "so=Q", *PLACES), "“Q”"),
        (("--letters", "age", *PLACES), "There is no column age"),
        (("--letters", "so", *PLACES, "--count", "m"), "There is no column m"),
        (("--letters", "so", *PLACES, "--threshold", "5000"), "nothing of this table can be published"),
        (("--letters", "so", *PLACES, "--rounding", "5"), "exact numbers"),
    ],
)
def test_mistakes_are_one_line(capsys, counts, words, says):
    status, out, err = _type(capsys, counts, *words)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_a_file_without_a_count_says_so(capsys, tmp_path):
    file = tmp_path / "counts.csv"
    file.write_text("so,team,many\nL,T1,3\n", encoding="utf-8")
    _, _, err = _type(capsys, file, "--letters", "so", "--place", "team")
    assert "holds the count of people? Name it with --count." in err
