"""The programme app."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """See the package's docstring."""

    name = "colonnade.apps.programme"
    label = "programme"
