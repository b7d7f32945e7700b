"""Protecting a table on the command line: three files, or nothing at all (R096, R097)."""

import csv
import json
import stat

import numpy as np
import pytest

from colonnade.commands import main
from colonnade.commands.tables.resuming import UNFINISHED, Kept

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


def _all_files(place):
    return {str(path.relative_to(place)): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


def _stop_after(monkeypatch, stages):
    """Press Ctrl-C as soon as so many more stages are kept; gives how many were."""
    keep, kept = Kept.keep, []

    def stopping(self, arrays):
        keep(self, arrays)
        kept.append(arrays)
        if len(kept) == stages:
            raise KeyboardInterrupt

    monkeypatch.setattr(Kept, "keep", stopping)
    return kept


@pytest.mark.parametrize(("file", "dims"), [("counts", DIMS), ("by_age", LINKED)], ids=["one table", "several"])
def test_a_run_that_is_stopped_after_any_stage_is_taken_up_again(capsys, monkeypatch, request, tmp_path, file, dims):
    """R097: the files are those of a run without a break, and nothing of the unfinished work is left beside them."""
    words = ("protect", request.getfixturevalue(file), *dims, "--count", "n")
    whole = _type(capsys, *words, "--out", tmp_path / "whole")
    assert (whole[0], "taken up" in whole[1]) == (0, False)
    out, stops = tmp_path / "out", 0
    while True:
        with monkeypatch.context() as patch:
            kept = _stop_after(patch, 1)
            status, said, err = _type(capsys, *words, "--out", out)
        if not kept:
            break
        stops += 1
        assert (status, said) == (2, "")
        assert (
            err == f"Stopped. The same command takes the work up again: how far it was is kept in {out / UNFINISHED}.\n"
        )
        assert list(_all_files(out)) == [UNFINISHED]
    assert stops >= 2
    assert (status, err) == (0, "")
    assert f"Unfinished work on the same table was taken up again from {out}." in said
    assert _all_files(out) == _all_files(tmp_path / "whole")


def _left(capsys, monkeypatch, *words):
    with monkeypatch.context() as patch:
        _stop_after(patch, 1)
        assert _type(capsys, *words)[0] == 2


@pytest.mark.parametrize("other", [("--seed", "3"), ("--threshold", "5"), ("--no-insiders",), ("--no-groups",)])
def test_another_question_leaves_unfinished_work_out(capsys, monkeypatch, counts, tmp_path, other):
    words, out = ("protect", counts, *DIMS), tmp_path / "out"
    _left(capsys, monkeypatch, *words, "--out", out)
    status, said, _ = _type(capsys, *words, *other, "--out", out)
    assert status == 0
    assert "was on another table, with other options" in said
    _type(capsys, *words, *other, "--out", tmp_path / "whole")
    assert _all_files(out) == _all_files(tmp_path / "whole")


def _tampered(stage, hidden):
    """A stage of the same question in which only these rows are hidden, and that is said to be proved."""
    status = np.ones_like(stage["status"])
    status[hidden] = 2
    nothing = {name: stage[name][:0] for name in ("column", "value", "at", "by", "open", "people")}
    ends = {name: np.zeros(1, dtype=np.int64) for name in ("table", "noticing")}
    done = {"stage": np.array([0, 1, 0]), "length": np.zeros_like(stage["length"])}
    return {**stage, **nothing, **ends, **done, "status": status, "row": np.flatnonzero(status == 2)}


def test_unfinished_work_that_was_tampered_with_publishes_nothing(capsys, monkeypatch, counts, tmp_path):
    """Where the small count is shown it is left out; where nothing but that count is hidden, the attack finds it."""
    words, out = ("protect", counts, *DIMS), tmp_path / "out"
    _type(capsys, *words, "--out", tmp_path / "whole")
    _left(capsys, monkeypatch, *words, "--out", out)
    with np.load(out / UNFINISHED) as file:
        stage = {name: file[name] for name in file.files}
    outcomes = []
    for row in np.flatnonzero(stage["status"] == 2):
        np.savez(out / UNFINISHED, **_tampered(stage, row))
        status, said, err = _type(capsys, *words, "--out", out)
        outcomes.append(status)
        if status:
            assert err.startswith("Nothing is written.")
            assert not _all_files(out)
        else:
            assert f"The unfinished work in {out / UNFINISHED} is damaged: the work began anew." in said
            assert _all_files(out) == _all_files(tmp_path / "whole")
        for path in out.iterdir():
            path.unlink()
    assert outcomes.count(2) == 1
    assert outcomes.count(0) >= 3


def test_a_refusal_of_the_table_leaves_no_unfinished_work(capsys, tmp_path):
    """An earlier page of the same people, by a lower threshold, shows a count that may not be shown any more."""
    rows = [(so, team, division, 5 if (so, team) == ("L", "T2") else n) for so, team, division, n in ROWS]
    words = ("protect", _write(tmp_path / "counts.csv", rows), *DIMS, *_ledger(tmp_path))
    assert _type(capsys, *words, "--threshold", "2", "--out", tmp_path / "a")[0] == 0
    before = _all_files(tmp_path)
    assert _type(capsys, *words, "--out", tmp_path / "b" / "c")[0] == 2
    assert _all_files(tmp_path) == before
    assert not (tmp_path / "b").exists()
