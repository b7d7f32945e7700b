"""Protecting a table on the command line: three files, or nothing at all (R096, R097)."""

import csv
import json
import stat

import pytest

from colonnade.commands import main

TEAMS = {"T1": "D1", "T2": "D1", "T3": "D2", "T4": "D2"}
COUNTS = {"L": (13, 12, 20, 9), "G": (40, 14, 30, 2), "S": (200, 300, 250, 280)}
ROWS = [(so, team, TEAMS[team], n) for so, row in COUNTS.items() for team, n in zip(TEAMS, row, strict=True)]
DIMS = ("--dims", "so,team", "--hierarchy", "team:division")


def _write(path, rows):
    path.write_text("\n".join(",".join(map(str, row)) for row in [("so", "team", "division", "n"), *rows]), "utf-8")
    return path


@pytest.fixture
def counts(tmp_path):
    return _write(tmp_path / "counts.csv", ROWS)


def _type(capsys, *words):
    status = main(["tables", *map(str, words)])
    said = capsys.readouterr()
    lines = [line for line in said.err.splitlines(keepends=True) if not line.endswith("…\n")]
    return status, said.out, "".join(lines)


def _ledger(tmp_path, day="2026-03-31"):
    return ("--ledger", tmp_path / "ledger", "--who", "staff in post", "--day", day)


