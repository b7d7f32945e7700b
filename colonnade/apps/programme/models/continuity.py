"""Contacts and promises, people who leave or fall silent, and organisations that take over from others."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colonnade.foundation.tenancy.models import Organisation, TenantModel

__all__ = ["Contact", "Handover", "Promise", "Succession"]


class Contact(TenantModel):
    """Somebody outside the site whom the work depends on, and who keeps in touch with them (R170)."""

    class Level(models.TextChoices):
        """Where they can help."""

        BOARD = "board", _("Board")
        SENIOR = "senior", _("Senior managers")
        TEAM = "team", _("Teams and services")
        SYSTEM = "system", _("The wider system")
        COMMUNITY = "community", _("Community groups")

    name = models.CharField(max_length=120)
    post = models.CharField(max_length=120, blank=True)
    body = models.CharField(max_length=160, blank=True)
    level = models.CharField(max_length=10, choices=Level.choices)
    # An ally speaks up for the work. It says nothing about who they are.
    is_ally = models.BooleanField(default=False)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    helps_with = models.TextField(blank=True)
    keeper = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    second_keeper = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_on = models.DateField()
    carried_from = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Promise(TenantModel):
    """What the organisation said it would do, to whom and by when."""

    number = models.PositiveIntegerField()
    text = models.TextField()
    made_to = models.CharField(max_length=160)
    made_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    post = models.CharField(max_length=100)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    kept_on = models.DateField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    carried_from = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="programme_promise_once")]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        """Whether it is still to be kept."""
        return self.kept_on is None and self.released_on is None


class Handover(TenantModel):
    """That somebody leaves, or has fallen silent, and what they owned is to be handed over (R169).

    `pack` is the handover pack as it was made last, from records alone; `listed` is what they owned at the start.
    """

    class Why(models.TextChoices):
        """Why it was begun."""

        LEAVING = "leaving", _("They leave")
        SILENT = "silent", _("Nothing has been heard from them")
        AWAY = "away", _("They are away for a long time")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    why = models.CharField(max_length=8, choices=Why.choices)
    last_day = models.DateField()
    listed = models.JSONField(default=list)
    pack = models.JSONField(null=True, blank=True)
    pack_made_at = models.DateTimeField(null=True, blank=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=models.Q(ended_at=None), name="programme_handover_once"
            )
        ]

    def __str__(self) -> str:
        return f"handover of {self.begun_at:%d %B %Y}"


class Succession(TenantModel):
    """That another organisation takes over from this one, and what was carried over to it (R171)."""

    successor = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    from_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    carried = models.JSONField(default=dict)
    carried_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "successor"], name="programme_succession_once")]

    def __str__(self) -> str:
        return f"successor {self.successor_id}"
