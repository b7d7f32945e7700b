"""R171: `colonnade organisations succeed`: one organisation takes over from another."""

import pytest

from tests.integration.programme.leaving import add_contact, add_promise
from tests.integration.programme.working import plan


@pytest.fixture
def old(trust):
    """An organisation with a promise, an action and a contact."""
    add_promise(trust)
    plan(trust)
    add_contact(trust)
    return trust


def words(old, new, *more, by=None):
    by = by or new.inclusion_lead.email
    return (
        *("organisations", "succeed", old.organisation.code, new.organisation.code.lower()),
        *("--from", "2027-04-01", "--source", "Order 2027/12", "--by", by, *more),
    )


def test_it_says_what_was_carried_over(answer, old, other_trust):
    found = answer(*words(old, other_trust))
    assert found == {
        "old": "RX1",
        "new": "RY2",
        "from": "2027-04-01",
        "dry_run": False,
        "carried": {
            "promises": ["Open the quiet room to all staff"],
            "actions": ["Train the reception staff"],
            "practices": [],
            "contacts": ["Maria Ferreira"],
        },
        "carried_before": 0,
        "passed_over": [],
    }
    again = answer(*words(old, other_trust))
    assert (again["carried_before"], sum(map(len, again["carried"].values()))) == (3, 0)


def test_people_see_it_line_by_line(run, old, other_trust):
    status, out, err = run(*words(old, other_trust, "--dry-run"))
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == (
        "3 things would be carried over from Northfield NHS Trust to Southmere NHS Trust; 0 were before."
    )
    assert out.splitlines()[-2:] == [
        "The register does not say that Northfield NHS Trust has closed.",
        "Nothing was changed.",
    ]
    assert run(*words(old, other_trust))[1].startswith("3 things carried over")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--by", "nobody@example.org"), "nobody@example.org is nobody's address at Southmere NHS Trust."),
        (("--source", " "), "--source names where it is written"),
        (("--from", "1 April"), "1 April is not a day such as 2026-03-31"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(run, old, other_trust, more, sentence):
    status, out, err = run(*words(old, other_trust, *more))
    assert (status, out) == (2, "")
    assert sentence in err
    assert len(err.splitlines()) == 1


def test_somebody_who_does_not_lead_is_refused(run, old, other_trust):
    status, _out, err = run(*words(old, other_trust, by=other_trust.analyst.email))
    assert status == 2
    assert "is not inclusion lead of Southmere NHS Trust" in err


def test_an_organisation_that_is_not_there_is_refused(run, other_trust):
    status, _out, err = run(
        "organisations", "succeed", "NOPE", "RY2", "--from", "2027-04-01", "--source", "x", "--by", "a@example.org"
    )
    assert status == 2
    assert "There is no organisation with the code NOPE." in err
