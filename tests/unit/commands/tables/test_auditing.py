"""Attacking published tables on the command line (R096, R097)."""

import csv
import json
import subprocess
import sys

import pytest

from colonnade.commands import main

LEAVES = {
    ("L", "T1"): 3,
    ("L", "T2"): 12,
    ("L", "T3"): 20,
    ("G", "T1"): 40,
    ("G", "T2"): 4,
    ("G", "T3"): 30,
}
DIVISIONS = {"T1": "D1", "T2": "D1", "T3": "D2"}


def _cells():
    teams = {**{team: [team] for team in DIVISIONS}, "D1": ["T1", "T2"], "D2": ["T3"], "Total": list(DIVISIONS)}
    for so in ("L", "G", "Total"):
        for team, inside in teams.items():
            whole = sum(LEAVES[one, each] for one in ("L", "G") for each in inside if so in (one, "Total"))
            yield so, "Total" if team.startswith("D") else team, DIVISIONS.get(team, team), whole


def _write(path, rows, heading=("so", "team", "division", "n")):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([heading, *rows])
    return path


@pytest.fixture
def starred(tmp_path):
    """The usual export: a star for 1 to 7 and nothing else."""
    return _write(tmp_path / "page.csv", [(*cell, "*" if 1 <= n <= 7 else n) for *cell, n in _cells()])


@pytest.fixture
def counts(tmp_path):
    return _write(tmp_path / "counts.csv", [(so, team, DIVISIONS[team], n) for (so, team), n in LEAVES.items()])


DIMS = ("--dims", "so,team", "--hierarchy", "team:division")


def _type(capsys, *words):
    status = main(["tables", *map(str, words)])
    said = capsys.readouterr()
    # Where the computer is slow, it says how far it has come.
    lines = [line for line in said.err.splitlines(keepends=True) if not line.endswith("…\n")]
    return status, said.out, "".join(lines)


def test_the_usual_star_is_worked_out_and_named_with_its_value(capsys, starred):
    status, out, err = _type(capsys, "audit", starred, *DIMS, "--json")
    found = json.loads(out)
    assert (status, err) == (2, "The table is not safe: 2 cells that can be worked out.\n")
    assert found["verdicts"]["A0"] == {"safe": 0, "disclosed": 2, "unproven": 0, "in_parts": 0}
    assert [(one["cell"], one["value"]) for one in found["disclosed"]] == [
        ({"so": "L", "team": "T1"}, 3),
        ({"so": "G", "team": "T2"}, 4),
    ]
    assert (found["clean"], found["cells"]) == (False, {"shown": 16, "hidden": 2, "absent": 0})


def test_people_read_the_same_in_lines(capsys, starred):
    _, out, _ = _type(capsys, "audit", starred, *DIMS)
    assert out.splitlines()[:2] == [
        "“*” (sign) stands in 2 cells.",
        "A sign that does not say it is taken to stand for 0 or more.",
    ]
    assert "Someone who can add up: 0 safe, 2 disclosed, 0 unproven." in out
    assert "Disclosed: so L, team T1 is 3 (A0, A1)." in out


@pytest.fixture
def safe(tmp_path):
    """Four cells in a square are hidden: each can be more or less."""
    hidden = {("L", "T1"), ("L", "T2"), ("G", "T1"), ("G", "T2")}
    rows = [(so, team, division, "*" if (so, team) in hidden else n) for so, team, division, n in _cells()]
    return _write(tmp_path / "safe.csv", rows)


def test_a_safe_table_is_clean_and_its_intervals_are_given(capsys, safe):
    status, out, err = _type(capsys, "audit", safe, *DIMS, "--json")
    found = json.loads(out)
    assert (status, err, found["clean"]) == (0, "", True)
    intervals = {(one["cell"]["so"], one["cell"]["team"]): one for one in found["intervals"]}
    assert len(intervals) == 4
    assert intervals["L", "T1"]["least"] <= 3 <= intervals["L", "T1"]["greatest"]


