"""What is said of a spread."""

from __future__ import annotations

import pytest

from colonnade.apps.programme.forms import AgreementForm
from colonnade.apps.programme.presenters.agreeing import (
    agree_list_page,
    agree_page,
    element_page,
    finding,
    spread_page,
)
from colonnade.core.ratings import Histogram, spread
from colonnade.foundation.catalogue import current
from tests.unit.apps.programme.saying import a_round, an_agreement

FRAMEWORK = current().framework("inclusion-2022")
NOT, PROGRESS, IN = ({name: 5} for name in ("not_in_place", "in_progress", "in_place"))
UNSURE = {"do_not_know": 5}
BETTER = "better than the staff network."


def one(**voices):
    """The spread of one element on which these voices answered so."""
    return spread({"1.1": {voice: Histogram(**said) for voice, said in voices.items()}}).elements[0]


def published(**voices):
    """The same answers on every element."""
    counts = {voice: Histogram(**said) for voice, said in voices.items()}
    return spread({element.id: counts for element in FRAMEWORK.elements})


@pytest.mark.parametrize(
    ("voices", "sentence"),
    [
        ({"teams": IN}, "Fewer than two voices can be compared here."),
        ({"teams": IN, "partners": UNSURE}, "Fewer than two voices can be compared here."),
        ({"teams": IN, "partners": {"not_in_place": 4}}, "Fewer than two voices can be compared here."),
        ({"teams": IN, "partners": IN}, "The voices are close together."),
        ({"teams": {"in_place": 3, "in_progress": 2}, "partners": IN}, "The voices are close together."),
        ({"leadership": IN, "staff_network": PROGRESS}, f"Leadership sees it a whole step or more {BETTER}"),
        ({"leadership": IN, "staff_network": NOT}, f"Leadership sees it a whole step or more {BETTER}"),
        (
            {"leadership": {"in_place": 3, "in_progress": 3}, "staff_network": PROGRESS},
            f"Leadership sees it half a step or more {BETTER}",
        ),
        (
            {"leadership": {"in_place": 2, "in_progress": 3}, "staff_network": PROGRESS},
            "The voices are close together.",
        ),
    ],
)  # fmt: skip
def test_what_stands_out(voices, sentence):
    assert finding(one(**voices)) == sentence


def test_who_is_furthest_apart_is_named_where_leadership_is_not_ahead():
    said = finding(one(leadership=PROGRESS, staff_network=IN, partners=NOT))
    assert said in {
        "Staff network and Partners are furthest apart: a whole step or more.",
        "Partners and Staff network are furthest apart: a whole step or more.",
    }


def test_a_shown_voice_has_counts_and_a_hidden_one_a_reason():
    publication = published(leadership=IN, teams={"in_place": 4}, partners={})
    element = FRAMEWORK.elements[0]
    page = element_page(a_round("agreeing"), FRAMEWORK, element, publication, [], None, may_agree=True)
    said = {row["name"]: (row["counts"], row["said"]) for row in page.rows}
    assert said == {
        "Leadership": ((0, 0, 5, 0, 5), "in place"),
        "Teams": (None, "fewer than five: not shown apart"),
        "Partners": (None, "nobody answered"),
    }
    assert (page.before_href, page.after_href) == ("", "/o/RX1/rounds/1/spread/1.2/")
    assert page.agree_href == "/o/RX1/rounds/1/agree/1.1/"
    last = element_page(a_round(), FRAMEWORK, FRAMEWORK.elements[-1], publication, [], None, may_agree=False)
    assert (last.after_href, last.agree_href) == ("", "")


def test_the_spread_names_hidden_and_silent_voices_and_where_leadership_is_ahead():
    publication = published(leadership=IN, staff_network=NOT, teams={"in_place": 1}, partners={})
    page = spread_page(a_round("agreeing"), FRAMEWORK, publication)
    assert (page.hidden, page.silent) == (["Teams"], ["Partners"])
    assert (len(page.leads), page.more_leads) == (5, 12)
    assert page.leads[0]["steps"] == "a whole step or more"
    assert [row["number"] for row in page.rows] == [element.id for element in FRAMEWORK.elements]
    assert {row["dispersion"] for row in page.rows} == {"1.00"}


def test_a_spread_with_one_voice_has_no_measure():
    page = spread_page(a_round("agreeing"), FRAMEWORK, published(leadership=IN))
    assert {row["dispersion"] for row in page.rows} == {"–"}
    assert page.leads == []


def test_the_list_leads_to_the_next_to_agree_and_at_last_to_the_close():
    some = {"1.1": an_agreement("not_in_place")}
    page = agree_list_page(a_round("agreeing"), FRAMEWORK, some)
    assert (page.agreed, page.all) == (1, 17)
    assert (page.next_href, page.close_href) == ("/o/RX1/rounds/1/agree/1.2/", "")
    assert [row["tag"].text for row in page.groups[0]["rows"]][:2] == ["Not in place", "Not agreed yet"]
    done = {element.id: an_agreement() for element in FRAMEWORK.elements}
    page = agree_list_page(a_round("agreeing"), FRAMEWORK, done)
    assert (page.next_href, page.close_href) == ("", "/o/RX1/rounds/1/close/")


def test_the_page_to_agree_on_is_called_after_the_element():
    shown = element_page(a_round(), FRAMEWORK, FRAMEWORK.elements[0], published(teams=IN), [], None, may_agree=True)
    page = agree_page(shown, AgreementForm(), [])
    assert (page.title, page.crumbs) == (f"1.1 {FRAMEWORK.elements[0].short}", shown.crumbs)
