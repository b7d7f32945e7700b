"""Addresses of the programme."""

from colonnade.apps.programme.urls import guidance, rounds

urlpatterns = [*guidance.urlpatterns, *rounds.urlpatterns]
