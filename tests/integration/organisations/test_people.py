"""People are asked in by letter, hold roles, and lose them from the next page on."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from colonnade.apps.accounts.models import Person
from colonnade.apps.organisations import actions
from colonnade.apps.organisations.actions.people import hash_secret
from colonnade.apps.organisations.models import Invitation, Membership
from colonnade.apps.organisations.selectors import invitation_by_hash, member_of, memberships, organisations_of
from colonnade.foundation import clock
from colonnade.foundation.audit.models import Entry
from colonnade.foundation.mail.models import Letter
from colonnade.foundation.permissions import Role
from colonnade.foundation.refusal import Refused
from colonnade.foundation.tenancy.context import acting_in
from tests.factories import join, make_person
from tests.integration.organisations.conftest import address_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.factories import Cast

PASSWORD = "velvet harbour lantern"
SECRET = re.compile(r"/invitations/[\w-]+/([\w-]+)/")


def invite(cast: Cast, email: str = "new@example.org", role: Role = Role.ANALYST, **given: Any) -> Membership:
    """Ask somebody in."""
    values = {"name": "New Person", "by": cast.inclusion_lead, "address_of": address_of} | given
    with cast.acting():
        return actions.invite(organisation=cast.organisation, email=email, role=role, **values)


def secret_of(letter: Letter) -> str:
    """The secret in a letter."""
    found = SECRET.search(letter.body)
    assert found is not None, letter.body
    return found[1]


def last_letter() -> Letter:
    """The letter that was written last."""
    return Letter.objects.order_by("-pk")[0]


def page_of(cast: Cast, secret: str) -> str:
    """The address of an invitation."""
    return reverse("invitation", args=[cast.organisation.code, secret])


def held(cast: Cast, person: Person) -> list[str]:
    """The roles that a person has now."""
    with cast.acting():
        return [one.role for one in memberships(cast.organisation) if one.person_id == person.pk]


# Asking in


def test_a_new_person_gets_a_letter_with_an_address_that_works_once(trust: Cast) -> None:
    made = invite(trust)
    letter = last_letter()
    assert (letter.to, letter.subject) == ("new@example.org", "Your invitation to Colonnade")
    assert "New Person" not in letter.subject + letter.body
    address = page_of(trust, secret_of(letter))
    browser = Client()
    assert browser.get(address).status_code == 200
    taken = browser.post(address, {"password": PASSWORD})
    assert (taken.status_code, taken["Location"]) == (302, reverse("account_login"))
    signed = browser.post(reverse("account_login"), {"login": "new@example.org", "password": PASSWORD})
    assert signed.status_code == 302
    assert browser.get(reverse("home", args=[trust.organisation.code])).status_code == 200
    again = Client().post(address, {"password": "another harbour lantern"})
    assert again.status_code == 422
    assert "This invitation has been used" in again.content.decode()
    assert Person.objects.get(pk=made.person_id).check_password(PASSWORD)


def test_the_letter_goes_in_lower_case_to_one_person_however_the_address_is_typed(trust: Cast) -> None:
    made = invite(trust, " New@Example.ORG ")
    assert Person.objects.get(pk=made.person_id).email == "new@example.org"
    other = invite(trust, "NEW@example.org", Role.PARTNER)
    assert other.person_id == made.person_id


def test_only_a_hash_of_the_secret_is_kept(trust: Cast) -> None:
    invite(trust)
    secret = secret_of(last_letter())
    assert len(secret) >= 43, "256 bits"
    with trust.acting():
        stored = list(Invitation.objects.within(trust.organisation).values_list("secret_hash", flat=True))
    assert stored == [hash_secret(secret)]
    assert secret not in stored[0]


@pytest.mark.parametrize("secret", ["wrong", "0" * 64, "%2e%2e", "x" * 500, "é"])
def test_a_wrong_secret_opens_nothing(trust: Cast, secret: str) -> None:
    invite(trust)
    for code in (trust.organisation.code, "ZZ9"):
        address = f"/invitations/{code}/{secret}/"
        assert Client().get(address).status_code == 404
        assert Client().post(address, {"password": PASSWORD}).status_code == 404


def test_a_secret_opens_at_its_own_organisation_only(trust: Cast, other_trust: Cast) -> None:
    invite(trust)
    secret = secret_of(last_letter())
    assert Client().get(page_of(other_trust, secret)).status_code == 404
    with other_trust.acting():
        assert invitation_by_hash(other_trust.organisation, hash_secret(secret)) is None


def test_the_hash_itself_opens_nothing(trust: Cast) -> None:
    """Whoever has read the database has no key to a door."""
    invite(trust)
    with trust.acting():
        stored = Invitation.objects.within(trust.organisation).get().secret_hash
    assert Client().get(page_of(trust, stored)).status_code == 404


@pytest.mark.parametrize(("days", "works"), [(14, True), (14.001, False)])
def test_an_invitation_lasts_fourteen_days(trust: Cast, days: float, works: bool) -> None:
    moment = clock.now()
    with clock.at(moment):
        invite(trust)
    with clock.at(moment + timedelta(days=days)):
        answer = Client().post(page_of(trust, secret_of(last_letter())), {"password": PASSWORD})
    assert (answer.status_code == 302) is works
    if not works:
        assert "This invitation is too old to use" in answer.content.decode()


def test_somebody_whose_invitation_grew_old_can_be_asked_again(trust: Cast) -> None:
    """The sentence that they were shown tells them to ask for a new one."""
    first = invite(trust)
    old = secret_of(last_letter())
    second = invite(trust)
    new = secret_of(last_letter())
    assert (second.pk, Letter.objects.count()) == (first.pk, 2)
    assert new != old
    assert Client().post(page_of(trust, new), {"password": PASSWORD}).status_code == 302
    late = Client().post(page_of(trust, old), {"password": "another harbour lantern"})
    assert "You have chosen a password already" in late.content.decode()


def test_a_second_organisations_invitation_does_not_change_the_password(trust: Cast, other_trust: Cast) -> None:
    """Two ask the same person in; whoever finds the second letter later must not get into the account with it."""
    made = invite(trust)
    first = secret_of(last_letter())
    invite(other_trust)
    second = secret_of(last_letter())
    assert Client().post(page_of(trust, first), {"password": PASSWORD}).status_code == 302
    answer = Client().post(page_of(other_trust, second), {"password": "another harbour lantern"})
    assert answer.status_code == 422
    assert "You have chosen a password already. Sign in with it." in answer.content.decode()
    assert Person.objects.get(pk=made.person_id).check_password(PASSWORD)
    assert set(held(other_trust, made.person)) == {Role.ANALYST}, "the role is theirs all the same"


def test_somebody_who_signs_in_already_gets_another_letter_and_no_secret(trust: Cast) -> None:
    person = make_person("Known Person", "known@example.org")
    invite(trust, "known@example.org")
    letter = last_letter()
    assert (letter.to, letter.subject) == ("known@example.org", "Your role on Colonnade")
    assert "Sign in as you always do" in letter.body
    assert SECRET.search(letter.body) is None
    with trust.acting():
        assert Invitation.objects.within(trust.organisation).count() == 0
    assert held(trust, person) == [Role.ANALYST]


def test_the_page_answers_the_same_for_both(trust: Cast, client_of: Callable[[Any], Client]) -> None:
    """Nobody learns from it who uses the site."""
    make_person("Known Person", "known@example.org")
    lead = client_of(trust.inclusion_lead)
    address = reverse("invite", args=[trust.organisation.code])
    answers = [
        lead.post(address, {"name": "A Person", "email": email, "role": "analyst", "team": ""}, follow=True)
        for email in ("known@example.org", "unknown@example.org")
    ]
    assert [answer.redirect_chain for answer in answers] == [[(f"/o/{trust.organisation.code}/people/", 302)]] * 2
    assert all("The invitation is on its way." in answer.content.decode() for answer in answers)


def test_somebody_who_has_the_role_is_not_given_it_again(trust: Cast) -> None:
    with pytest.raises(Refused, match=r"^Analyst \d+ has this role already\.$"):
        invite(trust, trust.analyst.email)


def test_an_organisation_that_has_closed_takes_nobody(trust: Cast) -> None:
    trust.organisation.closed_on = clock.today()
    trust.organisation.save()
    with pytest.raises(Refused, match="closed on"):
        invite(trust)
    assert not Person.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"email": ""}, "Enter their e-mail address"),
        ({"email": "nobody"}, "Enter an e-mail address such as"),
        ({"email": f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.org"}, "Enter an e-mail address of at most 254 characters"),
        ({"name": " "}, "Enter their name"),
        ({"role": ""}, "Choose a role"),
        ({"role": "round_chair"}, "Select a valid choice"),
        ({"role": "owner"}, "Select a valid choice"),
        ({"team": "999999"}, "Select a valid choice"),
    ],
)
def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(
    trust: Cast, client_of: Callable[[Any], Client], given: dict[str, str], says: str
) -> None:
    values = {"name": "Typed Name", "email": "new@example.org", "role": "analyst", "team": ""} | given
    answer = client_of(trust.inclusion_lead).post(reverse("invite", args=[trust.organisation.code]), values)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert says in text
    assert ("Typed Name" in text) is ("name" not in given)
    assert Letter.objects.count() == 0


@pytest.mark.parametrize("password", ["short", "nhs trust pride", "passwordpassword"])
def test_a_poor_password_is_refused_and_the_invitation_still_works(trust: Cast, password: str) -> None:
    invite(trust)
    address = page_of(trust, secret_of(last_letter()))
    answer = Client().post(address, {"password": password})
    assert answer.status_code == 422
    assert password not in answer.content.decode()
    assert Client().post(address, {"password": PASSWORD}).status_code == 302


# Ending


def test_the_only_inclusion_lead_stays(trust: Cast, client_of: Callable[[Any], Client]) -> None:
    """Somebody must always be left who can ask people in."""
    with trust.acting():
        [own] = [one for one in memberships(trust.organisation) if one.person_id == trust.inclusion_lead.pk]
    address = reverse("membership", args=[trust.organisation.code, own.pk])
    lead = client_of(trust.inclusion_lead)
    refused = lead.post(address)
    assert refused.status_code == 422
    assert "This is the only inclusion lead." in refused.content.decode()
    join(trust.organisation, Role.INCLUSION_LEAD)
    assert lead.post(address).status_code == 302
    assert held(trust, trust.inclusion_lead) == []


def test_a_suspended_lead_is_nobody_who_can_ask_people_in(trust: Cast) -> None:
    other = join(trust.organisation, Role.INCLUSION_LEAD)
    other.is_active = False
    other.save()
    with trust.acting():
        leads = {one.person_id: one for one in memberships(trust.organisation) if one.role == Role.INCLUSION_LEAD}
        with pytest.raises(Refused, match="only inclusion lead"):
            actions.end_membership(membership=leads[trust.inclusion_lead.pk], by=trust.inclusion_lead)
        actions.end_membership(membership=leads[other.pk], by=trust.inclusion_lead)


def test_a_lead_for_one_team_is_not_one_for_the_whole(trust: Cast) -> None:
    with trust.acting():
        team = actions.add_team(organisation=trust.organisation, name="Ward 7", kind="team", by=None)
        [own] = [one for one in memberships(trust.organisation) if one.person_id == trust.inclusion_lead.pk]
        actions.add_member(
            organisation=trust.organisation, person=trust.analyst, role=Role.INCLUSION_LEAD, team=team, by=None
        )
        with pytest.raises(Refused, match="only inclusion lead"):
            actions.end_membership(membership=own, by=trust.inclusion_lead)


def test_an_ended_role_is_kept_and_can_be_given_again(trust: Cast) -> None:
    with trust.acting():
        [own] = [one for one in memberships(trust.organisation) if one.person_id == trust.analyst.pk]
        actions.end_membership(membership=own, by=trust.inclusion_lead)
        assert member_of(trust.analyst, trust.organisation) is None
        last = Entry.objects.within(trust.organisation).order_by("number").last()
        assert (last.verb, last.subject) == ("membership.ended", f"membership {own.pk}")
        again = actions.add_member(organisation=trust.organisation, person=trust.analyst, role=Role.ANALYST, by=None)
        assert again.pk != own.pk
        assert Membership.objects.within(trust.organisation).filter(person=trust.analyst).count() == 2
    with acting_in(person_id=trust.analyst.pk):
        assert organisations_of(trust.analyst) == [trust.organisation]


def test_somebody_with_several_roles_is_one_person_on_the_page(trust: Cast, client_of: Callable[[Any], Client]) -> None:
    with trust.acting():
        team = actions.add_team(organisation=trust.organisation, name="Ward 7", kind="team", by=None)
    join(trust.organisation, Role.POLICY_OWNER, trust.analyst)
    join(trust.organisation, Role.ANALYST, trust.analyst, team=team)
    text = client_of(trust.inclusion_lead).get(reverse("people", args=[trust.organisation.code])).content.decode()
    assert text.count(trust.analyst.email) == 1
    assert "Ward 7" in text
    with trust.acting():
        found = member_of(trust.analyst, trust.organisation)
    assert found is not None
    assert found.team_ids == {team.pk}
    assert (found.holds(Role.POLICY_OWNER), found.holds(Role.PARTNER)) == (True, False)
