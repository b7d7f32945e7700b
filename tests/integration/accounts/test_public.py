"""What the app gives to others: the marks of pages, and what somebody typed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse

from colonnade.apps.accounts.public import open_to_all, signed_in, typed_texts


def page(request):
    return HttpResponse("shown")


def test_an_open_page_is_marked_so():
    assert open_to_all(lambda request: None).access.kind == "open"


def test_a_page_of_ones_own_opens_for_those_who_are_signed_in(rf):
    guarded = signed_in(page)
    assert guarded.access.kind == "signed in"
    request = rf.get("/somewhere/?a=1")
    request.user = AnonymousUser()
    assert guarded(request).url == "/accounts/login/?next=/somewhere/%3Fa%3D1"
    request.user = SimpleNamespace(is_authenticated=True)
    assert guarded(request).content == b"shown"


@pytest.mark.django_db
def test_what_was_typed_is_given_back_to_somebody_who_was_signed_out(client):
    response = client.post("/account/name/", {"name": "Adé <b>", "csrfmiddlewaretoken": "x"})
    text = response.content.decode()
    assert response.status_code == 403
    assert "Sign in to save this" in text
    assert 'name="name" value="Adé &lt;b&gt;"' in text


def test_neither_passwords_nor_codes_nor_what_the_site_put_there_are_given_back(rf):
    sent = {
        "note": ["first", "second", "  "],
        "oldpassword": "a",
        "password1": "b",
        "code": "123456",
        "credential": "{}",
        "next": "/",
        "version": "3",
        "csrfmiddlewaretoken": "c",
    }
    assert typed_texts(rf.post("/", sent)) == [("note", "first"), ("note", "second")]
