"""What YAML does in silence is said, and a broken file is placed at its line."""

from pathlib import Path

import pytest

from colonnade.foundation.catalogue import Problem, check
from colonnade.foundation.catalogue.yaml_reader import LARGEST_FILE, read
from tests.unit.foundation.catalogue.small import HOME, PILLAR, edit


def read_text(tmp_path: Path, text: str) -> tuple[object, list[tuple[int, str, str]]]:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    document, problems = read(tmp_path, path)
    return document and document.value, [(problem.line, problem.field, problem.says) for problem in problems]


BROKEN = {
    "tab": ("a:\n\t- b\n", 2, "There is a tab at the start of this line. Use spaces."),
    "tab in a block": ("a: |\n\tx\n", 2, "This line starts with a tab. Use spaces."),
    "open double quote": (
        'a: b\nc: "d\ne: f\ng: h\n',
        2,
        "A text that opens with a quote on this line is never closed.",
    ),
    "open single quote": ("c: 'd\ne: f\n", 1, "A text that opens with a quote on this line is never closed."),
    "colon in a text": ("a: b: c\n", 1, "There is a colon and a space inside a text. Put the whole text in quotes."),
    "no colon": ("a: b\nlonely\nc: d\n", 3, "A key here has no colon after it."),
    "open list": ("a: [1, 2\nb: 3\n", 2, "A list that opens with [ is not closed."),
    "open mapping": ("a: {b: 1\n", 2, "A mapping that opens with { is not closed."),
    "apostrophe": ("a: 'it's'\n", 1, "This line does not fit the lines around it. Check its spaces and quotes."),
    "list and mapping": ("- a\nb: c\n", 2, "This line does not fit the list above it. Check the spaces at its start."),
    "at sign": ("a: @x\n", 1, "A text cannot start with @ unless it is in quotes."),
    "something else": ("%YAML 9.9\n---\na: b\n", 1, "This is not YAML: found incompatible YAML document."),
    "control character": ("a: b\nc: \x01\n", 2, "There is a character here that cannot be printed. Delete it."),
    "nested too deep": ("[" * 30 + "]" * 30, 1, "Lists and mappings stand more than 20 deep here."),
    "nested far too deep": ("a:\n  " + "[" * 100_000, 2, "Lists and mappings stand more than 20 deep here."),
    "empty": ("", 0, "The file is empty."),
    "only a comment": ("# nothing\n", 0, "The file is empty."),
}


