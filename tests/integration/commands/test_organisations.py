"""Loading the registers that are really published (R010), and finding who is in them."""

import pytest

from colonnade.commands.shipped import demo_folder
from colonnade.foundation.tenancy.models import Organisation

TRUSTS = demo_folder() / "ods" / "etr_2022.csv"
BOARDS = demo_folder() / "ods" / "icb_names_codes_dec_2024.csv"


def test_both_registers_load_and_trusts_find_their_boards(answer):
    assert answer("organisations", "load", TRUSTS)["new"] == 218
    assert answer("organisations", "load", BOARDS)["new"] == 42
    trust = Organisation.objects.select_related("board").get(code="R0A")
    assert trust.name == "Manchester University NHS Foundation Trust"
    assert trust.board.code == "QOP"


def test_loading_again_changes_nothing(answer):
    answer("organisations", "load", BOARDS)
    again = answer("organisations", "load", BOARDS)
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 42)


def test_people_are_told_what_came_of_a_file(run):
    status, out, err = run("organisations", "load", BOARDS)
    assert (status, err) == (0, "")
    assert out == "42 organisations: 42 new, 0 changed, 0 as they were; 0 of them closed.\n"


@pytest.fixture
def wrong(tmp_path):
    """The register with one line cut short."""
    lines = TRUSTS.read_text(encoding="utf-8").splitlines()
    lines[4] = '"R0X","SHORT"'
    file = tmp_path / "etr.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_wrong_line_is_named_and_nothing_is_loaded(run, wrong):
    status, out, err = run("organisations", "load", wrong)
    assert (status, out) == (2, "")
    assert "line 5" in err
    assert "--pass-over" in err
    assert err.count("\n") == 1
    assert not Organisation.objects.exists()


def test_a_wrong_line_is_passed_over_when_asked(answer, wrong):
    loaded = answer("organisations", "load", wrong, "--pass-over")
    assert loaded["new"] == 217
    assert len(loaded["faults"]) == 1
    assert Organisation.objects.count() == 217


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00bad", b"\x00\x01\x02", b"not,a,register\n", b'"open'])
def test_what_is_no_register_is_refused_in_one_line(run, tmp_path, content):
    file = tmp_path / "etr.csv"
    file.write_bytes(content)
    status, out, err = run("organisations", "load", file)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert not Organisation.objects.exists()


def test_a_file_that_is_not_there_is_refused(run, tmp_path):
    assert run("organisations", "load", tmp_path / "etr.csv") == (2, "", f"There is no file {tmp_path / 'etr.csv'}.\n")


def test_an_organisation_is_found_by_code_in_any_case_and_by_words_in_any_order(answer):
    answer("organisations", "load", TRUSTS)
    assert answer("organisations", "find", "r0a")[0]["code"] == "R0A"
    assert "RR8" in [one["code"] for one in answer("organisations", "find", "teaching", "leeds")]


def test_finding_nothing_is_an_answer(run):
    assert run("organisations", "find", "atlantis") == (0, "No organisation is called atlantis or has that code.\n", "")


def test_an_organisation_that_has_closed_says_so(run, answer):
    answer("organisations", "load", TRUSTS)
    closed = Organisation.objects.exclude(closed_on=None).first()
    _, out, _ = run("organisations", "find", closed.code)
    assert f"closed on {closed.closed_on}" in out.splitlines()[0]
