"""`colonnade round show`: what was agreed, as a document and for people."""

from tests.factories import closed_round


def test_a_closed_round_is_shown_with_what_was_agreed(answer, trust):
    round_ = closed_round(trust)
    found = answer("round", "show", "--organisation", trust.organisation.code)
    assert found["organisation"]["code"] == trust.organisation.code
    [one] = found["rounds"]
    assert (one["number"], one["state"]) == (round_.number, "closed")
    assert len(one["agreed"]) == 17
    assert set(found["standing"]) == set(one["agreed"])


def test_people_see_it_line_by_line(run, trust):
    closed_round(trust)
    status, out, err = run("round", "show", "--organisation", trust.organisation.code.lower())
    assert (status, err) == (0, "")
    assert "1 round" in out.splitlines()[0]
    assert "state: closed" in out.splitlines()


def test_an_organisation_without_rounds_has_none(answer, trust):
    assert answer("round", "show", "--organisation", trust.organisation.code)["rounds"] == []


def test_it_shows_one_organisation_alone(answer, trust, other_trust):
    closed_round(other_trust)
    assert answer("round", "show", "--organisation", trust.organisation.code)["rounds"] == []


def test_an_organisation_that_is_not_there_is_refused(run):
    assert run("round", "show", "--organisation", "NOPE")[0] == 2
