"""What was typed about a table."""

from argparse import Namespace

import pytest

from colonnade.commands.answer import Failure
from colonnade.commands.arguments import MOST_PEOPLE, parser
from colonnade.commands.tables.options import dims_of, layout_of, part_of, refuse_weights, rule_of, signs_of
from colonnade.core.disclosure.table import UNBOUNDED, Rule
from colonnade.core.disclosure.table.layout import Layout


def _typed(*words):
    return parser().parse_args(["tables", *words])


def test_a_layout_is_typed():
    options = _typed(
        "protect", "f", "--out", "o", "--dims", "so, team", "--hierarchy", "team:division:x", "--unknown", "so=9,Z"
    )
    layout = layout_of(options, dims_of(options.dims[0]))
    assert layout.dims == ("so", "team")
    assert layout.paths == (("team", "division", "x"),)
    assert layout.unknown == {"so": {"9", "Z"}}
    assert (layout.count, layout.total) == ("", "Total")


def test_a_rule_is_typed():
    plain = ("protect", "f", "--out", "o", "--dims", "so")
    assert rule_of(_typed(*plain)) == Rule()
    asked = ("--threshold", "4", "--rounding", "5", "--width", "3", "--no-insiders", "--no-groups")
    assert rule_of(_typed(*plain, *asked)) == Rule(high=4, insiders=False, groups=False, rounding=5, width=3)
    with pytest.raises(Failure, match="not 1 to 0"):
        rule_of(_typed(*plain, "--threshold", "0"))
    with pytest.raises(Failure, match="not 3"):
        rule_of(_typed(*plain, "--rounding", "3"))


def test_signs_are_typed():
    signs = signs_of(_typed("audit", "f", "--star", "1-", "--sign", "1-4=<=4", "--sign", "zero=-", "--rule", "1-4"))
    assert (signs.star, signs.zeros) == ((1, UNBOUNDED), True)
    assert signs.more == {"<=4": "1-4", "-": "zero"}
    assert signs_of(_typed("audit", "f", "--rule", "0-4")).zeros is False
    assert signs_of(_typed("audit", "f")).zeros is None


def test_the_most_that_can_be_typed_is_the_most_there_is():
    assert MOST_PEOPLE == UNBOUNDED


@pytest.mark.parametrize("text", ["so", "=9", "="])
def test_what_is_no_pair_is_refused(text):
    with pytest.raises(Failure, match="--unknown takes two words"):
        layout_of(Namespace(hierarchy=[], unknown=[text], count=None, total="Total"), ("so",))


def test_two_meanings_of_one_sign_are_refused():
    with pytest.raises(Failure, match="--sign says two things about “-”"):
        signs_of(_typed("audit", "f", "--sign", "zero=-", "--sign", "hidden=-"))


@pytest.mark.parametrize("words", [("--rule", "7"), ("--rule", "7-1"), ("--star", "a-b"), ("--people", "-1")])
def test_spans_and_numbers_that_are_none_are_refused(words):
    with pytest.raises(Failure, match="colonnade tables audit"):
        _typed("audit", "f", *words)


def test_a_day_that_is_none_is_refused():
    with pytest.raises(Failure, match="2026-02-30 is not a day"):
        _typed("protect", "f", "--out", "o", "--dims", "so", "--day", "2026-02-30")


def test_part_of_a_layout_keeps_what_is_about_its_dimensions():
    whole = Layout(("so", "age", "team"), (("team", "division"),), "n", {"so": frozenset("Z")})
    assert part_of(whole, ("so", "age")) == Layout(("so", "age"), (), "n", {"so": frozenset("Z")})
    assert part_of(whole, ("team",)) == Layout(("team",), (("team", "division"),), "n")


def test_weights_are_refused_and_nothing_else():
    refuse_weights(_typed("protect", "f", "--out", "o", "--dims", "so"))
    with pytest.raises(Failure, match=r"weighted people .here by w. cannot be proved safe.*Leave out --weight"):
        refuse_weights(_typed("protect", "f", "--out", "o", "--dims", "so", "--weight", "w"))
