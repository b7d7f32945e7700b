"""How numbers and plain values are worded."""

import pytest

from colonnade.commands.words import count, outline, wrapped


@pytest.mark.parametrize(
    ("number", "word", "expected"),
    [
        (0, "entry", "0 entries"),
        (1, "entry", "1 entry"),
        (2, "entry", "2 entries"),
        (1234, "break", "1,234 breaks"),
        (1, "break", "1 break"),
    ],
)
def test_numbers_of_things(number, word, expected):
    assert count(number, word) == expected


def test_long_texts_fit_a_terminal():
    lines = wrapped("a word or two " * 40, indent=4)
    assert max(map(len, lines)) <= 96
    assert all(line.startswith("    ") for line in lines)


def test_plain_values_become_an_outline():
    value = {
        "state": "closed",
        "closed_at": None,
        "agreed": {"1.1": "in_place"},
        "shown": True,
        "list": [{"a": 1, "b": 2}],
    }
    assert list(outline(value)) == [
        "state: closed",
        "closed at: none",
        "agreed:",
        "  1.1: in_place",
        "shown: yes",
        "list:",
        "  - a: 1",
        "    b: 2",
    ]


def test_an_empty_entry_of_a_list_is_a_line_too():
    assert list(outline([{}, 3])) == ["-", "- 3"]
