"""Who helps staff: the page, its coverage by site, keeping it up to date, and the link that needs no account."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from colonnade.apps.organisations.actions import end_team
from colonnade.apps.organisations.public import add_team
from colonnade.apps.programme import actions, selectors
from colonnade.apps.programme.models import SupportLink, SupportPlace, SupportRoute
from colonnade.apps.programme.selectors import Cover
from colonnade.foundation import clock
from colonnade.foundation.refusal import Overtaken
from tests.integration.programme.telling import body, chain, refused, stored, url

DAY = {"checked_on_0": "5", "checked_on_1": "5", "checked_on_2": "2026"}
TYPED = {
    "kind": "guardian",
    "name": "Ash Adeyemi",
    "what_for": "A talk in confidence",
    "phone": "0113 496 0000 ext 12",
    "email": "speakup@northfield.example",
    "link": "northfield.example/speak-up",
    "hours": "Weekdays, 8 to 6",
    "where": "all",
    **DAY,
}


def site(cast, name, parent=None, kind="site"):
    """A site of the trust."""
    with cast.acting():
        return add_team(organisation=cast.organisation, name=name, kind=kind, parent=parent, by=cast.inclusion_lead)


def add(cast, name="Ash Adeyemi", kind="guardian", **more):
    """A route of support."""
    given = {"kind": kind, "name": name, "phone": "0113 496 0000", "by": cast.inclusion_lead, **more}
    with cast.acting():
        return actions.add_support_route(organisation=cast.organisation, **given)


def link(cast):
    """The link that needs no account."""
    with cast.acting():
        return actions.renew_support_link(organisation=cast.organisation, by=cast.inclusion_lead)


def open_url(cast, secret):
    return reverse("support-open", args=[cast.organisation.code, secret])


@pytest.fixture
def keeper(trust, client_of):
    """The inclusion lead's browser."""
    return client_of(trust.inclusion_lead)


def test_r039_the_page_shows_every_route_by_kind_to_every_member(trust, keeper, client_of):
    assert keeper.post(url("support-add", trust), TYPED).status_code == 302
    add(trust, "Staff network", "network", phone="", link="https://network.example/")
    page = body(client_of(trust.contributor).get(url("support", trust)))
    for words in (
        "Freedom to speak up guardian",
        "Ash Adeyemi",
        "A talk in confidence",
        "0113 496 0000 ext 12",
        "speakup@northfield.example",
        "northfield.example/speak-up",
        "Weekdays, 8 to 6",
        "Checked on 5 May 2026",
    ):
        assert words in page
    assert page.index("Freedom to speak up guardian") < page.index("Staff network")
    assert "Add somebody who helps" not in page
    sent = keeper.get(url("support", trust)).content.decode()
    assert 'href="tel:01134960000"' in sent
    assert 'href="mailto:speakup@northfield.example"' in sent
    assert 'href="https://northfield.example/speak-up"' in sent


def test_each_change_is_in_the_audit_chain(trust):
    route = add(trust)
    with trust.acting():
        actions.confirm_support_route(route=route, by=trust.network_chair)
        actions.end_support_route(route=route, by=trust.inclusion_lead)
    assert [entry[:3] for entry in chain(trust)[-3:]] == [
        ("support.added", f"support route {route.pk}", trust.inclusion_lead.pk),
        ("support.checked", f"support route {route.pk}", trust.network_chair.pk),
        ("support.ended", f"support route {route.pk}", trust.inclusion_lead.pk),
    ]


def test_r039_each_site_has_a_direct_link(trust, keeper):
    north, south = site(trust, "North"), site(trust, "South")
    add(trust, "For all")
    add(trust, "Only north", "champion", everywhere=False, sites=[north])
    at_north, at_south = (body(keeper.get(url("support", trust), {"site": one.pk})) for one in (north, south))
    assert "Only north" in at_north
    assert "Only north" not in at_south
    assert "For all" in at_south
    for strange in ("", "999999", "abc", "1\x00"):
        assert "Only north" in body(keeper.get(url("support", trust), {"site": strange}))


def test_who_is_there_for_a_site_is_there_for_what_stands_below_it(trust):
    city = site(trust, "City")
    wing = site(trust, "East wing", site(trust, "Team between", city, "team"))
    add(trust, "City guardian", everywhere=False, sites=[city])
    with trust.acting():
        assert [one.row.name for one in selectors.support_routes(trust.organisation, wing)] == ["City guardian"]
        assert selectors.support_coverage(trust.organisation).sites[1].covers["guardian"] is Cover.NAMED


