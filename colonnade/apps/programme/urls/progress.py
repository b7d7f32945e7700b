"""Addresses of progress on the recommendations."""

from django.urls import path

from colonnade.apps.programme.views import progress

urlpatterns = [
    path("o/<slug:code>/progress/", progress.progress, name="progress"),
    path("o/<slug:code>/progress/compare/", progress.compare, name="progress-compare"),
    path("o/<slug:code>/progress/<str:element>/", progress.element, name="progress-element"),
    path("o/<slug:code>/progress/<str:element>/record/", progress.record, name="progress-record"),
]
