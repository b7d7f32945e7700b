"""Walking a document that may have any shape."""

import pytest

from colonnade.foundation.catalogue.document import Document, Path, dotted

DOCUMENT = Document("a.yaml", {"a": [{"b": "x"}, 5]}, {(): 1, ("a",): 1, ("a", 0): 2})


@pytest.mark.parametrize(
    ("path", "reads"),
    [((), ""), (("a",), "a"), (("a", 0, "b"), "a[0].b"), ((3, "b", 1, 2), "[3].b[1][2]")],
)
def test_a_path_reads_with_dots_and_brackets(path: Path, reads: str) -> None:
    assert dotted(path) == reads


def test_a_place_without_a_line_has_that_of_what_is_around_it() -> None:
    assert [DOCUMENT.line(path) for path in [("a", 0), ("a", 0, "b"), ("a", 1), ("z",)]] == [2, 2, 1, 1]
    assert Document("b.yaml", [], {}).line(("a",)) == 1


def test_no_step_trips_over_a_wrong_shape() -> None:
    number = DOCUMENT.root.items("a")[1]
    assert (number.text, number.entries, number.fields, number.string("x")) == ("", (), (), "")
    assert DOCUMENT.root.at("none").items("more") == ()
    assert DOCUMENT.root.strings("a") == ()
    assert [node.value for node in DOCUMENT.root.walk()][2:] == [{"b": "x"}, "x", 5]