def test_r040_gaps_are_said_in_words(trust, keeper):
    north, south, west = site(trust, "North"), site(trust, "South"), site(trust, "West")
    add(trust, "Guardian", everywhere=False, sites=[north, south])
    add(trust, "Champion of all", "champion")
    add(trust, "Champion of the north", "champion", everywhere=False, sites=[north])
    add(trust, "Union", "union")
    with trust.acting():
        coverage = selectors.support_coverage(trust.organisation)
    assert [(one.site.name, *one.covers.values()) for one in coverage.sites] == [
        ("North", Cover.NAMED, Cover.NAMED),
        ("South", Cover.NAMED, Cover.SHARED),
        ("West", Cover.NOBODY, Cover.SHARED),
    ]
    page = body(keeper.get(url("support-coverage", trust)))
    assert "1 of 3 sites have a guardian and a champion of their own." in page
    assert "1 site has no speak-up guardian: West." in page
    assert "2 sites have only the champion for all sites: South, West. Can staff there meet them?" in page
    assert "no equality champion" not in page
    drawn = keeper.get(url("support-coverage", trust)).content.decode()
    assert drawn.count("<svg") >= 2
    assert f"{url('support', trust)}?site={west.pk}" in drawn


def test_coverage_without_sites_says_where_to_add_them(trust, keeper):
    page = body(keeper.get(url("support-coverage", trust)))
    assert "There are no sites yet." in page


