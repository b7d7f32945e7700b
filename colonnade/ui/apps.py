"""The ui app: layouts, fields and pictures that every page shares."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Pages' common parts."""

    name = "colonnade.ui"
    label = "ui"
