"""The pages of evidence: who may open them, what they show, and how they change it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from colonnade.apps.evidence import actions
from colonnade.apps.evidence.models import Evidence, Use
from colonnade.apps.evidence.selectors import elements_of, fingerprint, versions
from colonnade.apps.organisations.models import Membership
from colonnade.foundation import clock
from colonnade.foundation.permissions import Role
from colonnade.foundation.tenancy.models import Organisation
from tests.integration.evidence.conftest import ELEMENT, LATER, OTHER_ELEMENT, TODAY, add, client_of, entries
from tests.integration.evidence.filled import ADD, LIST, all_evidence, boxes, changed, page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from colonnade.apps.accounts.models import Person

NONCE = re.compile(r'(nonce="|value=")[^"]+"')

READERS = {
    Role.INCLUSION_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.NETWORK_CHAIR,
    Role.ROUND_CHAIR,
    Role.ANALYST,
    Role.COMMISSIONER,
    Role.POLICY_OWNER,
    Role.BOARD_READER,
}
ADDERS = READERS - {Role.BOARD_READER, Role.ROUND_CHAIR}


@pytest.mark.parametrize("role", list(Role))
def test_pages_by_role(evidence_piece: Evidence, evidence_member: Callable[[str, Role], Person], role: Role) -> None:
    client = client_of(evidence_member("Kit Fell", role))
    pages = {
        LIST: READERS,
        ADD: ADDERS,
        page_of(evidence_piece): READERS,
        page_of(evidence_piece, "change"): {Role.INCLUSION_LEAD},
        page_of(evidence_piece, "withdraw"): {Role.INCLUSION_LEAD},
        page_of(evidence_piece, "versions", "add"): {Role.INCLUSION_LEAD},
    }
    for page, roles in pages.items():
        assert client.get(page).status_code == (200 if role in roles else 403), page
    for page in (ADD, page_of(evidence_piece, "change"), page_of(evidence_piece, "versions", "add")):
        assert client.post(page).status_code == (422 if role in pages[page] else 403), page
    withdrawn = client.post(page_of(evidence_piece, "withdraw"))
    assert withdrawn.status_code == (302 if role == Role.INCLUSION_LEAD else 403)


def test_an_owner_keeps_what_is_theirs_whatever_their_role(
    evidence_piece: Evidence, evidence_lead: Person, evidence_member: Callable[[str, Role], Person]
) -> None:
    owner = evidence_member("Kit Fell", Role.CONTRIBUTOR)
    actions.hand_over(evidence=evidence_piece, to=owner, by=evidence_lead)
    client = client_of(owner)
    for page in ("", "change", "withdraw", "versions/add"):
        assert client.get(f"{page_of(evidence_piece)}{page}/".replace("//", "/")).status_code == 200
    assert client.get(LIST).status_code == 403
    assert f'href="{LIST}"' not in client.get(page_of(evidence_piece)).text
    stands = all_evidence(evidence_piece.organisation)[0]
    given = changed(evidence_lead, version=fingerprint(stands))
    gone = client.post(page_of(evidence_piece, "change"), given)
    assert (gone.status_code, gone["Location"]) == (302, reverse("home", args=["rx1"]))
    assert client.get(page_of(evidence_piece)).status_code == 403


def test_who_is_not_signed_in_is_asked_to(evidence_piece: Evidence) -> None:
    assert Client().get(page_of(evidence_piece)).status_code == 302
    assert Client().get(LIST).status_code == 302


@pytest.mark.attack
def test_another_organisations_evidence_is_the_same_as_none(evidence_lead: Person, evidence_foreign: Evidence) -> None:
    client = client_of(evidence_lead)
    absent = evidence_foreign.pk + 1000
    for steps in ("", "change/", "withdraw/", "versions/add/", "versions/1/file/"):
        for ask in (client.get, client.post):
            foreign = ask(f"{LIST}{evidence_foreign.pk}/{steps}")
            nothing = ask(f"{LIST}{absent}/{steps}")
            assert foreign.status_code == nothing.status_code
            assert foreign.status_code == 404 or (ask == client.post and steps in {"", "versions/1/file/"})
            assert NONCE.sub("", foreign.text) == NONCE.sub("", nothing.text)
            assert "Canary" not in foreign.text
    assert client.get(f"{LIST}{10**30}/").status_code == 404


def test_the_list_shows_state_in_words_and_can_be_narrowed(
    evidence_trust: Organisation, evidence_lead: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(evidence_trust, evidence_lead, title="Fresh", elements=[ELEMENT])
    add(evidence_trust, evidence_lead, title="Aged", stale_after=TODAY + timedelta(days=1), elements=[OTHER_ELEMENT])
    actions.withdraw(evidence=add(evidence_trust, evidence_lead, title="Gone"), by=evidence_lead)
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(days=2))
    client = client_of(evidence_lead)

    def titles(query: str) -> list[str]:
        return re.findall(r'/evidence/\d+/">([^<]+)</a>', client.get(LIST + query).text)

    assert titles("") == ["Aged", "Fresh"]
    assert titles("?state=live") == ["Fresh"]
    assert titles("?state=stale") == ["Aged"]
    assert titles("?state=withdrawn") == ["Gone"]
    assert titles(f"?element={OTHER_ELEMENT}") == ["Aged"]
    assert titles(f"?element={OTHER_ELEMENT}&state=live") == []
    assert titles("?element=nothing&state=nothing") == ["Aged", "Fresh"]
    page = client.get(LIST).text
    assert "2 pieces of evidence. 1 withdrawn is not shown." in page
    for word in ("Live", "Stale"):
        assert re.search(rf"</svg> {word}</strong>", page)


def test_an_owner_who_left_is_shown_and_the_evidence_can_be_handed_over(
    evidence_piece: Evidence, evidence_lead: Person, evidence_member: Callable[[str, Role], Person]
) -> None:
    trust = evidence_piece.organisation
    owner = evidence_member("Nia Wren", Role.ANALYST)
    actions.hand_over(evidence=evidence_piece, to=owner, by=evidence_lead)
    client = client_of(evidence_lead)
    assert "Owner has left" not in client.get(LIST).text + client.get(page_of(evidence_piece)).text
    Membership.objects.within(trust).filter(person=owner).update(ended_on=TODAY)
    assert "Owner has left" in client.get(LIST).text
    assert "Owner has left" in client.get(page_of(evidence_piece)).text
    page = client.get(page_of(evidence_piece, "change")).text
    assert re.search(rf'<option value="{owner.pk}" selected', page)
    version = re.search(r'name="version" value="([0-9a-f]+)"', page)
    assert version is not None
    done = client.post(page_of(evidence_piece, "change"), changed(evidence_lead, version=version.group(1)))
    assert done["Location"] == page_of(evidence_piece)
    assert all_evidence(trust)[0].owner_id == evidence_lead.pk


def test_stale_evidence_can_be_handed_over_without_a_new_day(
    evidence_piece: Evidence, evidence_lead: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: LATER + timedelta(days=1))
    given = changed(evidence_lead, elements=[OTHER_ELEMENT], version=fingerprint(evidence_piece))
    client = client_of(evidence_lead)
    assert client.post(page_of(evidence_piece, "change"), given).status_code == 302
    assert elements_of(evidence_piece) == (OTHER_ELEMENT,)
    refused = client.post(page_of(evidence_piece, "change"), given | {"stale_after_0": "8"})
    assert refused.status_code == 422
    assert "after today" in refused.text


def test_the_second_of_two_changes_keeps_what_was_typed_and_shows_what_stands(
    evidence_piece: Evidence, evidence_lead: Person
) -> None:
    client = client_of(evidence_lead)
    given = changed(evidence_lead, day="1 1 2029", version=fingerprint(evidence_piece))
    actions.change_day(evidence=evidence_piece, stale_after=date(2028, 6, 1), by=evidence_lead)
    answer = client.post(page_of(evidence_piece, "change"), given)
    assert answer.status_code == 422
    assert "Somebody else has changed this" in answer.text
    assert "Stale after: 1 June 2028. Owner: Ash Marlow." in answer.text
    assert re.search(r'id="id_stale_after_2"[^>]*value="2029"', answer.text)
    version = re.search(r'name="version" value="([0-9a-f]+)"', answer.text)
    assert version is not None
    assert client.post(page_of(evidence_piece, "change"), given | {"version": version.group(1)}).status_code == 302
    assert all_evidence(evidence_piece.organisation)[0].stale_after == date(2029, 1, 1)


def test_a_newer_version_is_shown_above_the_one_before(evidence_piece: Evidence, evidence_lead: Person) -> None:
    client = client_of(evidence_lead)
    given = {"kind": "note", "note": "Newer words"} | boxes("1 1 2029")
    done = client.post(page_of(evidence_piece, "versions", "add"), given, follow=True)
    assert done.status_code == 200
    shown = done.text
    assert shown.index("Version 2, the latest") < shown.index("Newer words") < shown.index("The board talked about it.")
    for version in versions(evidence_piece):
        assert version.sha256 in shown.replace("<wbr>", "")
    again = client.post(page_of(evidence_piece, "versions", "add"), given)
    assert again.status_code == 422
    assert "same as version 2" in again.text


def test_withdrawing(evidence_piece: Evidence, evidence_lead: Person) -> None:
    client = client_of(evidence_lead)
    done = client.post(page_of(evidence_piece, "withdraw"), follow=True)
    assert "It was withdrawn on" in done.text
    assert "The board talked about it." in done.text
    assert "Add a newer version" not in done.text
    assert entries(evidence_piece.organisation)[-1][0] == "evidence.withdrawn"
    again = client.post(page_of(evidence_piece, "withdraw"))
    assert again.status_code == 422
    assert "was withdrawn, so it cannot be changed" in again.text


def test_no_page_takes_another_method(evidence_piece: Evidence, evidence_lead: Person) -> None:
    client = client_of(evidence_lead)
    for page in (LIST, ADD, page_of(evidence_piece), page_of(evidence_piece, "change")):
        assert client.put(page).status_code == 405
        assert client.delete(page).status_code == 405
    assert client.post(LIST).status_code == 405


def test_the_pages_ask_no_more_of_the_database_with_more_evidence(
    evidence_trust: Organisation, evidence_lead: Person
) -> None:
    client = client_of(evidence_lead)

    def count(page: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        return len(queries)

    first, *_rest = [add(evidence_trust, evidence_lead, title=f"Piece {number}") for number in range(5)]
    count(LIST)
    with_few = [count(page) for page in (LIST, ADD, page_of(first))]
    for number in range(45):
        add(evidence_trust, evidence_lead, title=f"More {number}", elements=[ELEMENT, OTHER_ELEMENT])
    assert [count(page) for page in (LIST, ADD, page_of(first))] == with_few


def test_withdrawn_evidence_is_not_changed_by_a_page_that_was_open(
    evidence_piece: Evidence, evidence_lead: Person
) -> None:
    actions.withdraw(evidence=evidence_piece, by=evidence_lead)
    [stands] = all_evidence(evidence_piece.organisation)
    client = client_of(evidence_lead)
    answer = client.post(page_of(stands, "change"), changed(evidence_lead, day="1 1 2029", version=fingerprint(stands)))
    assert answer.status_code == 422
    assert "was withdrawn, so it cannot be changed" in answer.text
    assert all_evidence(evidence_piece.organisation)[0].stale_after == LATER


def test_stale_evidence_says_since_when(
    evidence_piece: Evidence, evidence_lead: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: LATER + timedelta(days=1))
    page = client_of(evidence_lead).get(page_of(evidence_piece)).text
    assert "Its day was 9 March 2028, so it shows nothing now." in page


def test_an_element_that_left_the_catalogue_is_shown_and_may_stay(
    evidence_piece: Evidence, evidence_lead: Person
) -> None:
    use = Use(organisation=evidence_piece.organisation, evidence=evidence_piece, element="old-2015/7")
    use.save()
    client = client_of(evidence_lead)
    for page in (LIST, page_of(evidence_piece), page_of(evidence_piece, "change")):
        assert str(use) in client.get(page).text
        assert "No longer in the catalogue" in client.get(page).text
    given = changed(evidence_lead, elements=["old-2015/7"], version=fingerprint(evidence_piece))
    assert client.post(page_of(evidence_piece, "change"), given).status_code == 302
    assert elements_of(evidence_piece) == ("old-2015/7",)
