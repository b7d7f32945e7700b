"""How a site gets its first inclusion lead, and organisations that have no ODS code (R010)."""

from urllib.parse import urlsplit

from django.test import Client

from colonnade.commands.arguments import KINDS
from colonnade.commands.shipped import demo_folder
from colonnade.foundation.tenancy.models import Kind
from tests.factories import make_person

TRUSTS = demo_folder() / "ods" / "etr_2022.csv"


def test_a_trust_of_the_register_gets_its_lead_by_one_address(answer):
    answer("organisations", "load", TRUSTS)
    told = answer("organisations", "lead", "rxt", "--name", "Jo Lead", "--email", "jo@example.org")
    browser = Client()
    page = urlsplit(told["address"]).path
    assert browser.get(page).status_code == 200
    assert browser.post(page, {"password": "violet harbour stone"}).status_code == 302
    assert browser.login(email="jo@example.org", password="violet harbour stone")
    assert browser.get("/o/RXT/people/invite/").status_code == 200
    assert b"has been used" in Client().post(page, {"password": "violet harbour stone"}).content


def test_somebody_who_signs_in_already_needs_no_address(answer):
    answer("organisations", "load", TRUSTS)
    make_person(email="jo@example.org")
    assert answer("organisations", "lead", "RXT", "--name", "Jo", "--email", "jo@example.org")["address"] is None


def test_a_lead_needs_an_address_and_an_organisation(run):
    status, out, err = run("organisations", "lead", "NONE", "--name", "Jo", "--email", "jo@example.org")
    assert (status, out) == (2, "")
    assert "no organisation with the code NONE" in err
    answer = run("organisations", "add", "--name", "Riverside Pride", "--kind", "charity")
    assert answer == (0, "Riverside Pride has the code riverside-pride.\n", "")
    status, _out, err = run("organisations", "lead", "riverside-pride", "--name", "Jo", "--email", "jo@@example.org")
    assert (status, err) == (2, "jo@@example.org is not an e-mail address.\n")


def test_two_organisations_of_one_name_have_two_codes(answer):
    first = answer("organisations", "add", "--name", "Riverside", "--kind", "council")
    second = answer("organisations", "add", "--name", "Riverside", "--kind", "practice")
    assert (first["code"], second["code"]) == ("riverside", "riverside-2")


def test_the_kinds_of_the_command_are_the_kinds_of_the_site():
    assert sorted(KINDS) == sorted(Kind.values)
