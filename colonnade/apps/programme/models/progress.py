"""How far each recommendation has come, entry by entry; nothing in it is ever changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colonnade.foundation.tenancy.keys import TenantKey
from colonnade.foundation.tenancy.models import TenantModel

__all__ = ["Level", "Progress"]


class Level(models.TextChoices):
    """How much has been done on a recommendation (R012). It is a scale of its own, never put together with ratings."""

    NONE = "none", _("No progress")
    MODERATE = "moderate", _("Moderate progress")
    SIGNIFICANT = "significant", _("Significant progress")


class Progress(TenantModel):
    """One entry on one recommendation, by its element's reference, of the whole organisation or of one team.

    The newest entry is how it stands. `number` counts the entries of that recommendation and place from 1.
    """

    element = models.CharField(max_length=80)
    team = TenantKey("organisations.Team", null=True, blank=True)
    number = models.PositiveIntegerField()
    level = models.CharField(max_length=12, choices=Level.choices, blank=True)
    action_to_date = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "element", "team", "number"], name="programme_progress_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "element", "number"],
                condition=models.Q(team=None),
                name="programme_whole_progress_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.element} {self.level}"
