"""A document kept as JSON is the same when it comes back."""

import json

import pytest

from colonnade.ui.documents import as_pdf, frozen, thawed

from .samples import HOSTILE, document


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_frozen_comes_back_the_same(text):
    made = document(text)
    kept = json.loads(json.dumps(frozen(made)))
    assert thawed(kept) == made


def test_it_is_drawn_the_same_to_the_byte():
    made = document()
    assert as_pdf(thawed(json.loads(json.dumps(frozen(made))))) == as_pdf(made)


@pytest.mark.parametrize(
    "broken", [{}, {"blocks": []}, {**frozen(document()), "blocks": [{"kind": "script"}]}, {"blocks": [{"text": "a"}]}]
)
def test_other_values_are_refused(broken):
    with pytest.raises(ValueError, match="This is not a document"):
        thawed(broken)
