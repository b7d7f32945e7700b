"""Addresses of the evidence app."""

from django.urls import path

from colonnade.apps.evidence import views

ALL = "o/<slug:code>/evidence/"
ONE = ALL + "<int:pk>/"

urlpatterns = [
    path(ALL, views.evidence, name="evidence"),
    path(ALL + "add/", views.add, name="add-evidence"),
    path(ONE, views.item, name="evidence-item"),
    path(ONE + "change/", views.change, name="evidence-change"),
    path(ONE + "withdraw/", views.withdraw, name="evidence-withdraw"),
    path(ONE + "versions/add/", views.add_version, name="evidence-version"),
    path(ONE + "versions/<int:number>/file/", views.file, name="evidence-file"),
]
