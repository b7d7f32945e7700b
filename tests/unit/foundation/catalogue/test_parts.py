"""Parts of the catalogue that a reading path can name."""

import pytest

from colonnade.foundation.catalogue.parts import Part, part


@pytest.mark.parametrize(
    ("reference", "named"),
    [
        ("glossary", Part("glossary")),
        ("resources", Part("resources")),
        ("framework:inclusion-2022/about", Part("about", "inclusion-2022")),
        ("framework:inclusion-2022/facts", Part("facts", "inclusion-2022")),
        ("framework:inclusion-2022/tips", Part("tips", "inclusion-2022")),
        ("framework:inclusion-2022/challenges", Part("challenges", "inclusion-2022")),
        ("framework:inclusion-2022/pillar/1", Part("pillar", "inclusion-2022", "1")),
        ("framework:inclusion-2022/element/1.10", Part("element", "inclusion-2022", "1.10")),
    ],
)
def test_a_part_is_taken_apart(reference: str, named: Part) -> None:
    assert part(reference) == named


@pytest.mark.parametrize(
    "reference", ["", "about", "framework:x/", "framework:x/pillar/", "glossary/ally", "glossary\n"]
)
def test_what_is_no_part_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match="is not a part of a catalogue"):
        part(reference)
