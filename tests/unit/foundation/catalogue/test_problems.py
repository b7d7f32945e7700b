"""How a problem reads."""

import pytest

from colonnade.foundation.catalogue import CatalogueError, Problem


@pytest.mark.parametrize(
    ("problem", "reads"),
    [
        (Problem("a.yaml", 3, "b[1].c", "It is wrong."), "a.yaml, line 3: b[1].c: It is wrong."),
        (Problem("a.yaml", 3, "", "It is wrong."), "a.yaml, line 3: It is wrong."),
        (Problem("a.yaml", 0, "", "It is missing."), "a.yaml: It is missing."),
    ],
)
def test_a_problem_reads_as_a_sentence_with_its_place(problem: Problem, reads: str) -> None:
    assert str(problem) == reads


@pytest.mark.parametrize(("count", "last"), [(20, "a.yaml, line 20: Wrong."), (21, "and 1 more"), (25, "and 5 more")])
def test_an_error_shows_twenty_and_counts_the_rest(count: int, last: str) -> None:
    error = CatalogueError(Problem("a.yaml", line, "", "Wrong.") for line in range(count, 0, -1))
    lines = str(error).splitlines()
    assert len(error.problems) == count
    assert lines[0] == "a.yaml, line 1: Wrong."
    assert lines[-1] == last


def test_the_same_problem_is_told_once() -> None:
    assert len(CatalogueError([Problem("a", 1, "", "x"), Problem("a", 1, "", "x")]).problems) == 1
