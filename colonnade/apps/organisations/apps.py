"""The organisations app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Organisations, their teams and sites, and their members."""

    name = "colonnade.apps.organisations"
    label = "organisations"
