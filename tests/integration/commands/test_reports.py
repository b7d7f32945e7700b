"""`colonnade report`: the board report and the bundle as files."""

import zipfile

import pytest

from colonnade.apps.reporting.selectors import reports
from tests.factories import closed_round
from tests.unit.ui.documents.tagging import faults


@pytest.mark.parametrize(("ending", "begin"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")])
def test_the_report_is_written_in_the_format_of_its_ending(answer, trust, tmp_path, ending, begin):
    closed_round(trust, people=1)
    out = tmp_path / f"report.{ending}"
    said = answer("report", "board", "--organisation", trust.organisation.code, "--out", out)
    assert out.read_bytes().startswith(begin)
    assert (said["file"], said["bytes"], said["number"]) == (str(out), out.stat().st_size, None)
    if ending == "pdf":
        assert faults(out.read_bytes()) == []


def test_a_report_is_issued_by_somebody_who_may(answer, trust, tmp_path):
    words = ("--title", "Board report, March", "--issue", "--by", trust.executive_sponsor.email)
    out = tmp_path / "report.pdf"
    said = answer("report", "board", "--organisation", trust.organisation.code, "--out", out, *words)
    assert (said["number"], said["title"]) == (1, "Board report, March")
    with trust.acting():
        [kept] = reports(trust.organisation)
    assert kept.issued_by == trust.executive_sponsor


def test_what_cannot_be_done_is_said_and_nothing_is_written(run, trust, tmp_path):
    code, there = trust.organisation.code, tmp_path / "there.pdf"
    there.write_bytes(b"edited by a secretary")
    issue = ("--issue", "--title", "Mine", "--by")
    reader = trust.board_reader.email
    for words, sentence in (
        (("--organisation", code, "--out", "report.txt"), "is to end in .pdf, .docx, .html"),
        (("--organisation", code, "--out", there), "is there already"),
        (("--organisation", code, "--out", tmp_path / "no" / "a.pdf"), "There is no folder"),
        (("--organisation", "NOPE", "--out", tmp_path / "a.pdf"), "no organisation with the code NOPE"),
        (("--organisation", code, "--out", tmp_path / "a.pdf", "--issue"), "say who issues it"),
        (
            ("--organisation", code, "--out", tmp_path / "a.pdf", *issue, reader),
            "nobody who may issue",
        ),
        (("--organisation", code, "--out", tmp_path / "a.pdf", *issue, "nobody@example.org"), "nobody who may issue"),
    ):
        status, out, err = run("report", "board", *words)
        assert (status, out) == (2, "")
        assert sentence in err
        assert err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["there.pdf"]
    assert there.read_bytes() == b"edited by a secretary"
    with trust.acting():
        assert reports(trust.organisation) == []


def test_the_bundle_is_written(run, answer, trust, tmp_path):
    closed_round(trust, people=1)
    out = tmp_path / "records.zip"
    answer("report", "foi", "--organisation", trust.organisation.code, "--out", out)
    with zipfile.ZipFile(out) as packed:
        assert {"index.html", "index.csv", "ratings.csv"} <= set(packed.namelist())
    assert run("report", "foi", "--organisation", trust.organisation.code, "--out", tmp_path / "a.pdf")[0] == 2
