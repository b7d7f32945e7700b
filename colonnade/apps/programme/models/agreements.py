"""What the chair recorded as agreed, and the pillars that the organisation focuses on."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from colonnade.apps.programme.models.answers import Rating
from colonnade.apps.programme.models.rounds import Round
from colonnade.foundation.tenancy.keys import TenantKey
from colonnade.foundation.tenancy.models import TenantModel

__all__ = ["Agreement", "Focus"]

AGREED = [choice for choice in Rating.choices if choice[0] != Rating.DO_NOT_KNOW]


class Agreement(TenantModel):
    """The agreed rating of one element in a round, with the reason and any dissent."""

    round = TenantKey(Round)
    element = models.CharField(max_length=20)
    rating = models.CharField(max_length=12, choices=AGREED)
    reason = models.TextField()
    dissent = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    # How it stood when the round closed: whether it was shown, and by which evidence.
    was_shown = models.BooleanField(null=True, blank=True)
    evidence_at_close = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "round", "element"], name="programme_agreement_once")
        ]

    def __str__(self) -> str:
        return f"{self.element} {self.rating}"


class Focus(TenantModel):
    """A pillar that the organisation chose to work on first, and why."""

    pillar = models.CharField(max_length=80)
    reason = models.TextField()
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "pillar"], condition=models.Q(ended_at=None), name="programme_focus_once"
            )
        ]

    def __str__(self) -> str:
        return self.pillar
