"""Which files belong to a catalogue."""

import shutil
from pathlib import Path

from colonnade.foundation.catalogue import Problem, check, load
from colonnade.foundation.catalogue.folder import files
from tests.unit.foundation.catalogue.small import FILES, HOME, PILLAR, edit


def test_the_files_of_a_catalogue(root: Path) -> None:
    assert {path.relative_to(root).as_posix() for path in files(root)} == set(FILES)


def test_files_that_do_not_belong_are_refused(root: Path) -> None:
    for name in ("notes.txt", "framework/readme.md", f"{HOME}/pillar-c.yaml", "glossary.yml"):
        (root / name).write_text("x: y\n", encoding="utf-8")
    (root / "old").mkdir()
    unknown = "The catalogue does not know this file or folder."
    assert check(root) == [
        Problem(f"{HOME}/pillar-c.yaml", 0, "", "framework.yaml does not list this file."),
        Problem("framework/readme.md", 0, "", "Only folders of frameworks and mappings.yaml belong here."),
        Problem("glossary.yml", 0, "", unknown),
        Problem("notes.txt", 0, "", unknown),
        Problem("old", 0, "", unknown),
    ]


def test_what_other_packages_read_and_what_editors_hide_is_let_be(root: Path) -> None:
    for name in ("wording", "codes", "schema"):
        (root / name).mkdir()
    (root / ".glossary.yaml.swp").write_bytes(b"\0")
    assert check(root) == []


def test_what_is_no_file_of_practices_is_refused(root: Path) -> None:
    (root / "practices/Old list.yaml").write_text("[]", encoding="utf-8")
    (root / "practices/more").mkdir()
    says = "Only files of practices belong here, with names such as leadership.yaml."
    assert check(root) == [Problem("practices/Old list.yaml", 0, "", says), Problem("practices/more", 0, "", says)]


def test_a_catalogue_without_practices_and_dates_is_whole(root: Path) -> None:
    shutil.rmtree(root / "practices")
    (root / "dates.yaml").unlink()
    catalogue = load(root)
    assert (catalogue.practices, catalogue.awareness_dates) == ((), ())


def test_a_missing_list_of_sources(root: Path) -> None:
    (root / "sources.yaml").unlink()
    says = "This file is missing: it lists the documents that the texts come from."
    assert check(root) == [Problem("sources.yaml", 0, "", says)]


def test_a_framework_without_its_file(root: Path) -> None:
    (root / HOME / "framework.yaml").unlink()
    assert check(root) == [
        Problem(f"{HOME}/framework.yaml", 0, "", "This file is missing: it says what the framework is."),
    ]


def test_no_framework_at_all(tmp_path: Path) -> None:
    assert [str(problem) for problem in check(tmp_path)] == [
        "framework: There is no framework: each has a folder of its own here.",
        "sources.yaml: This file is missing: it lists the documents that the texts come from.",
    ]


def test_a_pillar_that_is_listed_and_not_there(root: Path) -> None:
    (root / PILLAR).unlink()
    says = "There is no file pillar-a.yaml in this folder."
    assert check(root) == [Problem(f"{HOME}/framework.yaml", 18, "pillars[0]", says)]


def test_a_pillar_that_is_listed_twice(root: Path) -> None:
    edit(
        root,
        f"{HOME}/framework.yaml",
        "[pillar-a.yaml, pillar-b.yaml]",
        "[pillar-a.yaml, pillar-b.yaml, pillar-a.yaml]",
    )
    says = "Something stands in this list twice."
    assert check(root) == [Problem(f"{HOME}/framework.yaml", 18, "pillars", says)]


def test_a_name_too_long_for_a_file_is_only_the_schemas_to_report(root: Path) -> None:
    edit(root, f"{HOME}/framework.yaml", "pillar-b.yaml]", f"pillar-b.yaml, {'x' * 300}.yaml]")
    assert [problem.field for problem in check(root)] == ["pillars[2]"]