def test_a_small_count_that_is_shown_is_bad_news(capsys, tmp_path):
    page = _write(tmp_path / "page.csv", list(_cells()))
    status, out, err = _type(capsys, "audit", page, *DIMS, "--json")
    assert (status, err) == (2, "The table is not safe: 2 small counts shown.\n")
    assert [one["value"] for one in json.loads(out)["small_counts_shown"]] == [3, 4]


def test_the_rule_decides_what_is_small(capsys, tmp_path):
    page = _write(tmp_path / "page.csv", list(_cells()))
    assert _type(capsys, "audit", page, *DIMS, "--rule", "1-2")[0] == 0


def test_with_the_true_counts_those_who_are_alone_attack_too(capsys, safe, counts):
    _, out, _ = _type(capsys, "audit", safe, *DIMS, "--counts", counts, "--json")
    assert list(json.loads(out)["verdicts"]) == ["A0", "A1", "A2"]


def test_an_earlier_table_of_the_same_people_tells_more(capsys, safe, tmp_path):
    leaves = [(so, team, n if (so, team) == ("L", "T1") else "..") for (so, team), n in LEAVES.items()]
    prior = _write(tmp_path / "prior.csv", [*leaves, ("Total", "Total", 109)], ("so", "team", "n"))
    status, out, err = _type(capsys, "audit", safe, *DIMS, "--prior", prior, "--same-people", "--json")
    found = json.loads(out)
    assert (status, err.count("\n")) == (2, 1)
    assert found["verdicts"]["A1"]["disclosed"] == 0
    assert found["verdicts"]["A3"]["disclosed"] == 4


def test_an_earlier_table_of_other_people_tells_of_who_came(capsys, safe, tmp_path):
    prior = _write(tmp_path / "prior.csv", [("L", 34), ("G", 60), ("Total", 94)], ("so", "n"))
    status, out, _ = _type(capsys, "audit", safe, *DIMS, "--prior", prior, "--json")
    assert status == 2
    assert [one["people"] for one in json.loads(out)["changes"]] == [1]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Name the columns that sort people, such as --dims so,age,team."),
        (("--dims", "so,so"), "The dimension so is named twice."),
        (("--dims", "so,age"), "There is no column age. There are: so, team, division, n."),
        (("--dims", "so,team", "--hierarchy", "age:division"), "age is not among the dimensions so, team"),
        (("--dims", "so,team", "--hierarchy", "team"), "names no column that says the groups of team"),
        (("--dims", "so,team", "--unknown", "so=9"), "“9” is to mean unknown in so, but no category is called so."),
        (("--dims", "so"), "Is a dimension missing? There is also team, division."),
        ((*DIMS, "--prior", "nowhere.csv"), "There is no file nowhere.csv."),
        ((*DIMS, "--counts", "nowhere.csv"), "There is no file nowhere.csv."),
        ((*DIMS, "--sign", "*"), "--sign takes two words with = between them: not “*”."),
    ],
)
def test_mistakes_are_one_line(capsys, starred, words, says):
    status, out, err = _type(capsys, "audit", starred, *words)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_numbers_that_do_not_add_up_are_named_with_how_much(capsys, tmp_path):
    page = _write(tmp_path / "page.csv", [("L", 10), ("G", 20), ("Total", 33)], ("so", "n"))
    status, _, err = _type(capsys, "audit", page, "--dims", "so")
    assert status == 2
    assert "The page says 33 at so Total, which is 3 more than its parts can be." in err
    assert _type(capsys, "audit", page, "--dims", "so", "--perturbed", "2")[0] == 0


def test_nothing_of_the_site_is_loaded():
    """Help and mistakes in typing load no library of numbers either."""
    code = (
        "import sys; from colonnade.commands import main; main(['tables', 'audit']); loaded = set(sys.modules); "
        "import colonnade.commands.tables.auditing; "
        "print(sorted({'numpy', 'pyarrow', 'django'} & loaded), 'django' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[] False\n"
