"""R170: who is known at each level, as a picture; a level without an ally is said in words."""

import pytest

from colonnade.ui.charts import allies as charts
from colonnade.ui.charts.allies import AlliesPicture, AlliesWords, Storey

from .reading import SVG, faults, parsed, words

BOTH = pytest.mark.parametrize("draw", [charts.draw, charts.draw_narrow])
WORDS = AlliesWords(
    "An ally whom two of us know", "An ally whom one of us knows", "Another contact", "Nobody is known here"
)


def shown(*storeys):
    return AlliesPicture("Who is known at each level", "Board: 1 ally.", storeys, WORDS)


def circles(root):
    return list(root.iter(f"{SVG}circle"))


@BOTH
def test_it_is_named_and_described(draw):
    root = parsed(draw(shown(Storey("Board", "1 ally", firm=1)), prefix="here"))
    assert [one.text for one in root.iter(f"{SVG}title")] == ["Who is known at each level"]
    assert [one.text for one in root.iter(f"{SVG}desc")] == ["Board: 1 ally."]
    assert root.attrib["role"] == "img"


@BOTH
def test_each_contact_has_a_mark_and_the_key_three(draw):
    root = parsed(draw(shown(Storey("Board", "1 ally", firm=1), Storey("Teams", "5", firm=2, frail=1, others=2))))
    assert len(circles(root)) == 1 + 5 + 3


@BOTH
def test_an_ally_whom_one_person_knows_differs_by_shape_and_not_by_colour_alone(draw):
    def halves(storey):
        return len([one for one in parsed(draw(shown(storey))).iter(f"{SVG}path") if "a11 11" in one.attrib["d"]])

    # One half disc stands in the key.
    assert halves(Storey("Board", "1 ally", frail=1)) == 2
    assert halves(Storey("Board", "1 ally", firm=1)) == 1


@BOTH
def test_a_level_where_nobody_is_known_says_so(draw):
    said = " ".join(words(parsed(draw(shown(Storey("Board", "No ally"))))))
    assert "Nobody is known here" in said
    assert "No ally" in said


@BOTH
def test_levels_stand_in_the_order_given(draw):
    said = words(parsed(draw(shown(Storey("Board", "a"), Storey("Teams", "b")))))
    assert said.index("Board") < said.index("Teams")


@BOTH
def test_texts_keep_out_of_each_others_way_however_many_there_are(draw):
    storeys = [
        Storey("The wider system and everybody in it", "12 allies, 3 of them known to one person alone", 9, 3, 40),
        Storey("Board", "No ally"),
        Storey("Teams and services", "1 other contact, and no ally", others=1),
    ]
    assert faults(draw(shown(*storeys))) == []


@BOTH
def test_what_was_typed_is_escaped(draw):
    assert "<script>" not in draw(shown(Storey("<script>", "<b>", firm=1)))
