"""Decisions that are asked for, and board reports as they were issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from colonnade.foundation.tenancy.models import TenantModel

if TYPE_CHECKING:
    from datetime import date

__all__ = ["BoardReport", "Decision"]


class Decision(TenantModel):
    """A question that somebody, mostly the board, is to answer: why it is asked, by when, and what was decided."""

    number = models.PositiveIntegerField()
    question = models.CharField(max_length=300)
    why = models.TextField(blank=True)
    asked_of = models.CharField(max_length=100)
    # The element that it is about, by reference; none where it is about the work as a whole.
    element = models.CharField(max_length=80, blank=True)
    asked_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="reporting_decision_once")]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answered_on is None and self.taken_back_on is None

    def is_late(self, today: date) -> bool:
        """Whether it should have been answered before today."""
        return self.is_open and self.due_on is not None and self.due_on < today


class BoardReport(TenantModel):
    """A board report as it was issued. It never changes.

    `document` is what it said, block by block; `figures` is what the next report is compared with.
    """

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    as_of = models.DateField()
    figures = models.JSONField(default=dict)
    document = models.JSONField(default=dict)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="reporting_report_once")]

    def __str__(self) -> str:
        return self.title
