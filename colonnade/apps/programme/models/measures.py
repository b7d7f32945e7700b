"""Measures with baseline and target, and their readings."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colonnade.apps.programme.models.practices import PracticePlan
from colonnade.apps.programme.models.work import Action
from colonnade.foundation.tenancy.keys import TenantKey
from colonnade.foundation.tenancy.models import TenantModel

__all__ = ["Measure", "Reading"]


class Measure(TenantModel):
    """What shows whether an action or a planned practice works: where it began and where it should come."""

    class Better(models.TextChoices):
        """Which way is better."""

        HIGHER = "higher", _("Higher is better")
        LOWER = "lower", _("Lower is better")

    action = TenantKey(Action, null=True, blank=True)
    plan = TenantKey(PracticePlan, null=True, blank=True)
    name = models.CharField(max_length=160)
    unit = models.CharField(max_length=40)
    # A count of people is kept only as it may be shown: none from 1 to 7, all others to the nearest 5.
    counts_people = models.BooleanField(default=False)
    better = models.CharField(max_length=8, choices=Better.choices, default=Better.HIGHER)
    baseline = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(action=None) ^ models.Q(plan=None), name="programme_measure_of_one_thing"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def of(self) -> Any:
        """The action, or the planned practice, that it measures."""
        return self.action or self.plan


class Reading(TenantModel):
    """The value of a measure on a day; None where it may not be known. A wrong one is taken back, never changed."""

    measure = TenantKey(Measure)
    read_on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "measure", "read_on"],
                condition=models.Q(taken_back_at=None),
                name="programme_reading_once",
            )
        ]

    def __str__(self) -> str:
        return f"reading of {self.read_on}"

    @property
    def of(self) -> Any:
        """What its measure measures."""
        return self.measure.of
