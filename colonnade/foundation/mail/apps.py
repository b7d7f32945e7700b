"""The mail app."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """The outbox."""

    name = "colonnade.foundation.mail"
    label = "mail"
