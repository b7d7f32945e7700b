"""The site's addresses, and the trivial page that its pages are measured against."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from colonnade.apps.organisations.public import signed_in
from colonnade.config.urls import handler404, handler500
from colonnade.config.urls import urlpatterns as site_urls

__all__ = ["handler404", "handler500", "urlpatterns"]

TRIVIAL = engines["jinja2"].from_string("<!DOCTYPE html><title>Trivial</title><h1>{{ word }}</h1>")


@signed_in
def trivial(request: HttpRequest) -> HttpResponse:
    """One line, through every middleware, for a person who is signed in."""
    return HttpResponse(TRIVIAL.render({"word": "trivial"}, request))


urlpatterns = [path("trivial/", trivial), *site_urls]
