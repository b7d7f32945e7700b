"""`colonnade checklist`: a checklist goes out and comes back on the terminal (R007)."""

import pytest

from colonnade.apps.organisations.actions import add_team
from tests.integration.programme.sheet_files import edited, foreign, say, standing


@pytest.fixture
def code(trust):
    return trust.organisation.code


@pytest.fixture
def ward(trust):
    with trust.acting():
        return add_team(
            organisation=trust.organisation, name="Ward 4", kind="team", parent=None, by=trust.inclusion_lead
        )


def exported(answer, code, path, *more):
    told = answer("checklist", "export", "--organisation", code, "--out", path, *more)
    assert told["out"] == str(path)
    return path.read_bytes()


def imported(answer, trust, path, *more):
    by = trust.inclusion_lead.email
    return answer("checklist", "import", path, "--organisation", trust.organisation.code, "--by", by, *more)


def test_it_goes_out_and_comes_back(answer, trust, code, tmp_path, ward):
    say(trust, "1.2", "none", "Nothing yet", ward)
    sheet = exported(answer, code, tmp_path / "out.xlsx", "--team", "ward 4")
    say(trust, "1.2", "moderate", "Nothing yet", ward)
    back = tmp_path / "back.xlsx"
    back.write_bytes(
        edited(
            sheet,
            {("1.1", "action_to_date"): "A talk", ("1.2", "level"): "Significant progress", ("1.3", "level"): "soon"},
        )
    )
    dry = imported(answer, trust, back, "--dry-run")
    assert (dry["dry_run"], dry["import"], dry["counts"]["taken"]) == (True, None, 1)
    told = imported(answer, trust, back)
    assert told["counts"] == {"taken": 1, "conflicts": 1, "unchanged": 65, "not_placed": 1}
    assert (told["team"], told["dry_run"], told["repeated"], told["ours"]) == ("Ward 4", False, False, True)
    [taken], [conflict], [lost] = told["taken"], told["conflicts"], told["not_placed"]
    assert (taken["sheet"], taken["cell"], taken["element"], taken["theirs"]) == ("Progress", "E7", "1.1", "A talk")
    assert (conflict["base"], conflict["ours"], conflict["theirs"]) == (
        "No progress",
        "Moderate progress",
        "Significant progress",
    )
    assert (lost["cell"], lost["why"], lost["shown"]) == ("D9", "not_a_level", "soon")
    assert imported(answer, trust, back)["repeated"]
    assert standing(trust, ward)[("1.1", "action_to_date")] == "A talk"


def test_people_read_it_line_by_line(run, trust, code, tmp_path):
    path = tmp_path / "minutes.csv"
    path.write_bytes("Recommendation;Progress\n1.1 Leaders;moderate\n1.2 Network;bientôt\n".encode())
    status, out, err = run("checklist", "import", path, "--organisation", code, "--by", trust.inclusion_lead.email)
    assert (status, err) == (0, "")
    assert "1 cell taken, 0 conflicts to settle, 0 unchanged, 1 not placed." in out
    assert "CSV B3: This is no level that we know." in out


@pytest.mark.parametrize("who", ["nobody@example.org", "board_reader"])
def test_only_an_inclusion_lead_takes_sheets_in(run, trust, code, tmp_path, who):
    path = tmp_path / "a.xlsx"
    path.write_bytes(foreign(("No.", "Progress"), ("1.1", "none")))
    email = who if "@" in who else getattr(trust, who).email
    status, _, err = run("checklist", "import", path, "--organisation", code, "--by", email)
    assert (status, "no inclusion lead" in err) == (2, True)
    assert standing(trust) == {}


def test_a_file_that_is_there_is_not_written_over(run, trust, code, tmp_path):
    path = tmp_path / "mine.xlsx"
    path.write_bytes(b"filled in")
    status, _, err = run("checklist", "export", "--organisation", code, "--out", path)
    assert (status, "Choose another name" in err) == (2, True)
    assert path.read_bytes() == b"filled in"
    assert run("checklist", "export", "--organisation", code, "--out", tmp_path / "mine.pdf")[0] == 2


def test_a_team_that_is_not_there_is_refused(run, code, tmp_path):
    status, _, err = run(
        "checklist", "export", "--organisation", code, "--out", tmp_path / "a.xlsx", "--team", "Ward 9"
    )
    assert (status, "no team or site called Ward 9" in err) == (2, True)
    assert not (tmp_path / "a.xlsx").exists()


def test_a_bomb_is_refused_in_one_line(run, trust, code, tmp_path):
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(b"PK\x03\x04")
    status, out, err = run("checklist", "import", path, "--organisation", code, "--by", trust.inclusion_lead.email)
    assert (status, out, err.count("\n")) == (2, "", 1)