def test_coverage_without_gaps_says_so(trust, keeper):
    north = site(trust, "North")
    for kind in ("guardian", "champion"):
        add(trust, kind, kind, everywhere=False, sites=[north])
    assert "None: each site has a guardian and a champion of its own." in body(
        keeper.get(url("support-coverage", trust))
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"phone": "", "email": "", "link": ""}, "Enter a telephone number, an e-mail address or a link"),
        ({"phone": "call me"}, "Enter a telephone number such as 0113 496 0000 ext 12"),
        ({"email": "ash"}, "Enter an e-mail address such as name@example.nhs.uk"),
        ({"link": "http://northfield.example"}, "Enter a link that starts with https://"),
        ({"link": "javascript:alert(1)"}, "Enter a link"),
        ({"kind": ""}, "Choose what sort of help it is"),
        ({"kind": "wizard"}, "Choose what sort of help it is"),
        ({"name": "  "}, "Enter the name of the person or service"),
        ({"name": "n" * 121}, "Write a name of at most 120 characters"),
        ({"what_for": "w" * 301}, "Write at most 300 characters"),
        ({"where": "some"}, "Choose at least one site, or choose all sites"),
        ({"where": ""}, "Choose whether they are there for all sites"),
        ({"sites": "999"}, "Choose sites from the list"),
        ({"checked_on_0": "31", "checked_on_1": "2"}, "Enter a real date"),
        ({"checked_on_2": "2999"}, "Enter the day on which you checked it: today or earlier"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(trust, keeper, change, says):
    site(trust, "North")
    answer = keeper.post(url("support-add", trust), {**TYPED, **change})
    assert answer.status_code == 422
    assert says in body(answer)
    assert "Weekdays, 8 to 6" in answer.content.decode()
    assert stored(trust, SupportRoute)["SupportRoute"] == []


def test_changing_a_route_through_its_page(trust, keeper):
    north, south = site(trust, "North"), site(trust, "South")
    route = add(trust, everywhere=False, sites=[north])
    address = url("support-route", trust, route.pk)
    page = keeper.get(address).content.decode()
    seen = re.search(r'name="seen" value="(\w{16})"', page)[1]
    sent = {**TYPED, "name": "Ash and Bo", "where": "some", "sites": [south.pk], "seen": seen}
    assert keeper.post(address, sent).status_code == 302
    with trust.acting():
        found = selectors.support_route(trust.organisation, route.pk)
    assert (found.row.name, [one.name for one in found.sites]) == ("Ash and Bo", ["South"])
    assert len(stored(trust, SupportPlace)["SupportPlace"]) == 1
    again = keeper.post(address, {**sent, "name": "Typed meanwhile"})
    assert again.status_code == 409
    shown = body(again)
    assert "Somebody else changed this route while you had the page open." in shown
    assert "Ash and Bo" in shown
    assert "Typed meanwhile" in again.content.decode()
    newer = re.search(r'name="seen" value="(\w{16})"', again.content.decode())[1]
    assert newer != seen
    assert keeper.post(address, {**sent, "name": "Typed meanwhile", "seen": newer}).status_code == 302


def test_a_route_that_is_for_all_sites_keeps_none(trust):
    north = site(trust, "North")
    route = add(trust, everywhere=False, sites=[north])
    with trust.acting():
        found = selectors.support_route(trust.organisation, route.pk)
        changed = {
            name: getattr(found.row, name)
            for name in ("kind", "name", "what_for", "phone", "email", "link", "hours", "checked_on")
        }
        actions.change_support_route(
            route=found.row,
            seen=selectors.route_fingerprint(found),
            sites=[north],
            everywhere=True,
            by=trust.inclusion_lead,
            **changed,
        )
        with pytest.raises(Overtaken):
            actions.change_support_route(
                route=found.row, seen="older", sites=[], everywhere=True, by=trust.inclusion_lead, **changed
            )
    assert stored(trust, SupportPlace)["SupportPlace"] == []


def test_what_has_ended_is_shown_to_nobody_and_not_changed(trust, keeper):
    route = add(trust)
    address = url("support-end", trust, route.pk)
    assert "End Ash Adeyemi?" in body(keeper.get(address))
    assert keeper.post(address).status_code == 302
    assert "Ash Adeyemi" not in body(keeper.get(url("support", trust)))
    assert keeper.get(url("support-route", trust, route.pk)).status_code == 404
    with trust.acting(), refused("This route of support has ended. Add it anew if staff can turn to it again."):
        actions.confirm_support_route(route=route, by=trust.inclusion_lead)


def test_what_was_not_checked_for_half_a_year_is_to_be_checked(trust, keeper, client_of):
    old = add(trust, "Old guardian", checked_on=clock.today() - timedelta(days=190))
    add(trust, "New guardian", checked_on=clock.today() - timedelta(days=150))
    page = body(keeper.get(url("support", trust)))
    assert "Old guardian was last checked on" in page
    assert "New guardian was last checked on" not in page
    assert "was last checked on" not in body(client_of(trust.analyst).get(url("support", trust)))
    assert keeper.post(url("support-checked", trust, old.pk)).status_code == 302
    assert "was last checked on" not in body(keeper.get(url("support", trust)))


def test_a_route_whose_sites_have_ended_is_to_be_looked_at(trust, keeper):
    north = site(trust, "North")
    add(trust, "Northern guardian", everywhere=False, sites=[north])
    with trust.acting():
        end_team(team=north, by=trust.inclusion_lead)
    assert "Northern guardian was for sites that have ended." in body(keeper.get(url("support", trust)))


def test_the_link_opens_the_page_without_an_account_and_is_renewed(trust, keeper):
    add(trust)
    address = url("support-link", trust)
    assert "no such link now" in body(keeper.get(address))
    assert keeper.post(address).status_code == 302
    first = stored(trust, SupportLink)["SupportLink"][0]["secret"]
    assert len(first) == 43
    assert open_url(trust, first) in keeper.get(address).content.decode()
    answer = Client().get(open_url(trust, first))
    assert "Ash Adeyemi" in body(answer)
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.cookies
    assert 'name="robots"' in answer.content.decode()
    keeper.post(address)
    assert Client().get(open_url(trust, first)).status_code == 404
    second = next(row["secret"] for row in stored(trust, SupportLink)["SupportLink"] if row["ended_at"] is None)
    assert second != first
    assert Client().get(open_url(trust, second)).status_code == 200
    keeper.post(address, {"do": "end"})
    assert Client().get(open_url(trust, second)).status_code == 404
    assert [entry[0] for entry in chain(trust)[-3:]] == ["support.link_made", "support.link_made", "support.link_ended"]


def test_the_open_page_shows_only_what_staff_need(trust):
    north = site(trust, "North")
    add(trust)
    add(trust, "Only north", "champion", everywhere=False, sites=[north])
    secret = link(trust).secret
    sent = Client().get(open_url(trust, secret), {"site": north.pk}).content.decode()
    assert "Only north" in sent
    assert trust.organisation.name in sent
    for hidden in (trust.inclusion_lead.name, url("support-add", trust), "/people/", "Change"):
        assert hidden not in sent
    assert f"{open_url(trust, secret)}?site={north.pk}" in sent


def test_a_wrong_link_and_an_organisation_that_is_not_there_are_the_same(trust, other_trust):
    secret, theirs = link(trust).secret, link(other_trust).secret
    wrong = [
        open_url(trust, "x" * 43),
        open_url(trust, theirs),
        open_url(other_trust, secret),
        open_url(trust, "é"),
        reverse("support-open", args=["ZZ9", secret]),
    ]
    answers = [Client().get(address) for address in wrong]
    assert {answer.status_code for answer in answers} == {404}
    changing = re.compile(r"nonce[-=\"\w+/]*")
    assert len({changing.sub("", answer.content.decode()) for answer in answers}) == 1
    assert Client().post(open_url(trust, secret)).status_code == 405


def test_without_a_link_no_secret_opens_it(trust):
    add(trust)
    assert Client().get(open_url(trust, "-")).status_code == 404


def test_only_keepers_may_change_it(trust, client_of):
    route = add(trust)
    browser = client_of(trust.analyst)
    for name, args in (
        ("support-add", []),
        ("support-route", [route.pk]),
        ("support-end", [route.pk]),
        ("support-link", []),
    ):
        assert browser.get(url(name, trust, *args)).status_code == 403
    assert browser.post(url("support-checked", trust, route.pk)).status_code == 403
    chair = client_of(trust.network_chair)
    assert chair.post(url("support-add", trust), {**TYPED, "name": "By the chair"}).status_code == 302


def test_an_empty_link_ends_quietly(trust):
    before = len(chain(trust))
    with trust.acting():
        actions.end_support_link(organisation=trust.organisation, by=trust.inclusion_lead)
    assert len(chain(trust)) == before


def test_the_pages_ask_the_database_as_often_with_many_routes(trust, keeper, django_assert_max_num_queries):
    north = site(trust, "North")
    for number in range(12):
        add(trust, f"Guardian {number}", everywhere=False, sites=[north])
    keeper.get(url("support", trust))
    with django_assert_max_num_queries(14):
        keeper.get(url("support", trust), {"site": north.pk})
    with django_assert_max_num_queries(14):
        keeper.get(url("support-coverage", trust))