@pytest.mark.parametrize(("text", "line", "says"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_placed_at_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    assert read_text(tmp_path, text) == (None, [(line, "", says)])


def test_a_broken_file_is_a_problem_of_the_catalogue_and_hides_no_other(root: Path) -> None:
    edit(root, PILLAR, "short: A light", 'short: "A light')
    edit(root, "glossary.yaml", "basis: stated", "basis: said")
    says = "The text that opens with a quote on this line ends on line 6 only. Is a quote missing?"
    assert check(root)[0] == Problem(PILLAR, 3, "", says)
    assert [problem.file for problem in check(root)] == [PILLAR, "glossary.yaml"]


def test_a_key_written_twice_is_refused_and_the_rest_is_still_read(tmp_path: Path) -> None:
    value, problems = read_text(tmp_path, "a: 1\nb:\n  c: x\n  d: y\n  c: [1.5]\na: 2\n")
    assert value == {"a": 1, "b": {"c": "x", "d": "y"}}
    assert problems == [
        (5, "b.c", "c is written twice; it stands on line 3 already."),
        (5, "b.c (again)[0]", "1.5 is read as a number. Put it in quotes."),
        (6, "a", "a is written twice; it stands on line 1 already."),
    ]


def test_a_bomb_of_aliases_is_refused_without_growing(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    value, problems = read_text(tmp_path, "\n".join(rows))
    assert len(problems) == 78
    assert problems[0] == (2, "a1[0]", "This repeats another place through *a0. Write it out instead.")
    assert len(str(value)) < 2_000


def test_an_alias_in_the_catalogue_is_one_problem(root: Path) -> None:
    edit(root, PILLAR, "text: A light that all ships can see.", "text: *other")
    assert check(root) == [
        Problem(PILLAR, 5, "about.text", "This repeats another place through *other. Write it out instead.")
    ]


def test_a_tag_is_refused_and_builds_nothing(tmp_path: Path) -> None:
    value, problems = read_text(tmp_path, "a: !!python/object/apply:os.system [echo]\nb: !!str 5\n")
    assert value == {"a": ["echo"], "b": "5"}
    assert problems == [
        (1, "a", "The tag tag:yaml.org,2002:python/object/apply:os.system is not allowed. Write plain values only."),
        (2, "b", "The tag tag:yaml.org,2002:str is not allowed. Write plain values only."),
    ]


def test_a_key_that_is_a_list_is_refused(tmp_path: Path) -> None:
    value, problems = read_text(tmp_path, "? [a, b]\n: c\n")
    assert value == {"?": "c"}
    assert problems == [(1, "", "A key has to be one word, not a list or a mapping.")]


def test_a_second_document_is_refused(tmp_path: Path) -> None:
    value, problems = read_text(tmp_path, "a: b\n---\nc: d\n")
    assert value == {"a": "b"}
    assert problems == [(2, "", "A second document starts here. Keep one document in a file.")]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("1.10", "a number"),
        ("001", "a number"),
        ("0x1F", "a number"),
        ("1_000", "a number"),
        ("12:30", "a number"),
        (".inf", "a number"),
        ("no", "true or false"),
        ("Yes", "true or false"),
        ("true", "true or false"),
    ],
)
def test_what_yaml_would_read_as_something_else_is_kept_and_reported(tmp_path: Path, written: str, kind: str) -> None:
    assert read_text(tmp_path, f"a: {written}\n") == (
        {"a": written},
        [(1, "a", f"{written} is read as {kind}. Put it in quotes.")],
    )


def test_plain_values_are_read_as_they_stand(tmp_path: Path) -> None:
    text = "a: 5\nb: 0\nc: -3\nd: null\ne: ~\nf:\ng: 2022-09\nh: 2026-02-30\ni: '1.10'\nj: words\n\"1\": x\n"
    values = [5, 0, -3, None, None, None, "2022-09", "2026-02-30", "1.10", "words", "x"]
    assert read_text(tmp_path, text) == (dict(zip("abcdefghij1", values, strict=True)), [])


def test_an_element_number_without_quotes_is_one_problem(root: Path) -> None:
    edit(root, PILLAR, 'id: "1.10"', "id: 1.10")
    assert check(root) == [
        Problem(PILLAR, 34, "elements[1].id", "1.10 is read as a number. Put it in quotes."),
    ]


def test_an_escaped_control_character_is_refused(root: Path) -> None:
    edit(root, PILLAR, "text: A light that all ships can see.", 'text: "A \\x02light\\x03 \\0"')
    assert check(root) == [
        Problem(PILLAR, 5, "about.text", "There is a character here that cannot be printed. Delete it."),
    ]


def test_text_that_is_not_utf_8_is_placed_at_its_line(root: Path) -> None:
    (root / PILLAR).write_bytes(b'id: "1"\ntitle: caf\xe9\n')
    assert check(root) == [Problem(PILLAR, 2, "", "The file is not in UTF-8.")]


def test_a_mark_of_byte_order_is_let_pass(root: Path) -> None:
    path = root / "glossary.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert check(root) == []


@pytest.mark.parametrize("size", [LARGEST_FILE, LARGEST_FILE + 1])
def test_the_largest_file(root: Path, size: int) -> None:
    path = root / "glossary.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "#" * (size - len(text)), encoding="utf-8")
    too_large = Problem("glossary.yaml", 0, "", "The file is larger than 1,000,000 bytes.")
    assert check(root) == ([too_large] if size > LARGEST_FILE else [])


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    document, problems = read(tmp_path, tmp_path / HOME)
    assert document is None
    assert problems == (Problem(HOME, 0, "", "The file cannot be opened: No such file or directory."),)
