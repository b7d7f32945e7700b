"""The reporting app."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """See the package's docstring."""

    name = "colonnade.apps.reporting"
    label = "reporting"
