"""The page that explains safe tables says what is so: its figures are worked out anew."""

import pytest

from colonnade.core.disclosure.audit import Attacker, Safety, audit
from colonnade.core.disclosure.plan import plan
from colonnade.core.disclosure.table import UNBOUNDED, Release
from docs.generate import leaks
from docs.generate.deducing import NEVER, rounds
from docs.generate.stairs import RULE, steps, usual_page
from tests.architecture.sources import REPOSITORY
from tests.factories.tables import table

PAGE = " ".join((REPOSITORY / "docs/explanation/safe-tables.md").read_text(encoding="utf-8").split())


def test_each_thought_finds_as_many_stars_as_the_page_says():
    counted, page = usual_page()
    assert (counted.cells.size, int(page.hidden.sum())) == (2_632, 743)
    assert "2,632 cells, and 743 of them" in PAGE
    found = [int(step.found.sum()) for step in steps()]
    assert found == [120, 159, 471, 557, 594]
    for number in found:
        assert f"| {number} |" in PAGE


def test_each_thought_finds_what_the_one_before_it_found_and_finds_it_rightly():
    counted, page = usual_page()
    for before, after in zip(steps(), steps()[1:], strict=False):
        assert not (before.found & ~after.found).any()
    assert not (steps()[-1].found & ~page.hidden).any()
    attack = audit(page, RULE, attackers=(Attacker.A1,)).by(Attacker.A1)
    assert (attack.least[steps()[-1].found] == counted.cells[steps()[-1].found]).all()


def test_what_is_found_by_sums_alone_and_with_the_rule_is_as_the_page_says():
    counted, page = usual_page()
    wide = Release.of(counted.dimensions, counted.cells, page.hidden, sign=(1, UNBOUNDED))
    found = audit(wide, RULE, attackers=(Attacker.A0, Attacker.A1))
    assert found.by(Attacker.A0).count(Safety.DISCLOSED) == 164
    assert found.by(Attacker.A1).count(Safety.DISCLOSED) == 534
    assert "164 fall" in PAGE
    assert "makes it 534" in PAGE


def test_a_large_table_is_no_better():
    counted = table("t3_so_age_team", 5_000_000)
    page = Release.of(counted.dimensions, counted.cells, (counted.cells > 0) & (counted.cells <= RULE.high))
    found = rounds(page, least=0)
    assert [int((found == number).sum()) for number in (1, 2)] == [21, 2]
    assert int((page.hidden & (found == NEVER)).sum()) == 0
    assert "23 stars" in PAGE


def test_a_plan_shows_as_much_as_the_page_says():
    found = plan(table("t2_so_team", 10_000, unknown=True), {"so": ("2", "3", "4")}, place="team")
    assert (found.fixed, found.published) == (8, 24)
    assert "leaves 8 numbers" in PAGE
    assert "shows 24" in PAGE
    for letter in ("2", "3"):
        [by_division] = [one for one in found.levels["so", letter] if one.place == "division"]
        assert by_division.shown == by_division.cells == 6


@pytest.mark.parametrize("step", leaks.STEPS)
def test_the_tables_drawn_as_alike_agree_with_the_page(step):
    counted = leaks.people(leaks.ALIKE)
    other = leaks.other(step)
    hidden = leaks.hidden_in_alike(counted)
    assert (other.cells[~hidden] == counted.cells[~hidden]).all()
    assert (other.cells[hidden] != counted.cells[hidden]).all()
    assert other.cells[hidden].min() >= 1
