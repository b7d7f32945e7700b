"""The catalogue on the terminal."""

import json
import shutil
import subprocess
import sys

import pytest

from colonnade.commands import main
from colonnade.foundation.catalogue.location import shipped


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A catalogue with one mistake: an element's number that does not belong to its pillar."""
    folder = tmp_path / "catalogue"
    shutil.copytree(shipped(), folder)
    file = folder / "framework/inclusion-2022/pillar-1.yaml"
    text = file.read_text(encoding="utf-8")
    assert 'id: "1.4"' in text
    file.write_text(text.replace('id: "1.4"', 'id: "9.4"'), encoding="utf-8")
    monkeypatch.setenv("COLONNADE_CATALOGUE", str(folder))


def _json(capsys, *typed):
    assert main([*typed, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_both_frameworks_are_listed(capsys):
    found = _json(capsys, "framework", "list")
    assert [(one["id"], one["pillars"], one["elements"]) for one in found] == [
        ("inclusion-2022", 6, 17),
        ("working-with-groups-2025", 2, 14),
    ]


def test_the_list_for_people_has_a_line_for_each(capsys):
    assert main(["framework", "list"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_framework_is_shown_with_the_source_of_each_text(capsys):
    found = _json(capsys, "framework", "show", "inclusion-2022")
    elements = [element for pillar in found["pillars"] for element in pillar["elements"]]
    assert len(elements) == 17
    assert all(element["statement"]["section"] == element["number"] for element in elements)


def test_people_see_each_element_too(capsys):
    assert main(["framework", "show", "inclusion-2022"]) == 0
    said = capsys.readouterr().out
    assert "Pillar 6:" in said
    assert "\n  6.1 " in said


def test_a_framework_that_is_not_there_is_refused_with_those_that_are(capsys):
    assert main(["framework", "show", "inclusion"]) == 2
    assert capsys.readouterr().err == (
        "There is no framework inclusion. There are inclusion-2022 and working-with-groups-2025.\n"
    )


def test_practices_are_listed_with_their_fields(capsys):
    """R042: what the catalogue holds of practices can be read without a site."""
    found = _json(capsys, "framework", "practices")
    assert len(found) >= 40
    badge = next(one for one in found if one["id"] == "badge-register")
    assert badge["what"]["source"] == "nhs-confederation-2022"
    assert next(one for one in badge["fields"] if one["name"] == "issued_on")["only_after"] == ["trained_on", "pledge"]


def test_people_read_a_line_for_each_practice_of_an_element(capsys):
    assert main(["framework", "practices", "--element", "inclusion-2022/1.3"]) == 0
    said = capsys.readouterr().out
    assert "badge-register  Badges that stand for a pledge (R042; 7 fields; by organisation, every 12 months)" in said
    assert "perinatal" not in said


def test_an_element_without_practices_and_one_that_is_not_there(capsys):
    assert main(["framework", "practices", "--element", "inclusion-2022/4.2"]) == 0
    assert capsys.readouterr().out == "No practice serves it.\n"
    for wrong in ("inclusion-2022/9.9", "1.1"):
        assert main(["framework", "practices", "--element", wrong]) == 2
        assert capsys.readouterr().err.startswith(f"There is no element {wrong}. Write it as framework and number")


def test_the_awareness_dates_of_a_year_stand_in_their_order(capsys):
    """R021: the same rule gives other days in another year."""
    found = _json(capsys, "framework", "dates", "2027")
    assert [one["first"] for one in found] == sorted(one["first"] for one in found)
    assert {"id": "lesbian-visibility-week", "first": "2027-04-26", "last": "2027-05-02"}.items() <= next(
        one for one in found if one["id"] == "lesbian-visibility-week"
    ).items()
    assert main(["framework", "dates", "2026"]) == 0
    said = capsys.readouterr().out
    assert "2026-02-01 to 2026-02-28  LGBT+ History Month" in said
    assert "2026-10-21  International Pronouns Day" in said
    assert main(["framework", "dates", "0"]) == 2


def test_a_whole_catalogue_passes(capsys):
    assert _json(capsys, "framework", "check") == {"problems": []}


@pytest.mark.usefixtures("broken")
def test_a_broken_catalogue_is_told_by_file_and_line(capsys):
    assert main(["framework", "check", "--json"]) == 2
    said = capsys.readouterr()
    problems = json.loads(said.out)["problems"]
    assert "framework/inclusion-2022/pillar-1.yaml" in {one["file"] for one in problems}
    assert all(one["line"] > 0 for one in problems)
    assert said.err.startswith("The catalogue has ")


@pytest.mark.usefixtures("broken")
def test_a_broken_catalogue_is_not_shown(capsys):
    assert main(["framework", "show", "inclusion-2022"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "framework check" in said.err


def test_a_catalogue_that_is_not_there_is_one_line(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("COLONNADE_CATALOGUE", str(tmp_path / "nowhere"))
    assert main(["framework", "list"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_neither_a_site_nor_its_framework_is_loaded_for_it():
    code = (
        "import sys; from colonnade.commands import main; status = main(['framework', 'list']); "
        "sys.exit(status or ('django' in sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr
