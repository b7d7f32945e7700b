"""The evidence app."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """See the package's docstring."""

    name = "colonnade.apps.evidence"
    label = "evidence"
