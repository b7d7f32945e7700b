"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit chain."""

    name = "colonnade.foundation.audit"
    label = "audit"
