"""Who answered what is known for a year after a round has closed, and no longer (security row 9)."""

from datetime import timedelta

from colonnade.apps.programme.actions.forgetting import KNOWN_FOR, forget_contributors
from colonnade.apps.programme.models import Answer, Contribution, Seat
from colonnade.foundation import clock
from colonnade.foundation.audit.record import verify
from colonnade.foundation.jobs.tasks import seal_chains
from tests.factories import closed_round


def ties(trust):
    """How many contributions still say whose they are."""
    return Contribution.objects.within(trust.organisation).exclude(seat=None, keyed_by=None).count()


def test_the_tie_is_cut_a_year_after_the_close_and_not_before(trust):
    round_ = closed_round(trust)
    with trust.acting():
        answers = list(Answer.objects.within(trust.organisation).order_by("pk").values("element", "rating", "note"))
        with clock.at(round_.closed_at + KNOWN_FOR - timedelta(seconds=1)):
            assert forget_contributors(organisation=trust.organisation) == 0
        assert ties(trust) == 5
        with clock.at(round_.closed_at + KNOWN_FOR):
            assert forget_contributors(organisation=trust.organisation) == 5
            assert forget_contributors(organisation=trust.organisation) == 0
        assert ties(trust) == 0
        assert [seat.role for seat in Seat.objects.within(trust.organisation)] == ["chair"]
        kept = Answer.objects.within(trust.organisation).order_by("pk").values("element", "rating", "note")
        assert list(kept) == answers
        assert verify(trust.organisation)[1] == []


def test_the_night_does_it_for_every_organisation(trust, other_trust):
    for cast in (trust, other_trust):
        round_ = closed_round(cast)
    with clock.at(round_.closed_at + KNOWN_FOR):
        seal_chains.call()
    for cast in (trust, other_trust):
        with cast.acting():
            assert ties(cast) == 0