def test_three_files_are_written_and_what_is_published_holds_no_small_count(capsys, counts, tmp_path):
    out = tmp_path / "out"
    status, said, err = _type(capsys, "protect", counts, *DIMS, "--out", out, "--json")
    assert (status, err) == (0, "")
    assert json.loads(said)["clean"]
    assert sorted(path.name for path in out.iterdir()) == ["audit.json", "public.json", "table.csv"]
    with (out / "table.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 4 * 7
    assert {row["status"] for row in rows} == {"shown", "hidden"}
    assert all((row["value"] == "*") == (row["status"] == "hidden") for row in rows)
    assert not {row["value"] for row in rows} & set("1234567")
    assert stat.S_IMODE((out / "audit.json").stat().st_mode) == 0o600
    assert "its certificate starts with the true counts" in (out / "audit.json").read_text("utf-8").splitlines()[1]


def test_every_hidden_cell_has_one_sentence_that_tells_no_number(capsys, counts, tmp_path):
    _type(capsys, "protect", counts, *DIMS, "--out", tmp_path / "out", "--json")
    about = json.loads((tmp_path / "out" / "public.json").read_text("utf-8"))
    spoken_of = [tuple(cell) for one in about["words"] for cell in one["cells"]]
    assert len(spoken_of) == len(set(spoken_of)) == about["cells"]["hidden"]
    assert ("G", "T4") in spoken_of
    assert all(one["text"].endswith("so that nobody can be found out.") for one in about["words"])


def test_the_files_of_one_run_stand_against_the_audit_of_another(capsys, counts, tmp_path):
    _type(capsys, "protect", counts, *DIMS, "--out", tmp_path / "out")
    status, said, err = _type(capsys, "audit", tmp_path / "out" / "table.csv", "--counts", counts, "--json")
    found = json.loads(said)
    assert (status, err) == (0, "")
    assert list(found["verdicts"]) == ["A0", "A1", "A2"]
    assert all(one["disclosed"] == one["unproven"] == 0 for one in found["verdicts"].values())


def test_the_same_counts_give_the_same_files(capsys, counts, tmp_path):
    for name in ("a", "b"):
        _type(capsys, "protect", counts, *DIMS, "--out", tmp_path / name)
    for name in ("table.csv", "public.json", "audit.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_what_was_released_before_is_in_the_ledger_and_is_taken_into_account(capsys, counts, tmp_path):
    first = ("protect", counts, *DIMS, "--out", tmp_path / "a", *_ledger(tmp_path))
    assert _type(capsys, *first)[0] == 0
    assert _type(capsys, *first)[0] == 0
    more = [(so, team, division, n + (20 if (so, team) == ("L", "T3") else 0)) for so, team, division, n in ROWS]
    later = _write(tmp_path / "later.csv", more)
    status, said, _ = _type(
        capsys, "protect", later, *DIMS, "--out", tmp_path / "b", *_ledger(tmp_path, "2026-06-30"), "--json"
    )
    assert status == 0
    assert "A3" in json.loads(said)["verdicts"]
    assert len(list((tmp_path / "ledger").iterdir())) >= 2
    status, _, _ = _type(capsys, "audit", tmp_path / "b" / "table.csv", "--prior", tmp_path / "a" / "table.csv")
    assert status == 0


@pytest.mark.parametrize(
    ("rows", "words", "says"),
    [
        ([*ROWS, ("L", "Total", "D1", 26)], (), "which is 1 more than its parts, 25."),
        ([("L", "T1", "D1", 3), ("G", "T1", "D1", 2)], (), "nothing of this table can be published"),
        ([("L", "T1", "D1", 0)], (), "the table counts nobody"),
        ([("L", "T1", "D1", "*")], (), "true counts are needed"),
        (ROWS, ("--ledger", "there"), "--who and --day"),
        (ROWS, ("--rounding", "3"), "not 3"),
    ],
)
def test_where_something_is_wrong_one_line_is_said_and_nothing_written(capsys, tmp_path, rows, words, says):
    counts = _write(tmp_path / "counts.csv", rows)
    status, out, err = _type(capsys, "protect", counts, *DIMS, "--out", tmp_path / "out", *words)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert says in err
    assert [path.name for path in tmp_path.iterdir()] == ["counts.csv"]


def test_totals_that_are_perturbed_are_made_anew_and_it_is_said(capsys, tmp_path):
    counts = _write(tmp_path / "counts.csv", [*ROWS, ("L", "Total", "D1", 26)])
    status, out, _ = _type(capsys, "protect", counts, *DIMS, "--out", tmp_path / "out", "--perturbed")
    assert status == 0
    assert "All totals are made anew from the finest counts." in out


def test_a_file_is_no_folder_to_write_to(capsys, counts):
    status, out, err = _type(capsys, "protect", counts, *DIMS, "--out", counts)
    assert (status, out) == (2, "")
    assert "is not a folder" in err


AGES = ("young", "old")


@pytest.fixture
def by_age(tmp_path):
    """The same people by age too: two fifths of each cell are young."""
    lines = ["so,age,team,division,n"]
    for so, team, division, n in ROWS:
        young = 2 * n // 5
        lines += [f"{so},{age},{team},{division},{m}" for age, m in zip(AGES, (young, n - young), strict=True)]
    path = tmp_path / "by_age.csv"
    path.write_text("\n".join(lines), "utf-8")
    return path


LINKED = ("--dims", "so,team", "--dims", "age,so", "--hierarchy", "team:division")


def test_several_tables_of_the_same_people_are_protected_in_one_go(capsys, by_age, tmp_path):
    """R097: each has a folder and an entry of its own, and the second is attacked with the first."""
    out = tmp_path / "out"
    status, said, err = _type(capsys, "protect", by_age, *LINKED, *_ledger(tmp_path), "--out", out, "--json")
    assert (status, err) == (0, "")
    one, two = json.loads(said)["tables"]
    assert (one["out"], two["out"]) == (str(out / "so-team"), str(out / "age-so"))
    assert set(two["verdicts"]) == {"A0", "A1", "A2", "A3"}
    assert sorted(path.name for path in out.iterdir()) == ["age-so", "so-team"]
    assert len(list((tmp_path / "ledger").iterdir())) == 2
    pages = {}
    for folder in ("so-team", "age-so"):
        with (out / folder / "table.csv").open(encoding="utf-8", newline="") as file:
            pages[folder] = list(csv.DictReader(file))
    assert set(pages["age-so"][0]) == {"age", "so", "value", "status"}
    # What stands on both pages is the same on both.
    totals = {"age": "Total", "team": "Total", "division": "Total"}
    shared = [
        {row["so"]: row["value"] for row in rows if {**totals, **row}.items() >= totals.items()}
        for rows in pages.values()
    ]
    assert len(shared[0]) == 4
    assert shared[0] == shared[1]
    status, said, err = _type(
        capsys, "audit", out / "age-so" / "table.csv", "--prior", out / "so-team" / "table.csv", "--same-people"
    )
    assert (status, err) == (0, ""), said


def test_nothing_is_written_where_a_table_is_asked_for_twice(capsys, by_age, tmp_path):
    words = ("--dims", "so,team", "--dims", "so,team", "--hierarchy", "team:division", "--out", tmp_path / "out")
    status, _, err = _type(capsys, "protect", by_age, *words)
    assert status == 2
    assert "--dims so,team is given twice" in err
    assert not (tmp_path / "out").exists()


def test_without_a_ledger_it_is_said_that_a_page_is_published_once(capsys, counts, tmp_path):
    """Two seeds can give two pages that disclose together; with a ledger the second knows the first."""
    _, said, _ = _type(capsys, "protect", counts, *DIMS, "--out", tmp_path / "out")
    assert "Publish this page once only." in said
    _, said, _ = _type(capsys, "protect", counts, *DIMS, *_ledger(tmp_path), "--out", tmp_path / "again")
    assert "Publish this page once only." not in said


def test_weights_are_refused_and_nothing_is_written(capsys, counts, tmp_path):
    status, _, err = _type(capsys, "protect", counts, *DIMS, "--weight", "w", "--out", tmp_path / "out")
    assert status == 2
    assert "weighted people" in err
    assert not (tmp_path / "out").exists()
