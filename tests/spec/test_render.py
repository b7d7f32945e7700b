"""A chapter leaves nothing out, and its page says what its examples say."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.spec import render
from tests.spec.example import Example, read_table

HERE = Path(__file__).parent
CHAPTERS = sorted(found.parent.name for found in HERE.glob("*/toc.py"))


def _sections(chapter):
    return importlib.import_module(f"tests.spec.{chapter}.toc").SECTIONS


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_section_is_in_the_table_of_contents(chapter):
    assert sorted(_sections(chapter)) == sorted(found.stem for found in (HERE / chapter).glob("test_*.py"))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_example_has_its_own_title_and_is_on_the_page(chapter):
    titles = [
        example.title
        for section in _sections(chapter)
        for example in importlib.import_module(f"tests.spec.{chapter}.{section}").EXAMPLES
    ]
    lines = render.page(chapter).splitlines()
    assert len(set(titles)) == len(titles)
    assert [line.removeprefix("### ") for line in lines if line.startswith("### ")] == titles


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_table_on_the_page_has_rows_of_one_length(chapter):
    tables = render.page(chapter).split("\n\n")
    for table in (part.splitlines() for part in tables if part.startswith("|")):
        assert len({line.count("|") for line in table}) == 1


def test_an_example_is_written_out(monkeypatch):
    example = Example("It adds up", {"the table": "|a|b\nrow|1|2", "how": "plainly"}, {"sum": "3"}, "Because.")
    assert "\n".join(render._example(example)) == (
        "### It adds up\n\nThe table:\n\n|  | a | b |\n| --- | --- | --- |\n| row | 1 | 2 |\n\nHow: plainly.\n\n"
        "Then:\n\n|  | is |\n| --- | --- |\n| Sum | 3 |\n\nBecause.\n"
    )


@pytest.mark.parametrize("parts", [("", {"a": "b"}, {"a": "b"}), ("t", {}, {"a": "b"}), ("t", {"a": "b"}, {})])
def test_an_example_that_shows_nothing_is_refused(parts):
    with pytest.raises(ValueError, match="An example has"):
        Example(*parts)


@pytest.mark.parametrize("drawn", ["|a\nx|1|2", "|a|b\nx|1", "|a\nx|1\nx|2"])
def test_a_table_drawn_wrongly_is_refused(drawn):
    with pytest.raises(ValueError, match=r"comes twice|argument"):
        read_table(drawn)


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["../ratings"], ["ratings", "ratings"]])
def test_a_wrong_chapter_is_told(arguments, capsys):
    assert render.main(arguments) == 2
    told = capsys.readouterr()
    assert "usage" in told.err
    assert told.out == ""


def test_the_page_is_written_from_the_shell():
    done = subprocess.run(
        [sys.executable, "-m", "tests.spec.render", "ratings"],
        capture_output=True,
        text=True,
        check=True,
        cwd=HERE.parents[1],
    )
    assert done.stdout == render.page("ratings")
