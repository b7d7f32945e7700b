"""Groups of people as people say them."""

import pytest

from colonnade.core.disclosure.table import Dimension
from colonnade.core.disclosure.wording import Labels, Phrase
from colonnade.core.disclosure.wording.labels import listed

DIMENSIONS = (Dimension("so", ("B",)), Dimension("trans", ("Y",)), Dimension("age", ("70+",)))
LABELS = Labels(
    phrases={
        "so": {"B": Phrase(before="bisexual")},
        "trans": {"Y": Phrase(before="trans")},
        "age": {"70+": Phrase(after="aged 70 and over")},
    },
    people="patients",
)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ((0, 0, 0), "bisexual trans patients aged 70 and over"),
        ((0, 1, 1), "bisexual patients"),
        ((1, 1, 0), "patients aged 70 and over"),
        ((1, 1, 1), "patients in all"),
    ],
)
def test_words_stand_before_and_after_the_people(cell, said):
    assert LABELS.group(cell, DIMENSIONS) == said


def test_codes_without_words_are_quoted_under_the_name_of_their_dimension():
    labels = Labels(phrases={"so": {"B": Phrase(before="bisexual")}}, dimensions={"trans": "gender history"})
    assert labels.group((0, 0, 0), DIMENSIONS) == "bisexual people with gender history “Y” and age “70+”"


@pytest.mark.parametrize(("words", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_words_are_listed(words, said):
    assert listed(words) == said
