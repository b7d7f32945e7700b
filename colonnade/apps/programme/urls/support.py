"""Addresses of support."""

from django.urls import path

from colonnade.apps.programme.views import support

SUPPORT = "o/<slug:code>/support/"

urlpatterns = [
    path(SUPPORT, support.support, name="support"),
    path(SUPPORT + "sites/", support.coverage, name="support-coverage"),
    path(SUPPORT + "add/", support.add_route, name="support-add"),
    path(SUPPORT + "link/", support.support_link, name="support-link"),
    path(SUPPORT + "open/<str:secret>/", support.support_open, name="support-open"),
    path(SUPPORT + "<int:pk>/", support.change_route, name="support-route"),
    path(SUPPORT + "<int:pk>/checked/", support.checked, name="support-checked"),
    path(SUPPORT + "<int:pk>/end/", support.end_route, name="support-end"),
]
