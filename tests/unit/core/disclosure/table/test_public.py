"""Reading published tables, ours and anyone's, as their readers have them (R097)."""

import pytest

from colonnade.core.disclosure.table import UNBOUNDED, Rule, Status, TableError
from colonnade.core.disclosure.table.layout import Layout
from colonnade.core.disclosure.table.public import read_public
from colonnade.core.disclosure.table.signs import Meaning, Printed, Signs, meaning_of

LAYOUT = Layout(("so", "team"))
CELLS = {
    "so": ["L", "G", "L", "G", "L", "G", "Total", "Total", "Total"],
    "team": ["A", "A", "B", "B", "Total", "Total", "A", "B", "Total"],
}
STAR = (1, UNBOUNDED)


def _read(*words, **more):
    return read_public({**CELLS, "n": list(words)}, LAYOUT, **more)


def _bounds(page):
    release = page.release
    return [(int(low), int(high)) for low, high in zip(release.low.ravel(), release.high.ravel(), strict=True)]


@pytest.mark.parametrize("word", ["*", "c", "[c]", "C", "", "-", "–", "supp", "-8", "[low]", "#", None, " * "])
def test_signs_that_say_nothing_but_that_a_number_is_hidden(word):
    page = _read(word, 12, 0, 31, "4", "43", word, 31, 47)
    assert page.release.hidden.ravel().tolist() == [True, *[False] * 5, True, *[False] * 2]
    assert _bounds(page)[0] == STAR
    assert page.release.shown[0, 0] == -1


def test_fewer_than_five_may_be_nobody_where_no_zero_is_shown():
    assert meaning_of("<5", zeros_shown=False) == Printed(Meaning.RANGE, 0, 4)
    assert _bounds(_read("<5", 12, "<5", 31, "<5", "43", 16, 31, 47))[0] == (0, 4)
    assert _bounds(_read("<5", 12, "*", 31, 4, "43", 16, 31, 47))[1] == (0, UNBOUNDED)


def test_what_is_not_available_and_what_is_not_in_the_file_are_absent():
    page = read_public({"so": ["L", "G", "Total"], "team": ["A", "A", "A"], "n": ["..", "[x]", 9]}, LAYOUT)
    assert page.release.absent.tolist() == [[True, True], [True, True], [False, True]]
    assert _bounds(page) == [(0, UNBOUNDED)] * 4 + [(9, 9), (0, UNBOUNDED)]


def test_a_file_that_leaves_zeros_out():
    source = {"so": ["L", "G", "Total"], "team": ["A", "B", "Total"], "n": ["5", "4", 9]}
    page = read_public(source, LAYOUT, signs=Signs(missing_are_zero=True, rounding=0))
    assert page.release.status[:2, :2].tolist() == [[Status.SHOWN] * 2] * 2
    assert page.release.shown[:2, :2].tolist() == [[5, 0], [0, 4]]
    assert page.release.absent.sum() == 4


@pytest.mark.parametrize("number", [9999999, 99999])
def test_numbers_that_programs_write_for_hidden_ones(number):
    page = _read(number, 12, 0, 31, "4", "43", number, 31, 47)
    assert page.release.hidden[0, 0]
    bigger = {"so": ["L", "G", "Total"], "n": [number, 1, number + 1]}
    assert not read_public(bigger, Layout(("so",))).release.hidden.any()


def _rounded(star="*"):
    cells = [5 * at for at in range(2, 14)]
    return {"so": [f"s{at}" for at in range(14)] + ["Total"], "n": [*cells, star, 0, sum(cells) + 5]}


def test_rounding_is_seen_and_a_sign_then_stands_for_a_small_count():
    page = read_public(_rounded(), Layout(("so",)))
    assert page.rounding == 5
    assert _bounds(page)[0] == (8, 12)
    assert _bounds(page)[-3:] == [(1, 7), (0, 0), (453, 457)]
    assert page.notes == (
        "“*” (sign) stands in 1 cell.",
        "A sign that does not say it is taken to stand for 1 to 7.",
        "All numbers are multiples of 5: they are taken as rounded to the nearest 5.",
    )


def test_no_number_on_a_page_with_signs_is_one_that_would_be_a_sign():
    assert _bounds(read_public(_rounded(), Layout(("so",)), Rule(high=9)))[0] == (10, 12)
    source = _rounded()
    source["n"][0] = 5
    assert _bounds(read_public(source, Layout(("so",))))[0] == (3, 7)


def test_a_rounded_page_without_signs_rounds_its_zeros_too():
    assert _bounds(read_public(_rounded(star="5"), Layout(("so",))))[-2] == (0, 2)


def test_rounding_and_stars_may_be_told():
    signs = Signs(rounding=0, star=(1, 9), people=500)
    source = {"so": ["a", "b", "Total"], "n": ["*", 10, 15]}
    page = read_public(source, Layout(("so",)), signs=signs)
    assert (page.rounding, _bounds(page)) == (0, [(1, 9), (10, 10), (15, 15)])


def test_numbers_that_are_wrong_on_purpose_are_given_room():
    source = {"so": ["a", "b", "Total"], "n": [1, 10, 14]}
    with pytest.raises(TableError, match="The page says 14 at so Total, which is 3 more than its parts can be"):
        read_public(source, Layout(("so",)))
    page = read_public(source, Layout(("so",)), signs=Signs(off=2))
    assert _bounds(page) == [(0, 3), (8, 12), (12, 16)]


def test_signs_of_the_page_itself_may_be_told():
    signs = Signs(more={"Q": "1-3", "-": "zero", "!": "nothing", "9": "hidden"})
    page = read_public(
        {"so": ["a", "b", "c", "d", "Total"], "n": ["Q", "-", "!", "9", 40]}, Layout(("so",)), signs=signs
    )
    assert _bounds(page) == [(1, 3), (0, 0), (0, UNBOUNDED), STAR, (40, 40)]
    with pytest.raises(TableError, match="“Q” can mean hidden, zero"):
        Signs(more={"Q": "12"})


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["*", 12, 0, 31, "4", "43", 16, 31, "*"], "The total of everyone is hidden (so Total, team Total)"),
        (
            ["*", 12, 0, 31, "4", "43", 16, 40, 47],
            "The page says 40 at so Total, team B, which is 9 more than its parts",
        ),
        (["*", 12, 0, 31, "4", "43", 11, 31, 47], "at so Total, team A, which is 2 fewer than its parts are at least"),
        (
            ["*", 12, 0, 31, "x1", "43", 16, 31, 47],
            "“x1” is neither a count nor a sign that is known, at so L, team Total",
        ),
        (["*", 12, 0, 31, "-3", "43", 16, 31, 47], "“-3” is negative, at so L, team Total (row 5)"),
        (["*", 12, 0, 31, "8%", "43", 16, 31, 47], "a percentage restates a count"),
    ],
)
def test_what_is_wrong_is_said_with_its_cell(words, says):
    with pytest.raises(TableError) as fault:
        _read(*words)
    assert says in str(fault.value)


def test_a_hidden_total_is_bounded_by_the_people_there_are():
    page = _read("*", 12, 0, 31, "4", "43", 16, 31, "*", signs=Signs(people=60))
    assert _bounds(page)[-1] == (1, 60)


def test_a_thousand_signs_do_not_overflow():
    source = {"so": [*map(str, range(3000)), "Total"], "n": ["*"] * 3000 + [4000]}
    assert read_public(source, Layout(("so",))).release.hidden.sum() == 3000
