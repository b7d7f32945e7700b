"""Addresses of the programme."""

from colonnade.apps.programme.urls import guidance, progress, rounds

urlpatterns = [*guidance.urlpatterns, *rounds.urlpatterns, *progress.urlpatterns]
