"""The tenancy app."""

from django.apps import AppConfig


class TenancyConfig(AppConfig):
    """Organisations and the fences between them."""

    name = "colonnade.foundation.tenancy"
    label = "tenancy"
