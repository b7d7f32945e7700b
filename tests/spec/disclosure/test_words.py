"""What a page says of what it does not show.

Each hidden number has the same sentence, whether it is hidden because it is small or to guard another. A sentence is
made from the page alone, so it cannot tell more than the page.
"""

from collections.abc import Mapping

from colonnade.core.disclosure.table import Rule
from colonnade.core.disclosure.wording import Labels, Phrase, page_note, sentences
from tests.spec.disclosure.reading import page
from tests.spec.example import Example, as_written

HEAD = "| T1 | T2 | T3 | Total\n"
LABELS = Labels(
    {
        "letter": {"L": Phrase("lesbian"), "G": Phrase("gay"), "B": Phrase("bisexual")},
        "team": {team: Phrase(after=f"in {team}") for team in ("T1", "T2", "T3")},
    }
)

EXAMPLES = (
    Example(
        title="Small or not, a hidden number has the same words",
        given={"page": HEAD + "L | * | * | 20 | 35\nG | * | * | 11 | 34\nTotal | 17 | 21 | 31 | 69"},
        expect={
            "for T1": "The numbers of lesbian people in T1 and gay people in T1 are not shown, so that nobody can be "
            "found out.",
            "for T2": "The numbers of lesbian people in T2 and gay people in T2 are not shown, so that nobody can be "
            "found out.",
        },
    ),
    Example(
        title="Where a letter is counted in a larger group of places, the page says where",
        given={
            "page": "| T1 | T2 | T3 | D1 | D2 | Total\nL | - | - | 20 | 15 | 20 | 35\n"
            "Total | 17 | 21 | 31 | 38 | 31 | 69",
            "divisions": "T1 T2 in D1, T3 in D2",
        },
        expect={
            "for T1": "The number of lesbian people with team “D1” is not split by team, so that nobody can be "
            "found out.",
            "for T2": "The number of lesbian people with team “D1” is not split by team, so that nobody can be "
            "found out.",
        },
    ),
)


def answer(given: Mapping[str, str]) -> dict[str, str]:
    release = page(given["page"], given.get("divisions", ""))
    said = sentences(release, LABELS)
    return {
        f"for {team}": " ".join(one.text for one in said if any(cell[1] == at for cell in one.cells))
        for at, team in enumerate(("T1", "T2"))
    }


@as_written(EXAMPLES)
def test_as_written(example):
    assert answer(example.given) == example.expect


def test_the_note_under_a_table_says_that_large_numbers_are_hidden_too():
    assert "We hide some other numbers too, big or small" in page_note(Rule())[0]
